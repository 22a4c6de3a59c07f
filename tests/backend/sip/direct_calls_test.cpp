// SPDX-License-Identifier: GPL-3.0-or-later
// Stories of direct, outbound and refused calls, and of orders that come at odd moments.
#include "tests/backend/sip/stories.h"

#include "tests/support/ports.h"

namespace callboard::test {

TEST(DirectCalls, extensionToExtension) {
    SipSite site({});
    Phone boris(site, "1002", "phone_answers", 200);
    EXPECT_TRUE(leavesAfter(site, dialling(site, "phone_dials", "1002"), "call.answered call1"));
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1002") + "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                "call.answered call1 agent boris offer1\n"
                                                "call.ended call1 by caller normal\n");
}

TEST(DirectCalls, aBusyExtensionIsToldToTheCaller) {
    SipSite site({});
    Phone boris(site, "1002", "phone_busy");
    EXPECT_EQ(run(dialling(site, "phone_dials_486", "1002")), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1002") + "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                "offer.ended call1 offer1 agent boris busy\n"
                                                "call.ended call1 by callee busy\n");
}

TEST(DirectCalls, outboundIsRefusedUntilATrunkAllowsIt) {
    SipSite site({});
    EXPECT_EQ(run(dialling(site, "phone_dials_403", "84951112233")), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 outbound from 1001 to 84951112233 agent anna\n"
                           "call.ended call1 by system refused\n");
}

TEST(DirectCalls, outboundGoesThroughATrunk) {
    SipSite::Plan plan;
    const auto far = freePort();
    plan.config.trunks[0].to = "127.0.0.1:" + std::to_string(far);
    plan.config.trunks[0].allowsOutbound = true;
    SipSite site(std::move(plan));
    Sipp trunk{.server = site.udpPort(), .scenario = "trunk_answers", .port = far};
    trunk.pause = 100;
    SippProcess farEnd(trunk);
    EXPECT_TRUE(leavesAfter(site, dialling(site, "phone_dials", "84951112233"), "call.answered call1"));
    EXPECT_EQ(farEnd.wait(), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 outbound from 1001 to 84951112233 agent anna\n"
                           "call.answered call1\n"
                           "call.ended call1 by caller normal\n");
}

TEST(DirectCalls, anUnknownNumberIsRefused) {
    SipSite site({});
    EXPECT_EQ(run(caller(site, "caller_refused", "999")), 0);
    EXPECT_EQ(site.stop(), "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 999 trunk city\n"
                           "call.ended call1 by system unreachable\n");
}

TEST(DirectCalls, strangersAreAskedAllTheSame) {
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

TEST(DirectCalls, beyondTheLimitCallersAreToldToComeLater) {
    SipSite::Plan plan;
    plan.config.maxCalls = 0;
    SipSite site(std::move(plan));
    EXPECT_EQ(run(caller(site, "caller_too_many")), 0);
    EXPECT_EQ(site.stop(), "callers.turnedAway room one\n");
}

TEST(DirectCalls, whoeverStaysIsHungUpAtTheEnd) {
    SipSite site({});
    SippProcess stays(caller(site, "caller_stays"));
    EXPECT_TRUE(site.tells("call.arrived call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by system interrupted\n");
    EXPECT_EQ(stays.wait(), 0);
}

TEST(DirectCalls, aPhoneKnownFromBeforeIsRungAtOnce) {
    const auto port = freePort();
    Device anna;
    anna.id = DeviceId("1001");
    anna.isRegistered = true;
    anna.contact = "sip:127.0.0.1:" + std::to_string(port) + ";transport=udp";
    SipSite::Plan plan;
    plan.agents = {"1001"};
    plan.config.pingInterval = seconds{0};
    plan.known = {anna};
    SipSite site(std::move(plan));
    Sipp phone{.server = site.udpPort(), .scenario = "phone_answers", .port = port};
    phone.pause = 100;
    SippProcess process(phone);
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.answered call1"));
    EXPECT_EQ(process.wait(), 0);
    EXPECT_EQ(site.stop(), arrived + "call.answered call1 agent anna offer1\n"
                                     "call.ended call1 by caller normal\n");
}

TEST(DirectCalls, aPhoneKnownFromBeforeThatIsGoneIsNoticed) {
    Device anna;
    anna.id = DeviceId("1001");
    anna.isRegistered = true;
    anna.contact = "sip:127.0.0.1:" + std::to_string(freePort()) + ";transport=tcp";
    SipSite::Plan plan;
    plan.known = {anna};
    SipSite site(std::move(plan));
    EXPECT_TRUE(site.tells("device.lost 1001 unreachable"));
}

TEST(DirectCalls, clickToDialThatNobodyTakesIsTold) {
    SipSite site({});
    site.give(PlaceCall{site.newCall(), AgentId("anna"), DeviceId("1001"), "1002"});
    EXPECT_TRUE(site.tells("call.ended call1"));
    EXPECT_EQ(site.stop(), "call.ended call1 by system unreachable\n");
}

TEST(DirectCalls, ordersAboutWhatIsGoneAreIgnored) {
    SipSite site({});
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.arrived call1"));
    const auto call = site.call(1);
    EXPECT_TRUE(site.tells("call.ended call1"));
    site.give(EnterQueue{call, QueueId("support")});
    site.give(RingDevice{OfferId{7}, call, AgentId("anna"), DeviceId("1001"), seconds{1}, {}, {}});
    site.give(CancelOffer{OfferId{7}});
    site.give(AnswerOffer{OfferId{7}});
    site.give(DialOut{call, TrunkId("city"), "1"});
    site.give(RecordCall{call, "x.wav"});
    site.give(EndCall{call});
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller cancelled\n");
}

TEST(DirectCalls, aRecordingStaysInItsFolder) {
    SipSite site({});
    SippProcess stays(caller(site, "caller_stays"));
    EXPECT_TRUE(site.tells("call.arrived call1"));
    site.give(RecordCall{site.call(1), "../outside.wav"});
    site.give(RecordCall{site.call(1), "/tmp/outside.wav"});
    EXPECT_EQ(site.stop(), arrived +
                               "recording.started call1 ../outside.wav\n"
                               "recording.stopped call1 ../outside.wav recording.name: not a file of the "
                               "recordings directory\n"
                               "recording.started call1 /tmp/outside.wav\n"
                               "recording.stopped call1 /tmp/outside.wav recording.name: not a file of the "
                               "recordings directory\n"
                               "call.ended call1 by system interrupted\n");
    EXPECT_EQ(stays.wait(), 0);
}

} // namespace callboard::test
