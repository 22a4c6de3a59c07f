// SPDX-License-Identifier: GPL-3.0-or-later
// What a supervisor is told of things that went wrong.
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "widgets/common/board_view.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/queue_model.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/books_badge.h"
#include "widgets/supervisor/guard_notice.h"
#include "widgets/supervisor/supervisor_page.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class SupervisorToldTest : public testing::Test {
protected:
    SupervisorToldTest() { open(page); }
    std::string ofAnna(int column) const {
        const auto *agents = boardOf(page, u"Agents"_s).model();
        for (int row = 0; row < agents->rowCount(); ++row)
            if (agents->index(row, 0).data(IdRole).toString() == u"anna"_s)
                return agents->index(row, column).data().toString().toStdString();
        return {};
    }

    // All texts of all boards.
    std::string boards() const {
        QStringList texts;
        for (const auto *view : page.findChildren<BoardView *>())
            for (int row = 0; row < view->model()->rowCount(); ++row)
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    texts += view->model()->index(row, column).data().toString();
        return texts.join(u", "_s).toStdString();
    }

    BusyFloor busy;
    SupervisorPage page{busy.floor};
};

// How far the most coloured point of a picture is from grey.
int colourIn(QWidget &widget) {
    const auto image = widget.grab().toImage();
    int most = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const auto [least, highest] =
                std::minmax({qRed(image.pixel(x, y)), qGreen(image.pixel(x, y)), qBlue(image.pixel(x, y))});
            most = std::max(most, highest - least);
        }
    return most;
}

TEST_F(SupervisorToldTest, afterACutAllTimesStandAtTheLastSignOfLife) {
    const auto atLastSign = boards();
    const auto sign = timeOfDayText(busy.floor.now(), zoneOf(busy.floor.center().site));
    for (int second = 0; second < 4; ++second)
        busy.floor.pass(seconds{1});
    EXPECT_NE(boards(), atLastSign) << "nobody knows yet";
    busy.floor.setLive(false, seconds{4});
    EXPECT_EQ(boards(), atLastSign);
    EXPECT_TRUE(says(page, u"Offline since %1. Figures are as of then."_s.arg(sign)))
        << wordsIn(page).toStdString();
    busy.floor.pass(seconds{30});
    EXPECT_EQ(boards(), atLastSign);
    busy.floor.setLive(true);
    EXPECT_NE(boards(), atLastSign);
}

TEST_F(SupervisorToldTest, nothingThatIsOldHasAColour) {
    constexpr int greyish = 40, coloured = 90;
    busy.floor.happen(CallersTurnedAway{3, TurnedAwayFor::Backlog});
    const auto &badge = *page.findChild<BooksBadge *>();
    for (const auto &call : busy.floor.center().calls)
        if (call.isWaiting() && !call.offer)
            busy.floor.loseFromQueue(call.id);
    busy.floor.pass(seconds{1});
    ASSERT_TRUE(says(page, u"Books do not close"_s));
    QWidgetList all{page.findChild<BooksBadge *>(), page.findChild<GuardNotice *>()};
    for (auto *view : page.findChildren<BoardView *>())
        all += view->viewport();
    for (auto *each : all)
        EXPECT_GT(colourIn(*each), coloured) << each->metaObject()->className();
    const auto sign = timeOfDayText(busy.floor.now(), zoneOf(busy.floor.center().site));
    busy.floor.setLive(false);
    for (auto *each : all)
        EXPECT_LT(colourIn(*each), greyish) << each->metaObject()->className();
    EXPECT_TRUE(badge.toolTip().startsWith(u"As of "_s + sign)) << badge.toolTip().toStdString();
    busy.floor.setLive(true);
    for (auto *each : all)
        EXPECT_GT(colourIn(*each), coloured) << each->metaObject()->className();
}

// Not since he became busy, or ready: that was before what stands beside it.
TEST_F(SupervisorToldTest, sinceCountsFromTheStateThatIsShown) {
    const auto call = CallId::make(2, 1);
    const auto after = [&](int time, const Fact &fact) {
        busy.floor.happen(fact);
        busy.floor.pass(seconds{time});
        return ofAnna(AgentModel::State) + " " + ofAnna(AgentModel::InState);
    };
    const DeviceId phone{"1001"};
    EXPECT_EQ(after(5, CallPlaced{call, BusyFloor::anna, phone, "+74950000000", Direction::Outbound}),
              "Dialling 0:05");
    busy.floor.happen(CallArrived{
        call, Direction::Outbound, {"1001", ""}, "+74950000000", TrunkId{"city"}, BusyFloor::anna});
    EXPECT_EQ(after(20, CallAnswered{call, {}, {}}), "Talking 0:20");
    EXPECT_EQ(after(9, CallHeld{call, BusyFloor::anna}), "On hold 0:09");
    EXPECT_EQ(after(1, CallRetrieved{call, BusyFloor::anna}), "Talking 0:30");
    after(60, CallEnded{call, EndedBy::Caller, EndCause::Normal});
    const AgentId boris{"boris"};
    const auto borissCall = find(busy.floor.center(), boris)->calls.front();
    const auto mode = SupervisionMode::Whisper;
    EXPECT_EQ(after(3, SupervisionAsked{borissCall, boris, BusyFloor::anna, phone, mode, boris}),
              "Is asked in 0:03");
    EXPECT_EQ(after(4, SupervisionStarted{borissCall, boris, BusyFloor::anna, mode, boris}), "Advises 0:04");
}

TEST_F(SupervisorToldTest, whoWasCutOffIsToldWithHisQueueUntilTheNextDayIsOver) {
    busy.ringAnna();
    const auto call = busy.annasCall();
    busy.floor.happen(BackendStarted{2, "0"});
    const auto offer = find(busy.floor.center(), call)->offer;
    busy.floor.happen(OfferEnded{offer, call, BusyFloor::anna, OfferOutcome::CancelledElsewhere});
    busy.floor.happen(CallEnded{call, EndedBy::System, EndCause::Interrupted});
    EXPECT_TRUE(says(page, u"calls were cut off at "_s));
    EXPECT_TRUE(says(page, u"+7 921 123-45-67 · Поддержка · waited"_s));
    busy.floor.happen(DayStarted{"2026-11-22"});
    EXPECT_TRUE(says(page, u"calls were cut off "_s));
    busy.floor.happen(DayStarted{"2026-11-23"});
    EXPECT_FALSE(says(page, u"cut off"_s));
}

// From one moment to another is said where there were more in between.
TEST_F(SupervisorToldTest, callsThatWereCutOffAtTwoMomentsAreToldWithBoth) {
    std::uint32_t number = 0;
    const auto cutOff = [&](Duration later) {
        const auto call = CallId::make(3, ++number);
        busy.floor.happen(CallArrived{call, Direction::Inbound, {"+7495000000", {}}, "600", {}, {}});
        busy.floor.happen(CallQueued{call, QueueId{"support"}});
        busy.floor.happen(BackendStarted{1 + number, "0"});
        busy.floor.happen(CallEnded{call, EndedBy::System, EndCause::Interrupted});
        const auto at = timeOfDayText(busy.floor.center().cutOff.back().at, zoneOf(busy.floor.center().site));
        busy.floor.pass(later);
        return at;
    };
    const auto first = cutOff(minutes{30}), second = cutOff(minutes{30});
    EXPECT_TRUE(says(page, u"2 calls were cut off at %1 and %2: "_s.arg(first, second)))
        << wordsIn(page).toStdString();
    const auto third = cutOff(minutes{1});
    EXPECT_TRUE(says(page, u"3 calls were cut off from %1 to %2: "_s.arg(first, third)))
        << wordsIn(page).toStdString();
}

TEST_F(SupervisorToldTest, whoTalksWithoutHisDesktopIsTold) {
    busy.floor.happen(DeskConnected{BusyFloor::anna, SessionId{5}, "desktop"});
    busy.ringAnna();
    busy.answerAnna();
    const auto before = ofAnna(AgentModel::Call);
    EXPECT_EQ(before.find("desktop offline"), before.npos);
    busy.floor.happen(DeskDisconnected{BusyFloor::anna, SessionId{5}, true});
    EXPECT_EQ(ofAnna(AgentModel::Call), "desktop offline · " + before);
    EXPECT_EQ(ofAnna(AgentModel::State), "Talking");
    busy.floor.happen(DeskConnected{BusyFloor::anna, SessionId{6}, "desktop"});
    EXPECT_EQ(ofAnna(AgentModel::Call), before);
}

} // namespace
} // namespace callboard
