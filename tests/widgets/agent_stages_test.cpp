// SPDX-License-Identifier: GPL-3.0-or-later
// What holds on the agent's page from stage to stage of a call, and from one desktop to the next.
#include "tests/support/scratch.h"
#include "tests/widgets/agent_page_fixture.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/models/call_model.h"
#include "widgets/shell/language.h"

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(AgentPageTest, aNewDesktopCallsTheLastNumberAgain) {
    const test::Scratch scratch;
    const auto folder = QString::fromStdString(scratch.path("drafts").string());
    {
        NoteDrafts kept(folder);
        AgentPage before(floor, requests, kept, BusyFloor::anna);
        open(before);
        auto &field = *before.findChild<QLineEdit *>();
        QTest::keyClicks(&field, u"+7 495 111-22-33"_s);
        QTest::keyClick(&field, Qt::Key_Return);
    }
    requests.answerAll();
    requests.sent.clear();
    NoteDrafts kept(folder);
    AgentPage after(floor, requests, kept, BusyFloor::anna);
    open(after);
    ASSERT_NE(button(after, u"Redial"_s), nullptr);
    QTest::keyClick(after.findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "+74951112233");
}

TEST_F(AgentPageTest, theFieldForNumbersStaysWhereItIsFromStageToStage) {
    page.resize(1366, 700);
    const auto place = [&] {
        QCoreApplication::processEvents();
        return QRect(dialField().mapTo(&page, QPoint()), dialField().size());
    };
    const auto idle = place();
    busy.ringAnna();
    EXPECT_EQ(place(), idle) << "it rings";
    busy.answerAnna();
    EXPECT_EQ(place().topLeft(), idle.topLeft()) << "she talks";
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    EXPECT_EQ(place().topLeft(), idle.topLeft()) << "she holds";
    busy.endAnnasCall();
    EXPECT_EQ(place(), idle) << "after the call";
}

TEST_F(AgentPageTest, theBoxesStayAsTheyAreFromStageToStage) {
    busy.wantCodes();
    for (const auto &size : {QSize(1024, 640), QSize(1366, 640), QSize(1366, 700), QSize(1920, 980)}) {
        page.resize(size);
        const auto boxes = [&] {
            QCoreApplication::processEvents();
            QStringList places;
            for (const auto *card : page.findChildren<Card *>())
                if (card->isVisible()) {
                    const QRect place(card->mapTo(&page, QPoint()), card->size());
                    places +=
                        u"%1,%2 %3x%4"_s.arg(place.x()).arg(place.y()).arg(place.width()).arg(place.height());
                }
            places.sort();
            return places.join(u"; "_s).toStdString() + " of " + std::to_string(page.height());
        };
        const auto idle = boxes();
        busy.ringAnna();
        EXPECT_EQ(boxes(), idle) << "it rings";
        busy.answerAnna();
        EXPECT_EQ(boxes(), idle) << "she talks";
        floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
        EXPECT_EQ(boxes(), idle) << "she holds";
        busy.endAnnasCall();
        EXPECT_EQ(boxes(), idle) << "after the call";
        floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
        EXPECT_EQ(boxes(), idle) << "and again";
    }
}

// In each language, beside a softphone that is not ready and at any width.
TEST_F(AgentPageTest, whichPhoneIsNotThereIsNotCut) {
    floor.happen(DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired});
    Language language;
    for (const auto *code : {"en", "ru"}) {
        language.speak(QString::fromLatin1(code));
        TestSoftphone phone;
        PhoneView view;
        view.stage = PhoneView::Stage::Failed;
        AgentPage other{floor, requests, drafts, BusyFloor::anna, &phone};
        phone.become(view);
        open(other);
        for (const int width : {1024, 1366}) {
            other.resize(width, 700);
            QCoreApplication::processEvents();
            int lines = 0;
            for (const auto *line : other.findChildren<TextLine *>())
                if (line->isVisibleTo(&other) && line->text().contains(u"1001"_s)) {
                    ++lines;
                    EXPECT_GE(line->width(), line->sizeHint().width()) << line->text().toStdString() << width;
                }
            EXPECT_EQ(lines, 1) << code;
        }
    }
}

// 100 s in one queue and 20 s in the next.
CallId waitInTwoQueues(TestFloor &floor) {
    const CallId call{905};
    floor.happen(CallArrived{call, Direction::Inbound, {"+74951112233", {}}, "600", {}, {}});
    floor.happen(CallQueued{call, QueueId{"sales"}});
    floor.pass(seconds{100});
    floor.happen(CallLeftQueue{call, QueueId{"sales"}, VisitOutcome::Overflowed});
    floor.happen(CallQueued{call, QueueId{"support"}});
    floor.pass(seconds{20});
    return call;
}

// The card and the list beside it tell of one caller.
TEST_F(AgentPageTest, whoComesFromAnotherQueueHasOneWaitOnThePage) {
    const auto call = waitInTwoQueues(floor);
    floor.happen(OfferStarted{OfferId{905}, call, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    floor.pass(seconds{5});
    EXPECT_TRUE(says(page, u"0:25"_s)) << wordsIn(page).toStdString();
    const auto *waiting = page.findChildren<BoardView *>().last()->model();
    QStringList waits;
    for (int row = 0; row < waiting->rowCount(); ++row)
        if (waiting->index(row, CallModel::Number).data().toString() == u"+7 495 111-22-33"_s)
            waits += waiting->index(row, CallModel::Wait).data().toString();
    EXPECT_EQ(waits, QStringList{u"0:25"_s});
}

TEST_F(AgentPageTest, whoComesFromAnotherQueueHasThatWaitInTheLineOfTheQueues) {
    std::vector<CallId> others;
    for (const auto &call : floor.center().calls)
        if (call.isWaiting())
            others.push_back(call.id);
    for (const auto call : others)
        floor.happen(CallEnded{call, EndedBy::Caller, EndCause::Cancelled});
    waitInTwoQueues(floor);
    EXPECT_TRUE(says(page, u"1 waiting · 0:20 in Поддержка"_s)) << wordsIn(page).toStdString();
}

// No queue's wait runs on while his phone alone rings, and the talk before was none.
TEST_F(AgentPageTest, whoIsPassedOnToOneAgentRingsFromThenOnAndHasWaitedAsLongAsBefore) {
    const CallId caller{901};
    const AgentId nadia{"nadia"};
    floor.happen(CallArrived{caller, Direction::Inbound, {"+74951112233", {}}, "600", {}, {}});
    floor.happen(CallQueued{caller, QueueId{"support"}});
    floor.pass(seconds{20});
    floor.happen(OfferStarted{OfferId{901}, caller, nadia, DeviceId{"1014"}, floor.now()});
    floor.happen(CallAnswered{caller, nadia, OfferId{901}});
    floor.pass(seconds{100});
    floor.happen(CallTransferred{caller, nadia, "1001", {}, {}});
    floor.happen(OfferStarted{OfferId{902}, caller, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    floor.pass(seconds{4});
    EXPECT_TRUE(wordsIn(page).split(u'\n').contains(u"0:04"_s)) << wordsIn(page).toStdString();
    floor.happen(CallAnswered{caller, BusyFloor::anna, OfferId{902}});
    EXPECT_TRUE(says(page, u"waited 0:20"_s)) << wordsIn(page).toStdString();
}

TEST_F(AgentPageTest, everyInputHasASpokenNameAndTabReachesItAtEveryStageOfACall) {
    busy.wantCodes();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "no call";
    busy.ringAnna();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "it rings";
    busy.answerAnna();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "she talks";
    busy.consultColleague();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "she asks";
    busy.bringTogether();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "three talk";
    busy.endAnnasCall();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "after the call";
    for (const auto *label : page.findChildren<QLabel *>())
        EXPECT_TRUE(label->accessibleName().isEmpty()) << label->text().toStdString();
}

} // namespace
} // namespace callboard
