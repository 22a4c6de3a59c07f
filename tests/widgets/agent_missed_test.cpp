// SPDX-License-Identifier: GPL-3.0-or-later
// Several calls at one desk: who called the agent himself in vain, and the list of two.
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/desk_calls.h"
#include "widgets/agent/missed_notice.h"
#include "widgets/models/text.h"

#include <QBoxLayout>
#include <QMenu>
#include <QStackedWidget>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class MissedTest : public AgentPageTest {
protected:
    void miss(std::uint32_t call, const Party &from, OfferOutcome why = OfferOutcome::Busy) {
        floor.happen(CallArrived{CallId{call}, Direction::Internal, from, "1001", {}, AgentId{"egor"}});
        floor.happen(CallMissed{CallId{call}, BusyFloor::anna, from, why});
        floor.happen(CallEnded{CallId{call}, EndedBy::System, EndCause::Busy});
    }
    QMenu &menu() {
        auto *shown = page.findChild<MissedNotice *>()->findChild<QMenu *>();
        Q_EMIT shown->aboutToShow();
        return *shown;
    }
    QAction &entry(const QMenu &of, const QString &part) {
        for (auto *action : of.actions())
            if (action->text().contains(part))
                return *action;
        std::abort();
    }
    const Party egor{"1005", "Егор Ли"};
};

TEST_F(MissedTest, whoCallsWhileOneTalksIsShownAndCalledBackFromThere) {
    busy.ringAnna();
    busy.answerAnna();
    dialField().clearFocus();
    const auto *before = page.focusWidget();
    miss(901, egor);
    EXPECT_TRUE(says(page, u"1 calls for you were missed: Егор Ли 1005 · "_s)) << wordsIn(page).toStdString();
    EXPECT_TRUE(says(page, u"your phone was in use"_s));
    EXPECT_EQ(page.focusWidget(), before) << "it never takes the focus";
    EXPECT_TRUE(says(page, u"Talking"_s));
    busy.endAnnasCall();
    entry(menu(), u"Егор Ли"_s).trigger();
    EXPECT_EQ(dialField().text(), u"1005"_s);
    EXPECT_EQ(lastSent<Dial>(), nullptr) << "people press the key themselves";
}

TEST_F(MissedTest, theLatestStandsFirstAndGoesWhenItIsSettled) {
    miss(901, egor, OfferOutcome::NoAnswer);
    miss(902, {"1014", "Надежда Суворова"}, OfferOutcome::DeviceLost);
    EXPECT_TRUE(says(page, u"2 calls for you were missed: Надежда Суворова 1014"_s))
        << wordsIn(page).toStdString();
    auto *settled = entry(menu(), u"Settled"_s).menu();
    entry(*settled, u"Надежда"_s).trigger();
    ASSERT_NE(lastSent<SettleMissed>(), nullptr);
    EXPECT_EQ(lastSent<SettleMissed>()->call, CallId{902});
    requests.answerAll();
    EXPECT_TRUE(says(page, u"1 calls for you were missed: Егор Ли 1005"_s));
    floor.happen(MissedCallSettled{CallId{901}, BusyFloor::anna, {}});
    EXPECT_FALSE(says(page, u"missed: "_s));
}

TEST_F(MissedTest, whoCalledTwiceIsNamedOnceWithBothTimes) {
    const auto time = [&] { return timeOfDayText(floor.now(), zoneOf(floor.center().site)); };
    const auto first = time();
    miss(901, egor);
    floor.pass(seconds{70});
    miss(902, {"1014", "Надежда Суворова"});
    floor.pass(seconds{5});
    miss(903, egor);
    const auto line =
        u"3 calls for you were missed: Егор Ли 1005 · %1, %2 · your phone was in use; Надежда"_s;
    EXPECT_TRUE(says(page, line.arg(time(), first))) << wordsIn(page).toStdString();
    EXPECT_EQ(wordsIn(page).count(u"Егор Ли"_s), 1);
    EXPECT_EQ(menu().actions().size(), 5) << "three, a line, and what is settled";
}

// On every height that a small screen may give it: what gives way for the line comes back when it is settled.
TEST_F(MissedTest, everythingIsInItsPlaceOnceTheLineIsSettled) {
    QWidget window;
    auto *pages = new QStackedWidget(&window);
    (new ::QVBoxLayout(&window))->addWidget(pages);
    pages->addWidget(&page);
    open(window);
    const auto places = [&] {
        QCoreApplication::processEvents();
        QStringList all;
        for (auto *each : page.findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
            if (const auto at = each->geometry(); each->isVisible())
                all += u"%1,%2 %3x%4"_s.arg(at.x()).arg(at.y()).arg(at.width()).arg(at.height());
        return all.join(u"; "_s).toStdString();
    };
    for (std::uint32_t round = 0; round < 20; ++round) {
        window.resize(1366, 660 + 5 * static_cast<int>(round));
        const auto before = places();
        miss(901 + round, egor);
        EXPECT_NE(places(), before);
        floor.happen(MissedCallSettled{CallId{901 + round}, BusyFloor::anna, {}});
        EXPECT_EQ(places(), before);
    }
    page.setParent(nullptr);
}

TEST_F(MissedTest, whatOthersMissIsNotTold) {
    floor.happen(CallArrived{CallId{901}, Direction::Internal, egor, "1002", {}, AgentId{"egor"}});
    floor.happen(CallMissed{CallId{901}, AgentId{"boris"}, egor, OfferOutcome::Busy});
    EXPECT_FALSE(says(page, u"missed: "_s));
}

// A double click turns to who waits, as the key does.
TEST_F(MissedTest, twoCallsAndWhoCalledMeanwhileAreOneList) {
    busy.ringAnna();
    busy.answerAnna();
    auto &list = *page.findChild<DeskCalls *>();
    EXPECT_FALSE(list.isVisible());
    busy.consultColleague();
    ASSERT_TRUE(list.isVisible());
    EXPECT_TRUE(says(list, u"+7 495 000-00-01 · Talking"_s)) << wordsIn(list).toStdString();
    EXPECT_TRUE(says(list, u"Пётр · on hold · 0:21"_s));
    EXPECT_FALSE(says(list, u" called at "_s));
    miss(905, egor);
    EXPECT_TRUE(says(list, u"Егор Ли called at "_s)) << wordsIn(list).toStdString();
    for (auto *line : list.findChildren<TextLine *>())
        if (line->text().contains(u" · on hold · "_s))
            QTest::mouseDClick(line, Qt::LeftButton);
    EXPECT_NE(lastSent<SwapCalls>(), nullptr);
}

// What was refused is said where the way of the call stood: no button moves under the hand.
TEST_F(MissedTest, aRefusalMovesNoButtonInATalk) {
    busy.ringAnna();
    busy.answerAnna();
    const auto places = [&] {
        QCoreApplication::processEvents();
        QStringList all;
        for (auto *each : page.findChildren<ActionButton *>())
            if (each->isVisibleTo(&page)) {
                const auto at = each->mapTo(&page, QPoint());
                all += u"%1 %2,%3"_s.arg(each->text()).arg(at.x()).arg(at.y());
            }
        return all.join(u"; "_s).toStdString();
    };
    const auto before = places();
    press(Qt::Key_F5);
    ASSERT_NE(lastSent<HoldCall>(), nullptr);
    requests.refuseAll({"notAllowed", {}});
    EXPECT_EQ(places(), before) << wordsIn(page).toStdString();
}

TEST_F(MissedTest, aMutedTalkSaysSo) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(CallMuted{busy.annasCall(), BusyFloor::anna});
    EXPECT_TRUE(says(page, u"Talking, muted"_s)) << wordsIn(page).toStdString();
    floor.happen(CallUnmuted{busy.annasCall(), BusyFloor::anna});
    EXPECT_FALSE(says(page, u"muted"_s));
}

} // namespace
} // namespace callboard
