// SPDX-License-Identifier: GPL-3.0-or-later
// The transfer buttons of phones.
#include "tests/backend/sip/talk.h"
#include "tests/support/linphone.h"

namespace callboard::test {

namespace {

std::string referTo(const Talk &talk, const std::string &number) {
    return "/transfer sip:" + number + "@127.0.0.1:" + std::to_string(talk.site().udpPort()) + "\n";
}

} // namespace

TEST(Refer, phoneSendsItsCallerOnToAColleague) {
    Talk talk;
    talk.anna().command(referTo(talk, "1002"));
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), "call.transferred call1 agent anna to 1002\n"
                          "call.answered call1 agent boris offer2\ncall.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller");
}

// This phone gives up its call when it is refused; others do not.
TEST(Refer, phoneIsToldWhenNobodyCanBeReachedThere) {
    Talk talk;
    talk.anna().command(referTo(talk, "1003")); // is not registered
    ASSERT_TRUE(talk.anna().says("transfer failed: 603")) << talk.anna().output();
    EXPECT_EQ(talk.end().find("call.transferred"), std::string::npos);
}

TEST(Refer, callerHasNoTransferButton) {
    Talk talk;
    talk.caller().command(referTo(talk, "1002"));
    ASSERT_TRUE(talk.caller().says("transfer failed: 603")) << talk.caller().output();
    EXPECT_EQ(talk.end(), "call.ended call1 by caller normal\n");
}

TEST(Refer, phoneConnectsItsTwoCalls) {
    SipSite::Plan plan;
    plan.agents = {"1001"};
    SipSite site(plan);
    Linphone annasPhone(
        {.server = site.udpPort(), .user = "1001", .password = "secret-1001", .answers = true});
    Baresip borisPhone({.server = site.udpPort(),
                        .user = "1002",
                        .password = "secret-1002",
                        .answers = true,
                        .hz = borisTone});
    Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(site.tells("device.registered 1001")) << annasPhone.output();
    ASSERT_TRUE(borisPhone.isReady() && caller.isReady());
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.answered call1 agent anna")) << site.facts() << annasPhone.output();
    annasPhone.command("pause");
    ASSERT_TRUE(site.tells("call.held call1 agent anna")) << site.facts() << annasPhone.output();
    annasPhone.dial("1002");
    ASSERT_TRUE(site.tells("call.answered call2 agent boris")) << site.facts() << annasPhone.output();
    ASSERT_TRUE(annasPhone.says("for call 2 (audio)")) << annasPhone.output();
    annasPhone.command("transfer 1 --to-call 2");
    ASSERT_TRUE(site.tells("call.transferred call1 agent anna to 1002 consult call2"))
        << site.facts() << annasPhone.output();
    std::this_thread::sleep_for(aWhile);
    caller.command("b");
    ASSERT_TRUE(site.tells("call.ended call1 by caller")) << site.facts();
    caller.quit();
    borisPhone.quit();
    annasPhone.quit();
    EXPECT_TRUE(carriesTone(caller.heard(), borisTone, 10));
    EXPECT_TRUE(carriesTone(borisPhone.heard(), callerTone, 10));
}

} // namespace callboard::test
