// SPDX-License-Identifier: GPL-3.0-or-later
// Consults that lead further than to a colleague's phone, and a supervisor who hears the talk meanwhile.
#include "tests/backend/sip/talk.h"
#include "tests/support/ports.h"

namespace callboard::test {

namespace {

constexpr double veraTone = 2000;
constexpr double outsideTone = 2500;
const std::string held = "call.held call1 agent anna\n";
const std::string queueAsked = held + "call.arrived call2 internal from 1001 to 600 agent anna\n";

void consult(Talk &talk, const std::string &number) {
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, number, {}, talk.call()});
    talk.tells("call.arrived call2");
}

bool hears(const Baresip &phone, double hz) {
    return holdsTone(phone.heard(), hz, 10);
}

} // namespace

TEST(ConsultFar, agentOfAQueueIsAskedAndThenTalksWithTheCaller) {
    Talk talk;
    consult(talk, "600");
    talk.tells("call.answered call2 agent boris");
    std::this_thread::sleep_for(aWhile);
    talk.give(JoinCalls{talk.call(), talk.call(2), anna});
    talk.tells("call.transferred call1");
    EXPECT_EQ(talk.end(), queueAsked +
                              "call.answered call2 agent boris offer2\n"
                              "call.transferred call1 agent anna to 600 consult call2 joining boris\n" +
                              callerLeaves);
    EXPECT_TRUE(hears(talk.boris(), annaTone) && hears(talk.anna(), borisTone));
    EXPECT_TRUE(hears(talk.boris(), callerTone) && hears(talk.caller(), borisTone));
}

TEST(ConsultFar, callerHasTheAgentsPlaceInTheQueueAndItsMusic) {
    Talk talk(false);
    consult(talk, "600");
    ASSERT_TRUE(talk.boris().says("Incoming call")) << talk.boris().output();
    talk.give(JoinCalls{talk.call(), talk.call(2), anna});
    talk.tells("call.transferred call1");
    EXPECT_TRUE(talk.anna().says("session closed")) << talk.anna().output();
    EXPECT_EQ(
        whoHearsWhom({{"caller", callerTone, &talk.caller()}, {"music", musicTone}, {"anna", annaTone}}),
        "caller hears music\n");
    talk.boris().command("a");
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), queueAsked +
                              "call.transferred call1 agent anna to 600 consult call2\n"
                              "call.answered call1 agent boris offer2\n" +
                              callerLeaves);
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller");
    EXPECT_TRUE(hears(talk.caller(), borisTone));
}

TEST(ConsultFar, outsideNumberIsAskedAndThenTalksWithTheCaller) {
    const auto port = freePort();
    Talk talk(true, port);
    Baresip outside({.server = talk.site().udpPort(),
                     .user = "74950000001",
                     .answers = true,
                     .hz = outsideTone,
                     .port = port});
    ASSERT_TRUE(outside.isReady()) << outside.output();
    consult(talk, "74950000001");
    talk.tells("call.answered call2");
    EXPECT_EQ(whoHearsWhom({{"caller", callerTone, &talk.caller()},
                            {"anna", annaTone, &talk.anna()},
                            {"outside", outsideTone, &outside},
                            {"music", musicTone}}),
              "caller hears music\nanna hears outside\noutside hears anna\n");
    talk.give(JoinCalls{talk.call(), talk.call(2), anna});
    talk.tells("call.transferred call1");
    EXPECT_EQ(talk.end(), held +
                              "call.arrived call2 outbound from 1001 to 74950000001 agent anna\n"
                              "call.answered call2\n"
                              "call.transferred call1 agent anna to 74950000001 consult call2\n" +
                              callerLeaves);
    outside.quit();
    EXPECT_TRUE(hears(talk.anna(), outsideTone) && hears(outside, annaTone));
    EXPECT_TRUE(hears(talk.caller(), outsideTone) && hears(outside, callerTone));
}

TEST(ConsultFar, outsideNumberJoinsAConference) {
    const auto port = freePort();
    Talk talk(true, port);
    Baresip outside({.server = talk.site().udpPort(),
                     .user = "74950000001",
                     .answers = true,
                     .hz = outsideTone,
                     .port = port});
    ASSERT_TRUE(outside.isReady()) << outside.output();
    consult(talk, "74950000001");
    talk.tells("call.answered call2");
    talk.give(AddParty{talk.call(), talk.call(2), anna});
    talk.tells("call.conferenced call1 agent anna consult call2 party 3 from 74950000001");
    std::this_thread::sleep_for(aWhile);
    talk.caller().command("b");
    talk.tells("call.partyLeft call1 party 1");
    talk.give(DropParty{talk.call(), 3, anna});
    talk.tells("recording.stopped call1");
    talk.end();
    outside.quit();
    EXPECT_TRUE(hears(talk.caller(), outsideTone) && hears(outside, callerTone) && hears(outside, annaTone));
    EXPECT_NE(talk.site().facts().find("call.ended call1 by callee normal"), std::string::npos)
        << "anna has ended it, and who remained outside was the caller then";
}

TEST(ConsultFar, supervisorHearsTheCallersTalkAndNotTheConsult) {
    Talk talk;
    Baresip vera({.server = talk.site().udpPort(),
                  .user = "1003",
                  .password = "secret-1003",
                  .answers = true,
                  .hz = veraTone});
    ASSERT_TRUE(vera.isReady()) << vera.output();
    talk.give(
        Supervise{talk.call(), anna, UserId{"vera"}, DeviceId{"1003"}, SupervisionMode::Listen, 20s, {}, {}});
    talk.tells("supervision.started call1");
    std::this_thread::sleep_for(aWhile);
    consult(talk, "1002");
    talk.tells("call.answered call2 agent boris");
    std::this_thread::sleep_for(aWhile);
    talk.give(JoinCalls{talk.call(), talk.call(2), anna});
    talk.tells("supervision.ended call1 agent anna by vera talkEnded");
    talk.tells("call.transferred call1");
    talk.end();
    vera.quit();
    EXPECT_TRUE(hears(vera, callerTone) && hears(vera, annaTone));
    EXPECT_LE(tenthsWithTone(vera.heard(), borisTone), 1u);
}

} // namespace callboard::test
