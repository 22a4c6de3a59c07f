// SPDX-License-Identifier: GPL-3.0-or-later
// Phones that die in a talk, by real phones: who is left is not left in silence, and who only seems to be
// gone talks on.
#include "backend/telephony/sip/dialog.h"
#include "tests/backend/sip/talk.h"
#include "tests/support/eventually.h"
#include "tests/support/ports.h"
#include "tests/support/relay.h"

namespace callboard::test {

namespace {

Baresip::Options phone(std::uint16_t server, const std::string &extension, double hz) {
    return {
        .server = server, .user = extension, .password = "secret-" + extension, .answers = true, .hz = hz};
}

// A talk over a connection that can be cut.
struct RelayedTalk {
    explicit RelayedTalk(seconds registration = seconds{600})
        : site(plan(registration))
        , relay(site.tcpPort())
        , anna(std::make_unique<Baresip>(annasOptions()))
        , caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone}) {
        EXPECT_TRUE(anna->isReady()) << anna->output();
        EXPECT_TRUE(caller.isReady()) << caller.output();
        caller.dial("600");
        EXPECT_TRUE(site.tells("call.answered call1 agent anna")) << site.facts();
        EXPECT_TRUE(anna->hasHeard(500ms));
    }
    static SipSite::Plan plan(seconds registration) {
        SipSite::Plan plan;
        plan.agents = {"1001", "1001"};
        plan.config.longestRegistration = registration;
        return plan;
    }
    Baresip::Options annasOptions() const {
        auto options = phone(relay.port(), "1001", annaTone);
        options.transport = "tcp";
        return options;
    }
    // Each phone that came registers once more.
    bool isRegistered(int times) const {
        return eventually([&] { return count("device.registered 1001\n") >= times; });
    }
    int count(const std::string &line) const {
        const auto facts = site.facts();
        int found = 0;
        for (auto at = facts.find(line); at != facts.npos; at = facts.find(line, at + 1))
            ++found;
        return found;
    }

    SipSite site;
    Relay relay;
    std::unique_ptr<Baresip> anna;
    Baresip caller;
};

// How long a phone may say nothing of a call that it was sent.
SipSite::Plan withFirstSign(seconds limit) {
    SipSite::Plan plan;
    plan.agents = {"1001", "1002"};
    plan.config.session.firstSign = limit;
    return plan;
}

} // namespace

TEST(LostPhone, killedAndBackAtOnceItsCallerGoesToTheNext) {
    Talk talk;
    ASSERT_TRUE(talk.caller().hasHeard(500ms));
    talk.anna().kill();
    Baresip again(phone(talk.site().udpPort(), "1001", annaTone));
    ASSERT_TRUE(again.isReady()) << again.output();
    EXPECT_TRUE(talk.tells("call.agentLost call1 agent anna"));
    EXPECT_TRUE(talk.tells("call.answered call1 agent boris"));
    EXPECT_EQ(talk.end(), "device.registered 1001\n"
                          "call.agentLost call1 agent anna\n"
                          "call.answered call1 agent boris offer2\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
}

// It does not even say that it has got the call.
TEST(LostPhone, frozenBeforeItRingsItIsGivenUpForTheNextAndThereAgainAsSoonAsItAnswers) {
    auto plan = withFirstSign(seconds{4});
    plan.config.pingInterval = seconds{3600};
    SipSite site(std::move(plan));
    Baresip annas(phone(site.udpPort(), "1001", annaTone)), boriss(phone(site.udpPort(), "1002", borisTone));
    Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && caller.isReady());
    annas.freeze();
    caller.dial("600");
    EXPECT_TRUE(site.tells("call.answered call1 agent boris")) << site.facts();
    annas.thaw();
    EXPECT_TRUE(annas.says("session closed")) << annas.output();
    EXPECT_TRUE(eventually([&] { return site.facts().ends_with("device.registered 1001\n"); }))
        << site.facts();
    caller.command("b");
    EXPECT_TRUE(site.tells("call.ended call1")) << site.facts();
    const auto facts = site.stop();
    EXPECT_EQ(facts.substr(facts.find("offer.ended")), "offer.ended call1 offer1 agent anna deviceLost\n"
                                                       "device.lost 1001 unreachable\n"
                                                       "call.answered call1 agent boris offer2\n"
                                                       "device.registered 1001\n"
                                                       "call.ended call1 by caller normal\n");
}

TEST(LostPhone, rungWhereItWasItStaysRegisteredWhereItCameBackMeanwhile) {
    SipSite site(withFirstSign(seconds{12})); // it has to start again within it
    Baresip annas(phone(site.udpPort(), "1001", annaTone)), boriss(phone(site.udpPort(), "1002", borisTone));
    Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && caller.isReady());
    annas.freeze();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.arrived")) << site.facts();
    const Baresip again(phone(site.udpPort(), "1001", annaTone));
    ASSERT_TRUE(again.isReady()) << again.output();
    EXPECT_TRUE(site.tells("call.answered call1 agent boris")) << site.facts();
    const auto facts = site.stop();
    EXPECT_EQ(facts.substr(facts.find("device.registered 1001\n", facts.find("call.arrived"))),
              "device.registered 1001\n"
              "offer.ended call1 offer1 agent anna deviceLost\n"
              "call.answered call1 agent boris offer2\n"
              "call.ended call1 by system interrupted\n");
}

// As desk phones do, it comes back on the port that it had, and knows of no call.
TEST(LostPhone, onItsOldPortItSaysAtOnceThatItKnowsOfNoCall) {
    const auto port = freePort();
    SipSite site({.agents = {"1001", "1002"}});
    auto options = phone(site.udpPort(), "1001", annaTone);
    options.port = port;
    Baresip annas(options);
    const Baresip boriss(phone(site.udpPort(), "1002", borisTone));
    Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && caller.isReady());
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.answered call1 agent anna")) << site.facts();
    annas.kill();
    Baresip again(options);
    ASSERT_TRUE(again.isReady()) << again.output();
    ASSERT_TRUE(site.tells("call.agentLost call1 agent anna", sip::answerLimit / 2)) << site.facts();
    EXPECT_TRUE(site.tells("call.answered call1 agent boris")) << site.facts();
}

TEST(LostPhone, frozenItIsTakenForLostAndItsCallerGoesToTheNext) {
    Talk talk(true, 0, seconds{2});
    talk.anna().freeze();
    EXPECT_TRUE(talk.tells("call.answered call1 agent boris"));
    EXPECT_EQ(talk.end(), "call.soundLost call1 agent anna\n"
                          "device.lost 1001 unreachable\n"
                          "call.agentLost call1 agent anna\n"
                          "call.answered call1 agent boris offer2\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone));
}

TEST(LostPhone, frozenCallerHasLeft) {
    Talk talk(true, 0, seconds{2});
    talk.caller().freeze();
    EXPECT_TRUE(talk.tells("recording.stopped call1"));
    const auto facts = talk.site().facts();
    EXPECT_NE(facts.find("call.soundLost call1\ncall.ended call1 by caller failed\n"), facts.npos) << facts;
}

TEST(LostPhone, registeringAnewWithoutARestartKeepsItsTalk) {
    Talk talk;
    talk.anna().command("/uareg 300 0\n");
    std::this_thread::sleep_for(sip::answerLimit + 1s);
    EXPECT_EQ(talk.end(), "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(annaTone));
}

TEST(LostPhone, whoseConnectionBreaksTalksOnAndIsReachedOverTheNextOne) {
    RelayedTalk talk(seconds{4});
    talk.relay.cut();
    ASSERT_TRUE(talk.site.tells("device.lost 1001 unreachable")) << talk.site.facts();
    ASSERT_TRUE(talk.isRegistered(2)) << talk.site.facts();
    std::this_thread::sleep_for(sip::answerLimit + 1s);
    EXPECT_EQ(talk.count("call.agentLost"), 0) << talk.site.facts();
    talk.site.give(EndCall{talk.site.call(1), EndedBy::Callee, EndCause::Normal});
    EXPECT_TRUE(talk.anna->says("terminated")) << "the farewell reaches it: " << talk.anna->output();
    EXPECT_TRUE(talk.caller.says("terminated"));
    EXPECT_TRUE(carriesTone(talk.caller.heard(), annaTone, 40)) << "all the while";
}

TEST(LostPhone, killedWithItsConnectionAndBackItsCallerGoesToItAgain) {
    RelayedTalk talk;
    talk.anna->kill();
    ASSERT_TRUE(talk.site.tells("device.lost 1001 unreachable")) << talk.site.facts();
    talk.anna = std::make_unique<Baresip>(talk.annasOptions());
    ASSERT_TRUE(talk.anna->isReady());
    EXPECT_TRUE(talk.site.tells("call.agentLost call1 agent anna")) << talk.site.facts();
    EXPECT_TRUE(talk.site.tells("call.answered call1 agent anna offer2")) << talk.site.facts();
    EXPECT_TRUE(talk.anna->hasHeard(2s));
    talk.caller.command("b");
    ASSERT_TRUE(talk.site.tells("call.ended call1 by caller normal")) << talk.site.facts();
    EXPECT_TRUE(carriesTone(talk.anna->heard(), callerTone, 10));
}

} // namespace callboard::test
