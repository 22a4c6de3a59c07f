// SPDX-License-Identifier: GPL-3.0-or-later
// The agent's own day: its bar, and what its numbers open to.
#include "tests/widgets/agent_page_fixture.h"
#include "tests/widgets/board_reading.h"
#include "widgets/agent/day_bar.h"
#include "widgets/agent/day_figure.h"
#include "widgets/common/board_view.h"

#include <QMenu>
#include <QTabBar>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class AgentDayTest : public testing::Test {
protected:
    AgentDayTest() {
        page.resize(1366, 700);
        open(page);
    }
    DayFigure &figure(const QString &caption) {
        for (auto *each : page.findChildren<DayFigure *>())
            if (each->caption() == caption)
                return *each;
        std::abort();
    }
    ActionButton &callBack() {
        for (auto *each : page.findChildren<ActionButton *>())
            if (each->accessibleName() == u"Call back"_s)
                return *each;
        std::abort();
    }
    bool isListShown() { return boardOf(page, u"Calls of the number"_s).isVisible(); }

    BusyFloor busy;
    TestRequests requests{busy.floor, {BusyFloor::anna, Role::Agent}};
    NoteDrafts drafts{{}};
    TestPast past{busy.floor.events()};
    AgentPage page{busy.floor, requests, drafts, BusyFloor::anna, nullptr, &past};
};

// Who takes a talk over has answered nothing: the number of her talks stands beside their time.
TEST_F(AgentDayTest, talksThatNobodyOfferedAreCountedBesideTheirTime) {
    const AgentId nadia{"nadia"};
    AgentPage hers{busy.floor, requests, drafts, nadia, nullptr, &past};
    hers.resize(1366, 900);
    open(hers);
    EXPECT_TRUE(says(hers, u"talk in all"_s)) << wordsIn(hers).toStdString();
    busy.ringAnna();
    busy.answerAnna();
    const auto call = busy.annasCall();
    busy.floor.happen(CallTransferred{call, BusyFloor::anna, "1014", {}, {}});
    busy.floor.happen(OfferStarted{OfferId{990}, call, nadia, DeviceId{"1014"}, busy.floor.now()});
    busy.floor.happen(CallAnswered{call, nadia, OfferId{990}});
    busy.floor.pass(seconds{80});
    busy.floor.happen(CallEnded{call, EndedBy::Caller, EndCause::Normal});
    busy.floor.happen(AfterCallWorkEnded{nadia, Author::Agent});
    EXPECT_TRUE(says(hers, u"0\nanswered"_s)) << wordsIn(hers).toStdString();
    EXPECT_TRUE(says(hers, u"1:20\ntalk in 1 calls"_s)) << wordsIn(hers).toStdString();
}

TEST_F(AgentDayTest, numbersOpenToTheOwnCallsAsOfTheBoard) {
    StayRow missed;
    missed.agent = BusyFloor::anna;
    missed.queue = QueueId{"support"};
    missed.number = "+79211234567";
    missed.at = busy.floor.now();
    missed.part = Part::Counted;
    missed.offered = OfferOutcome::NoAnswer;
    past.opened = {"offersNotAnswered", 1, 0, 0, {missed}};
    QTest::mouseClick(&figure(u"missed"_s), Qt::LeftButton);
    ASSERT_EQ(past.openings.size(), 1u);
    const auto &asked = past.openings.front();
    EXPECT_EQ(asked.work, WorkFigure::OffersMissed);
    EXPECT_EQ(asked.agents, std::vector{BusyFloor::anna});
    EXPECT_EQ(asked.stream, "live");
    EXPECT_EQ(asked.asOf, busy.floor.center().at);
    past.answerAll();
    auto &list = boardOf(page, u"Calls of the number"_s);
    ASSERT_EQ(list.model()->rowCount(), 1);
    EXPECT_EQ(list.model()->index(0, 2).data().toString(), u"+7 921 123-45-67"_s);
    EXPECT_TRUE(says(page, u"My day · missed"_s)) << wordsIn(page).toStdString();
    list.setCurrentIndex(list.model()->index(0, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    EXPECT_TRUE(past.calls.empty()) << "what others did in it is not for everybody";
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Escape);
    EXPECT_FALSE(isListShown());
    EXPECT_TRUE(says(page, u"Waiting"_s));
}

// By Enter, by the button and its key, and by the menu of the row; what is dialled people press themselves.
TEST_F(AgentDayTest, aCallerOfTheListIsCalledBackByTheKeyboardToo) {
    StayRow missed, withheld;
    missed.number = "+79211234567";
    missed.at = withheld.at = busy.floor.now();
    past.opened = {"offersNotAnswered", 2, 0, 0, {missed, withheld}};
    for (auto *row : {&past.opened.stays[0], &past.opened.stays[1]})
        row->part = Part::Counted;
    QTest::mouseClick(&figure(u"missed"_s), Qt::LeftButton);
    auto &list = boardOf(page, u"Calls of the number"_s);
    past.answerAll();
    auto &field = *page.findChild<QLineEdit *>();
    const auto dials = [&](int row, const std::function<void()> &act) {
        field.clear();
        list.setFocus();
        list.setCurrentIndex(list.model()->index(row, 0));
        act();
        return field.text();
    };
    const auto number = u"+7 921 123-45-67"_s;
    EXPECT_EQ(dials(0, [&] { QTest::keyClick(&list, Qt::Key_Return); }), number);
    EXPECT_TRUE(field.hasFocus());
    EXPECT_EQ(dials(0, [&] { QTest::keyClick(&page, Qt::Key_F6, Qt::ControlModifier); }), number);
    EXPECT_EQ(dials(0, [&] { callBack().click(); }), number);
    EXPECT_EQ(dials(0,
                    [&] {
                        Q_EMIT list.customContextMenuRequested({10, 10});
                        const auto *menu = list.findChild<QMenu *>();
                        ASSERT_NE(menu, nullptr);
                        EXPECT_EQ(menu->actions().front()->text(), u"Call back +7 921 123-45-67"_s);
                        menu->actions().front()->trigger();
                    }),
              number);
    EXPECT_EQ(dials(1, [&] { QTest::keyClick(&list, Qt::Key_Return); }), QString{}) << "he hides it";
    EXPECT_FALSE(callBack().isEnabled());
    EXPECT_LE(page.minimumSizeHint().width(), 1024);
    EXPECT_TRUE(requests.sent.empty());
}

TEST_F(AgentDayTest, everyFigureIsAButtonThatTabReachesAndCanBeSpoken) {
    EXPECT_EQ(unspokenOrUnreached(page), "");
    const auto talks = find(busy.floor.center(), BusyFloor::anna)->today.segments;
    for (const auto &caption : {u"answered"_s, u"missed"_s, u"occupancy"_s, u"avg. talk"_s,
                                u"avg. after call"_s, u"talk in %1 calls"_s.arg(talks)}) {
        past.openings.clear();
        auto &button = figure(caption);
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Space);
        EXPECT_EQ(past.openings.size(), 1u) << caption.toStdString();
        past.answerAll();
        QTest::keyClick(&page, Qt::Key_Escape);
    }
}

// An average opens to what it divides, and by what; the calls stand in the list.
TEST_F(AgentDayTest, averagesOpenToTheirFormulaAndTheCallsTheyCount) {
    StayRow talk, work;
    talk.agent = work.agent = BusyFloor::anna;
    talk.at = work.at = busy.floor.now();
    talk.part = Part::Counted;
    talk.talk = seconds{185};
    talk.hold = seconds{20};
    work.part = Part::Added;
    work.state = AgentState::WorkingAfterCall;
    work.lasted = seconds{70};
    const auto opens = [&](const QString &caption, const OpenedFigure &opened) {
        past.opened = opened;
        QTest::mouseClick(&figure(caption), Qt::LeftButton);
        past.answerAll();
        return past.openings.back().work;
    };
    EXPECT_EQ(opens(u"avg. talk"_s, {"talk", 2, 0, 0, {talk, talk}}), WorkFigure::TalkTime);
    EXPECT_TRUE(says(page, u"6:10 / 2 = 3:05 · talk without holds / talks that ended"_s))
        << wordsIn(page).toStdString();
    EXPECT_EQ(opens(u"avg. after call"_s, {"work", 2, 0, 0, {talk, talk, work}, 1}),
              WorkFigure::AfterCallAverage);
    EXPECT_TRUE(says(page, u"1:10 / 2 = 0:35 · after-call work / talks that ended"_s))
        << wordsIn(page).toStdString();
    EXPECT_EQ(boardOf(page, u"Calls of the number"_s).model()->rowCount(), 2);
    EXPECT_EQ(page.findChild<QTabBar *>()->tabText(1), u"After-call work  1"_s);
}

TEST_F(AgentDayTest, aCallTakesThePlaceOfTheList) {
    QTest::mouseClick(&figure(u"answered"_s), Qt::LeftButton);
    past.answerAll();
    ASSERT_TRUE(isListShown());
    busy.ringAnna();
    EXPECT_FALSE(isListShown());
    EXPECT_TRUE(says(page, u"Ringing"_s));
    EXPECT_EQ(qobject_cast<QAbstractButton *>(page.focusWidget()), nullptr) << "no key ends it by chance";
}

TEST_F(AgentPageTest, numbersOfTheDayOpenNothingWhereThePastCannotBeAsked) {
    for (auto *figure : page.findChildren<DayFigure *>())
        EXPECT_EQ(figure->focusPolicy(), Qt::NoFocus);
}

TEST_F(AgentPageTest, theDaysBarShowsRingingApart) {
    const auto *bar = page.findChild<DayBar *>();
    busy.ringAnna();
    floor.pass(seconds{1});
    const auto before = bar->toolTip();
    EXPECT_TRUE(before.contains(u"Ringing: "_s)) << before.toStdString();
    floor.pass(seconds{40});
    const auto lines = [&](const QString &tip, const QString &state) {
        for (const auto &line : tip.split(u'\n'))
            if (line.startsWith(state))
                return line;
        return QString{};
    };
    EXPECT_EQ(lines(bar->toolTip(), u"Ready"_s), lines(before, u"Ready"_s)) << "it stands while it rings";
    EXPECT_NE(lines(bar->toolTip(), u"Ringing"_s), lines(before, u"Ringing"_s));
}

} // namespace
} // namespace callboard
