// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/bans.h"
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"
#include "tests/support/ports.h"
#include "tests/support/sip_site.h"
#include "tests/support/sipp.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

Sipp phone(const SipSite &site, const std::string &scenario, const std::string &extension = "1001",
           const std::string &expires = "600") {
    Sipp sipp{.server = site.udpPort(), .scenario = scenario, .user = extension};
    sipp.password = "secret-" + extension;
    sipp.keys["expires"] = expires;
    sipp.keys["events"] = "hold";
    return sipp;
}

// As the scenarios write it.
std::string contactAt(std::uint16_t port) {
    return "<sip:1001@127.0.0.1:" + std::to_string(port) + ";transport=UDP>";
}

Sipp unregistering(Sipp sipp, const std::string &contact) {
    sipp.scenario = "phone_unregisters";
    sipp.keys["contact"] = contact;
    return sipp;
}

Sipp overTcp(Sipp sipp, const SipSite &site) {
    sipp.server = site.tcpPort();
    sipp.transport = "t1";
    return sipp;
}

} // namespace

TEST(Registrar, aPhoneRegistersAndUnregisters) {
    SipSite site({});
    auto sipp = phone(site, "phone_registers");
    sipp.port = freePort();
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(run(unregistering(sipp, contactAt(sipp.port))), 0);
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.lost 1001 unregistered\n");
}

TEST(Registrar, onlyTheContactThatIsNamedIsTakenBack) {
    SipSite site({});
    auto sipp = phone(site, "phone_registers");
    sipp.port = freePort();
    const auto former = contactAt(sipp.port);
    EXPECT_EQ(run(sipp), 0);
    sipp.port = freePort();
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(run(unregistering(sipp, former)), 0);
    EXPECT_EQ(site.facts(), "device.registered 1001\n"
                            "device.registered 1001\n");
    EXPECT_EQ(run(unregistering(sipp, "*")), 0);
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.registered 1001\n"
                           "device.lost 1001 unregistered\n");
}

TEST(Registrar, aPhoneKnownFromBeforeMayTakeItsContactBack) {
    const auto port = freePort();
    Device anna;
    anna.id = DeviceId("1001");
    anna.isRegistered = true;
    anna.contact = "sip:127.0.0.1:" + std::to_string(port) + ";transport=udp";
    SipSite::Plan plan;
    plan.known = {anna};
    plan.config.pingInterval = seconds{0};
    SipSite site(std::move(plan));
    auto sipp = phone(site, "phone_unregisters");
    sipp.port = port;
    EXPECT_EQ(run(unregistering(sipp, contactAt(port))), 0);
    EXPECT_EQ(site.stop(), "device.lost 1001 unregistered\n");
}

// Text that is no UTF-8 cannot become a fact.
TEST(Registrar, aContactBeyondAsciiIsRefused) {
    SipSite site({});
    auto sipp = phone(site, "phone_bad_contact");
    sipp.keys["contact"] = "<sip:j\xF6rg@127.0.0.1:5062>";
    EXPECT_EQ(run(sipp), 0);
    sipp.keys["contact"] = "<sip:1001@127.0.0.1:5062;x=\xF6>";
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(site.stop(), "");
    EXPECT_EQ(site.log(), std::vector<std::string>{
                              "turned away REGISTER of 127.0.0.1: a contact of 1001 that cannot be used"});
}

TEST(Registrar, refreshingIsNoFactAndAnotherAddressIs) {
    SipSite site({});
    auto sipp = phone(site, "phone_registers");
    sipp.port = freePort();
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(site.facts(), "device.registered 1001\n");
    sipp.port = freePort();
    EXPECT_EQ(run(sipp), 0);
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.registered 1001\n");
}

TEST(Registrar, wrongPasswordAndUnknownUserGetTheSameAnswer) {
    SipSite site({});
    auto wrong = phone(site, "phone_denied");
    wrong.password = "wrong";
    EXPECT_EQ(run(wrong), 0);
    EXPECT_EQ(run(phone(site, "phone_denied", "9999")), 0);
    EXPECT_EQ(site.stop(), "");
    // A scanner does not fill the log.
    EXPECT_EQ(site.log(),
              std::vector<std::string>{"turned away REGISTER of 127.0.0.1: wrong password of 1001"});
}

// The log may tell what the answer does not; what a stranger calls himself is not written down.
TEST(Registrar, aUserWhomNobodyKnowsIsTurnedAwayWithThatInTheLog) {
    SipSite site({});
    EXPECT_EQ(run(phone(site, "phone_denied", "9999")), 0);
    EXPECT_EQ(site.stop(), "");
    EXPECT_EQ(site.log(), std::vector<std::string>{"turned away REGISTER of 127.0.0.1: unknown user"});
}

TEST(Registrar, whoGuessesOnIsBannedAndThatIsAFact) {
    SipSite site({});
    auto wrong = phone(site, "phone_denied");
    wrong.password = "wrong";
    for (int i = 0; i < sip::Bans::mostWrong; ++i)
        ASSERT_EQ(run(wrong), 0) << i;
    EXPECT_EQ(site.facts(), "");
    static_cast<void>(run(wrong)); // whether this one still gets its answer is not promised
    EXPECT_TRUE(site.tells("address.banned 127.0.0.1"));
    EXPECT_EQ(site.stop(), "address.banned 127.0.0.1\n");
}

TEST(Registrar, aRegistrationRunsOut) {
    SipSite site({});
    EXPECT_EQ(run(phone(site, "phone_registers", "1001", "1")), 0);
    EXPECT_TRUE(site.tells("device.lost 1001 expired"));
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.lost 1001 expired\n");
}

TEST(Registrar, tooBriefARegistrationIsRefused) {
    SipSite::Plan plan;
    plan.config.shortestRegistration = seconds{60};
    SipSite site(std::move(plan));
    EXPECT_EQ(run(phone(site, "phone_too_brief", "1001", "59")), 0);
    EXPECT_EQ(site.stop(), "");
}

TEST(Registrar, aClosedConnectionLosesThePhone) {
    SipSite site({});
    EXPECT_EQ(run(overTcp(phone(site, "phone_registers"), site)), 0);
    EXPECT_TRUE(site.tells("device.lost 1001 unreachable"));
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.lost 1001 unreachable\n");
}

TEST(Engine, aCertificateThatIsNotOfItsKeyIsNamed) {
    auto config = SipSite::basicConfig();
    config.key.replace_filename("other.key");
    Numbers numbers{1};
    sip::SipEngine engine(config, numbers, [](const std::string &) {});
    const auto started = engine.start([](const Fact &, CommandId) {}, {});
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, "sip.certificate");
    EXPECT_NE(started.error().detail.find("other.key"), std::string::npos);
}

TEST(Registrar, aSilentPhoneIsNoticed) {
    SipSite::Plan plan;
    plan.config.pingInterval = seconds{1};
    plan.config.pingTimeout = seconds{1};
    SipSite site(std::move(plan));
    EXPECT_EQ(run(phone(site, "phone_registers")), 0);
    EXPECT_TRUE(site.tells("device.lost 1001 unreachable"));
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "device.lost 1001 unreachable\n");
}

// Its network was away for a while: it need not register anew to be rung.
TEST(Registrar, aPhoneThatFrozeIsLostAndThereAgainWhenItAnswers) {
    SipSite::Plan plan;
    plan.config.pingInterval = seconds{1};
    plan.config.pingTimeout = seconds{5};
    SipSite site(std::move(plan));
    Baresip anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001"});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    anna.freeze();
    ASSERT_TRUE(site.tells("device.lost 1001 unreachable")) << site.facts();
    anna.thaw();
    const std::string back = "device.registered 1001\n"
                             "device.lost 1001 unreachable\n"
                             "device.registered 1001\n";
    EXPECT_TRUE(eventually([&] { return site.facts() == back; })) << site.facts();
    anna.quit();
    EXPECT_TRUE(site.tells("device.lost 1001 unregistered"));
    EXPECT_EQ(site.stop(), back + "device.lost 1001 unregistered\n");
}

} // namespace callboard::test
