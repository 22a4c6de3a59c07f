// SPDX-License-Identifier: GPL-3.0-or-later
// A call that was for one agent alone and that he did not get leaves its trace with him.
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

const Actor annaAsks{UserId{"anna"}, Role::Agent}, borisAsks{UserId{"boris"}, Role::Agent};

// anna talks with a customer; the phone of boris is there.
class MissedDesk {
public:
    MissedDesk() {
        backend.annaReady();
        backend.at(1, {DeviceRegistered{DeviceId{"1002"}, "sip:127.0.0.1:5071", {}}});
        backend.arrive(5);
        backend.at(10, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
        backend.story();
    }
    void borisCallsAnna(int second, std::uint32_t call) {
        backend.at(second,
                   {CallArrived{
                       CallId{call}, Direction::Internal, {"1002", "Boris"}, "1001", {}, AgentId{"boris"}}});
    }
    std::string missed(const char *agent = "anna") {
        std::string all;
        for (const auto &each : find(backend.hub().center(), AgentId{agent})->missed)
            all += std::to_string(each.call.value) + " " + each.from.name + each.from.number + " " +
                   std::string(textOf(each.why)) + "\n";
        return all;
    }
    std::string settle(std::uint32_t call, const Actor &actor) {
        const auto done = backend.hub().command(SettleMissed{CallId{call}}, actor, CommandId{"c1"});
        return done ? std::string("done") : done.error().code;
    }

    Scratch scratch;
    Backend backend{scratch};
};

} // namespace

TEST(Missed, isTheCallOfAColleagueWhileOneTalks) {
    MissedDesk desk;
    desk.borisCallsAnna(20, 2);
    EXPECT_EQ(desk.backend.story(), "call.arrived\ncall.missed\n  -> end busy\n");
    desk.backend.at(20, {CallEnded{CallId{2}, EndedBy::System, EndCause::Busy}});
    EXPECT_EQ(desk.missed(), "2 Boris1002 busy\n");
    EXPECT_EQ(desk.missed("boris"), "") << "he knows";
    EXPECT_EQ(find(desk.backend.hub().center(), AgentId{"anna"})->today.offersNotAnswered, 0)
        << "figures are about queues";
}

TEST(Missed, isACallThatRangInVainButNoneThatWasRejected) {
    MissedDesk desk;
    desk.backend.at(15, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}});
    const auto ringsAndEnds = [&](int second, std::uint32_t call, OfferOutcome outcome) {
        desk.borisCallsAnna(second, call);
        const auto offer = find(desk.backend.hub().center(), CallId{call})->offer;
        desk.backend.story();
        desk.backend.at(second + 5, {OfferEnded{offer, CallId{call}, AgentId{"anna"}, outcome},
                                     CallEnded{CallId{call}, EndedBy::Caller, EndCause::Cancelled}});
    };
    ringsAndEnds(20, 2, OfferOutcome::NoAnswer);
    EXPECT_EQ(desk.backend.story(), "offer.ended\ncall.missed\ncall.ended\n  -> end noAnswer\n");
    ringsAndEnds(30, 3, OfferOutcome::CallerGone);
    ringsAndEnds(40, 4, OfferOutcome::Rejected);
    EXPECT_EQ(desk.missed(), "2 Boris1002 noAnswer\n3 Boris1002 callerGone\n");
}

TEST(Missed, isACallWhoseAgentsPhoneIsNotThere) {
    MissedDesk desk;
    desk.backend.at(15, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal},
                         DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired}});
    desk.borisCallsAnna(20, 2);
    EXPECT_EQ(desk.missed(), "2 Boris1002 deviceLost\n");
}

TEST(Missed, isNoCallOfAQueueAndNoneOfOneself) {
    MissedDesk desk;
    desk.backend.arrive(20, 2); // waits: the queue offers it to anybody
    desk.backend.at(
        21, {CallArrived{CallId{3}, Direction::Internal, {"1001", "Anna"}, "1001", {}, AgentId{"anna"}}});
    EXPECT_EQ(desk.missed(), "");
}

// Whoever was sent on in vain goes back to who sent him, unless he gives up.
TEST(Missed, isACallerWhoWasSentOnOnlyIfHeGivesUp) {
    for (const auto outcome : {OfferOutcome::NoAnswer, OfferOutcome::CallerGone}) {
        MissedDesk desk;
        desk.backend.at(20, {CallTransferred{CallId{1}, AgentId{"anna"}, "1002", {}}});
        desk.backend.at(30, {OfferEnded{offerOf(desk.backend), CallId{1}, AgentId{"boris"}, outcome}});
        EXPECT_EQ(desk.missed("boris"), outcome == OfferOutcome::NoAnswer ? "" : "1 1 callerGone\n");
    }
}

TEST(Missed, isSettledByTheTalkOfTheTwoWhoeverCallsAndBySayingSo) {
    MissedDesk desk;
    desk.borisCallsAnna(20, 2);
    desk.backend.at(20, {CallEnded{CallId{2}, EndedBy::System, EndCause::Busy}});
    desk.borisCallsAnna(25, 3);
    desk.backend.at(25, {CallEnded{CallId{3}, EndedBy::System, EndCause::Busy}});
    EXPECT_EQ(desk.settle(3, borisAsks), "unknownCall") << "it is hers";
    EXPECT_EQ(desk.settle(3, annaAsks), "done");
    EXPECT_EQ(desk.settle(3, annaAsks), "unknownCall");
    EXPECT_EQ(desk.missed(), "2 Boris1002 busy\n");
    desk.backend.at(30, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}});
    desk.backend.at(
        40, {CallArrived{CallId{4}, Direction::Internal, {"1001", "Anna"}, "1002", {}, AgentId{"anna"}}});
    EXPECT_EQ(desk.missed(), "2 Boris1002 busy\n") << "his phone only rings";
    desk.backend.story();
    desk.backend.at(
        41, {CallAnswered{CallId{4}, AgentId{"boris"}, find(desk.backend.hub().center(), CallId{4})->offer}});
    EXPECT_EQ(desk.backend.story(), "call.answered\ncall.missedSettled\n");
    EXPECT_EQ(desk.missed(), "");
}

TEST(Missed, isKnownUntilTheEndOfTheNextDay) {
    MissedDesk desk;
    desk.borisCallsAnna(20, 2);
    desk.backend.at(20, {CallEnded{CallId{2}, EndedBy::System, EndCause::Busy}});
    EXPECT_EQ(desk.missed(), "2 Boris1002 busy\n");
    const int day = 24 * 3600;
    desk.backend.tick(day);
    EXPECT_EQ(desk.missed(), "2 Boris1002 busy\n");
    desk.backend.tick(2 * day);
    EXPECT_EQ(desk.missed(), "");
}

} // namespace callboard::test
