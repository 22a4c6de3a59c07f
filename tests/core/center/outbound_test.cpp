// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/other_end.h"
#include "core/center/outbound.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using std::chrono::hours;

const CallId first{1};
const CallId second{2};
const TrunkId city{"city"};

// One rule with all three caps, a wider one without, and numbers that never go out.
class OutboundTest : public testing::Test {
protected:
    OutboundTest() {
        auto site = smallSite();
        site.outbound = {{"+7", city, 2, 3, 10}, {"", city}, {"+7900", {}}};
        center.at = Time{} + hours{500'000};
        append(center, BackendStarted{1, "0"});
        append(center, ConfigChanged{site});
    }
    void arrive(CallId call) {
        append(center, CallArrived{call, Direction::Outbound, {"1001", {}}, "+74950000001", {}, {}});
    }
    void dialOut(CallId call) {
        arrive(call);
        append(center, CallDialledOut{call, city, "+74950000001", "+7"});
    }
    void end(CallId call) { append(center, CallEnded{call, EndedBy::Caller, EndCause::Normal}); }
    void pass(Duration time) { center.at += time; }
    std::string cap() const { return capText(center.at); }
    std::string capText(Time at) const {
        const auto cap = capOf(center, center.site.outbound[0], at);
        return cap ? std::string(textOf(*cap)) : "none";
    }
    const OutboundUse &use() const { return center.outbound[0]; }

    Center center;
};

} // namespace

TEST_F(OutboundTest, theLongestPrefixDecidesWhereANumberGoes) {
    const auto &site = center.site;
    EXPECT_EQ(outboundRule(site, "+74950000001")->prefix, "+7");
    EXPECT_EQ(outboundRule(site, "84950000001")->prefix, "");
    EXPECT_EQ(outboundRule(site, "+79001234567"), nullptr);
    EXPECT_EQ(outboundRule(SiteSettings{}, "112"), nullptr) << "off until allowed";
}

TEST_F(OutboundTest, whoIsCalledKeepsHisNameWhereverHeIsSent) {
    const AgentId dialler{"anna"};
    const Party petr{"+74950000001", "Petr"};
    const auto call = [&](CallId id) {
        append(center,
               CallPlaced{id, dialler, DeviceId{"1001"}, petr.number, Direction::Outbound, petr.name});
        EXPECT_EQ(otherEnd(center, *find(center, id), dialler), petr);
        append(center,
               CallArrived{id, Direction::Outbound, {"1001", {}}, petr.number, {}, dialler, petr.name});
        append(center, CallAnswered{id, {}, {}});
    };
    call(first);
    EXPECT_EQ(otherEnd(center, *find(center, first), dialler), petr);
    append(center, CallTransferred{first, dialler, "1002", petr, {}});
    EXPECT_EQ(find(center, first)->from, petr);
    EXPECT_EQ(find(center, first)->called(), (Party{"1002", ""}));
    EXPECT_EQ(find(center, dialler)->last.party, petr);
    end(first);
    append(center, CallArrived{first, Direction::Inbound, {"+74957654321", {}}, "1001", {}, {}});
    append(center, OfferStarted{OfferId{1}, first, dialler, DeviceId{"1001"}, {}});
    append(center, CallAnswered{first, dialler, OfferId{1}});
    append(center, CallHeld{first, dialler});
    call(second);
    const auto asked = center;
    append(center, CallTransferred{first, dialler, petr.number, {}, second, petr.name});
    EXPECT_EQ(find(center, first)->called(), petr) << "who takes the agent's place";
    center = asked;
    append(center, CallConferenced{first, dialler, second, 3, petr});
    EXPECT_EQ(find(center, first)->party(3)->party, petr);
    append(center, CallPartyLeft{first, 2, {}});
    EXPECT_EQ(find(center, first)->called(), petr) << "of two again";
}

TEST_F(OutboundTest, callsAtOnceAreCountedFromTheDialling) {
    dialOut(first);
    EXPECT_EQ(cap(), "none");
    dialOut(second);
    EXPECT_EQ(cap(), "atOnce");
    append(center, CallDialFailed{first, EndCause::Busy});
    EXPECT_EQ(cap(), "none");
    EXPECT_EQ(use().today, 2);
    EXPECT_EQ(find(center, second)->trunk, city);
}

TEST_F(OutboundTest, callsOfTheLastHourAreForgottenToTheMoment) {
    for (std::uint32_t i = 1; i <= 3; ++i) {
        dialOut(CallId{i});
        end(CallId{i});
        pass(minutes{10});
    }
    EXPECT_EQ(cap(), "perHour");
    const auto oldest = use().begun.front();
    EXPECT_EQ(capText(oldest + hours{1} - Duration{1}), "perHour");
    EXPECT_EQ(capText(oldest + hours{1}), "none");
}

TEST_F(OutboundTest, minutesOfAnsweredCallsCountWhileTheyRunAndEndWithTheDay) {
    dialOut(first);
    pass(minutes{20});
    EXPECT_EQ(cap(), "none") << "it only rings";
    append(center, CallAnswered{first, {}, {}});
    pass(minutes{9});
    EXPECT_EQ(cap(), "none");
    pass(minutes{1});
    EXPECT_EQ(cap(), "minutesPerDay");
    end(first);
    EXPECT_EQ(cap(), "minutesPerDay");
    EXPECT_EQ(use().talked, minutes{10} + seconds{1});
    append(center, DayStarted{"2027-01-16"});
    EXPECT_EQ(cap(), "none");
    EXPECT_EQ(use().talked, Duration{});
}

TEST_F(OutboundTest, aConsultedLegStaysOutWithTheCallThatTakesIt) {
    append(center, DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}});
    append(center, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}});
    append(center, CallArrived{first, Direction::Inbound, {"1", {}}, "600", {}, {}});
    append(center, CallQueued{first, QueueId{"support"}});
    append(center, OfferStarted{OfferId{1}, first, AgentId{"anna"}, DeviceId{"1001"}, center.at});
    append(center, CallAnswered{first, AgentId{"anna"}, OfferId{1}});
    append(center,
           CallPlaced{second, AgentId{"anna"}, DeviceId{"1001"}, "+74950000001", Direction::Outbound});
    append(center,
           CallArrived{second, Direction::Outbound, {"1001", {}}, "+74950000001", {}, AgentId{"anna"}});
    append(center, CallDialledOut{second, city, "+74950000001", "+7"});
    append(center, CallAnswered{second, {}, {}});
    append(center, CallTransferred{first, AgentId{"anna"}, "+74950000001", {}, second});
    EXPECT_EQ(center.outOfPlace, 0u);
    ASSERT_EQ(use().live.size(), 1u);
    EXPECT_EQ(use().live[0].call, first);
    pass(minutes{3});
    end(first);
    EXPECT_TRUE(use().live.empty());
    EXPECT_GE(use().talked, minutes{3});
}

TEST_F(OutboundTest, anotherSettingChangesNoRow) {
    dialOut(first);
    arrive(second);
    append(center, CallDialledOut{second, city, "8123", ""});
    const auto before = center.outbound;
    auto site = center.site;
    site.name = "Other";
    append(center, ConfigChanged{site});
    EXPECT_EQ(center.outbound, before);
    EXPECT_EQ(center.outbound[1].live.size(), 1u);
}

TEST_F(OutboundTest, whatARuleLetOutIsKeptWhenOtherRulesChange) {
    dialOut(first);
    auto site = center.site;
    site.outbound.erase(site.outbound.begin() + 1, site.outbound.end());
    site.outbound.insert(site.outbound.begin(), {"+1", city, 5, 0, 0});
    append(center, ConfigChanged{site});
    ASSERT_EQ(center.outbound.size(), 2u);
    EXPECT_EQ(center.outbound[0].live.size(), 0u);
    EXPECT_EQ(center.outbound[1].live.size(), 1u);
}

TEST_F(OutboundTest, aRuleIsMetByAllSpellingsOfANumber) {
    auto site = center.site;
    site.dialPlan = {"7", "8", "810", 10, 10};
    site.outbound = {{"8", city}, {"+7900", {}}, {"+44", {}}, {"810", city}, {"9", city}};
    const auto ruleOf = [&](const char *number) {
        const auto *rule = outboundRule(site, number);
        return rule ? rule->prefix : "none";
    };
    EXPECT_EQ(ruleOf("89001234567"), "none") << "+7900 is forbidden";
    EXPECT_EQ(ruleOf("+79001234567"), "none");
    EXPECT_EQ(ruleOf("9001234567"), "none") << "ten digits are a whole number";
    EXPECT_EQ(ruleOf("84951234567"), "8");
    EXPECT_EQ(ruleOf("+74951234567"), "8") << "what may go as 8495 may go as +7495";
    EXPECT_EQ(ruleOf("810442012345678"), "none");
    EXPECT_EQ(ruleOf("810493012345678"), "810");
    EXPECT_EQ(ruleOf("+493012345678"), "810");
    EXPECT_EQ(ruleOf("900"), "9") << "no whole number: as it is dialled";
    EXPECT_EQ(ruleOf("112"), "none");
    site.outbound = {{"8", city}, {"+", {}}};
    EXPECT_EQ(ruleOf("84951234567"), "8");
    EXPECT_EQ(ruleOf("810442012345678"), "none") << "of two as long the one that forbids";
}

TEST_F(OutboundTest, whoLeavesAConferenceGivesHisLineBack) {
    append(center, DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}});
    append(center, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}});
    for (const auto call : {first, second}) {
        append(center,
               CallPlaced{call, AgentId{"anna"}, DeviceId{"1001"}, "+74950000001", Direction::Outbound});
        append(center,
               CallArrived{call, Direction::Outbound, {"1001", {}}, "+74950000001", {}, AgentId{"anna"}});
        append(center, CallDialledOut{call, city, "+74950000001", "+7"});
        append(center, CallAnswered{call, {}, {}});
    }
    append(center, CallConferenced{first, AgentId{"anna"}, second, 3, {"+74950000001", {}}});
    EXPECT_EQ(cap(), "atOnce");
    pass(minutes{2});
    append(center, CallPartyLeft{first, 2, {}});
    EXPECT_EQ(center.outOfPlace, 0u);
    EXPECT_EQ(cap(), "none") << "one of the two lines is free again";
    EXPECT_GE(use().talked, minutes{2});
    ASSERT_EQ(use().live.size(), 1u);
    end(first);
    EXPECT_TRUE(use().live.empty());
}

} // namespace callboard::test
