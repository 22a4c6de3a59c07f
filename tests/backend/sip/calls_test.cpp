// SPDX-License-Identifier: GPL-3.0-or-later
// Stories of calls, told by sipp on both sides; the outcome is what the engine reported, compared whole.
#include "tests/support/sip_site.h"
#include "tests/support/sipp.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

// A phone that is registered and then plays its part for one call.
class Phone {
public:
    Phone(const SipSite &site, const std::string &extension, const std::string &scenario, int pause = 0,
          std::uint16_t port = freePort()) {
        Sipp sipp{.server = site.udpPort(), .scenario = "phone_registers", .user = extension, .port = port};
        sipp.password = "secret-" + extension;
        sipp.keys["expires"] = "600";
        EXPECT_EQ(run(sipp), 0);
        sipp.scenario = scenario;
        sipp.pause = pause;
        sipp.keys["elsewhere"] = std::to_string(freePort());
        m_process = std::make_unique<SippProcess>(sipp);
    }
    int wait() { return m_process->wait(); }

private:
    std::unique_ptr<SippProcess> m_process;
};

Sipp caller(const SipSite &site, const std::string &scenario, int pause = 0,
            const std::string &number = "600") {
    Sipp sipp{.server = site.udpPort(), .scenario = scenario, .user = number};
    sipp.pause = pause;
    return sipp;
}

Sipp dialling(const SipSite &site, const std::string &scenario, const std::string &number, int pause = 0) {
    auto sipp = caller(site, scenario, pause, number);
    sipp.keys["extension"] = "1001";
    sipp.account = "1001";
    sipp.password = "secret-1001";
    return sipp;
}

const std::string arrived = "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 600 trunk city\n";

std::string registered(const std::string &extension) {
    return "device.registered " + extension + "\n";
}

} // namespace

TEST(Calls, anAgentAnswersAndTheCallerHangsUp) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 200);
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 1000)), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, theAgentHangsUp) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_hangs_up", 300);
    EXPECT_EQ(run(caller(site, "caller_stays")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by callee normal\n");
}

TEST(Calls, aCallerGivesUpWhileWaiting) {
    SipSite site({});
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 300)), 0);
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller cancelled\n");
}

TEST(Calls, aCallerGivesUpWhileAPhoneRings) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_rings_in_vain");
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 700)), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "offer.ended call1 offer1 agent anna callerGone\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, nobodyAnswersAndTheNextPhoneDoes) {
    SipSite site({.agents = {"1001", "1002"}, .ringFor = milliseconds{700}});
    Phone anna(site, "1001", "phone_rings_in_vain");
    Phone boris(site, "1002", "phone_answers", 100);
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 1500)), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + registered("1002") + arrived +
                               "offer.ended call1 offer1 agent anna noAnswer\n"
                               "call.answered call1 agent boris offer2\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, rejectedBusyAndRedirectedAreTold) {
    SipSite site({.agents = {"1001", "1002", "1003"}});
    Phone anna(site, "1001", "phone_rejects", 100);
    Phone boris(site, "1002", "phone_busy");
    Phone vera(site, "1003", "phone_redirects");
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 1000)), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(vera.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + registered("1002") + registered("1003") + arrived +
                               "offer.ended call1 offer1 agent anna rejected\n"
                               "offer.ended call1 offer2 agent boris busy\n"
                               "offer.ended call1 offer3 agent vera rejected\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, anAnswerThatComesTooLateIsHungUp) {
    SipSite site({.agents = {"1001"}, .ringFor = milliseconds{500}});
    Phone anna(site, "1001", "phone_answers_late");
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 1200)), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "offer.ended call1 offer1 agent anna noAnswer\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, aPhoneThatIsNotRegisteredIsLost) {
    SipSite site({.agents = {"1001"}});
    EXPECT_EQ(run(caller(site, "caller_hangs_up", 300)), 0);
    EXPECT_EQ(site.stop(), arrived + "offer.ended call1 offer1 agent anna deviceLost\n"
                                     "call.ended call1 by caller cancelled\n");
}

TEST(Calls, holdAndRetrieveAreTold) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_holds", 200);
    EXPECT_EQ(run(caller(site, "caller_stays")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.held call1 agent anna\n"
                               "call.retrieved call1 agent anna\n"
                               "call.ended call1 by callee normal\n");
}

TEST(Calls, aDirectCallRingsAndIsCancelled) {
    SipSite site({});
    Phone anna(site, "1001", "phone_rings_in_vain");
    EXPECT_EQ(run(caller(site, "caller_cancels", 300, "1001")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(),
              registered("1001") +
                  "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 1001 trunk city\n"
                  "offer.ended call1 offer1 agent anna callerGone\n"
                  "call.ended call1 by caller cancelled\n");
}

TEST(Calls, extensionToExtension) {
    SipSite site({});
    Phone boris(site, "1002", "phone_answers", 200);
    EXPECT_EQ(run(dialling(site, "phone_dials", "1002", 300)), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1002") + "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                "call.answered call1 agent boris offer1\n"
                                                "call.ended call1 by caller normal\n");
}

TEST(Calls, aBusyExtensionIsToldToTheCaller) {
    SipSite site({});
    Phone boris(site, "1002", "phone_busy");
    EXPECT_EQ(run(dialling(site, "phone_dials_486", "1002")), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1002") + "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                "offer.ended call1 offer1 agent boris busy\n"
                                                "call.ended call1 by callee busy\n");
}

TEST(Calls, outboundIsRefusedUntilATrunkAllowsIt) {
    SipSite site({});
    EXPECT_EQ(run(dialling(site, "phone_dials_403", "84951112233")), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 outbound from 1001 to 84951112233 agent anna\n"
                           "call.ended call1 by system refused\n");
}

TEST(Calls, outboundGoesThroughATrunk) {
    SipSite::Plan plan;
    const auto far = freePort();
    plan.config.trunks[0].to = "127.0.0.1:" + std::to_string(far);
    plan.config.trunks[0].allowsOutbound = true;
    SipSite site(std::move(plan));
    Sipp trunk{.server = site.udpPort(), .scenario = "trunk_answers", .port = far};
    trunk.pause = 100;
    SippProcess farEnd(trunk);
    EXPECT_EQ(run(dialling(site, "phone_dials", "84951112233", 300)), 0);
    EXPECT_EQ(farEnd.wait(), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 outbound from 1001 to 84951112233 agent anna\n"
                           "call.answered call1\n"
                           "call.ended call1 by caller normal\n");
}

TEST(Calls, anUnknownNumberIsRefused) {
    SipSite site({});
    EXPECT_EQ(run(caller(site, "caller_refused", 0, "999")), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 999 trunk city\n"
                           "call.ended call1 by system unreachable\n");
}

TEST(Calls, strangersAreAskedAllTheSame) {
    SipSite::Plan plan;
    plan.config.trunks.clear();
    SipSite site(std::move(plan));
    for (const std::string name : {"1001", "9999", "scanner"}) {
        auto sipp = caller(site, "stranger_denied");
        sipp.keys["caller"] = name;
        EXPECT_EQ(run(sipp), 0) << name;
    }
    EXPECT_EQ(site.stop(), "");
}

TEST(Calls, beyondTheLimitCallersAreToldToComeLater) {
    SipSite::Plan plan;
    plan.config.maxCalls = 0;
    SipSite site(std::move(plan));
    EXPECT_EQ(run(caller(site, "caller_too_many")), 0);
    EXPECT_EQ(site.stop(), "");
}

TEST(Calls, whoeverStaysIsHungUpAtTheEnd) {
    SipSite site({});
    SippProcess stays(caller(site, "caller_stays"));
    EXPECT_TRUE(site.tells("call.arrived call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by system interrupted\n");
    EXPECT_EQ(stays.wait(), 0);
}

} // namespace callboard::test
