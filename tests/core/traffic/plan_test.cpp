// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/plan.h"

#include <gtest/gtest.h>
#include <set>

namespace callboard::traffic {
namespace {

TrafficOptions someOptions() {
    TrafficOptions options;
    options.to = {{*phone::parseSipUri("sip:600@127.0.0.1:5060"), 2},
                  {*phone::parseSipUri("sip:601@127.0.0.1:5060"), 1}};
    options.callsPerHour = 600;
    options.length = seconds(60);
    options.seed = 42;
    return options;
}

std::string planOf(const TrafficOptions &options) {
    CallPlan plan(options);
    std::string text;
    while (const auto call = plan.next())
        text += print(*call, options) + "\n";
    return text;
}

std::vector<PlannedCall> callsOf(const TrafficOptions &options) {
    CallPlan plan(options);
    std::vector<PlannedCall> calls;
    while (auto call = plan.next())
        calls.push_back(std::move(*call));
    return calls;
}

// A phone knows by the number who calls.
TEST(CallPlan, callersOfNoListHaveNumbersOfTheirOwn) {
    auto options = someOptions();
    options.length = std::nullopt;
    options.calls = 10'000;
    std::set<std::string> numbers;
    for (const auto &call : callsOf(options))
        numbers.insert(call.caller.number);
    EXPECT_EQ(numbers.size(), 10'000u);
}

TEST(CallPlan, aMinuteOfSeed42) {
    EXPECT_EQ(
        planOf(someOptions()),
        "0 at 6.362 to 600 from +12015552572 'Oskar Kowal' patience 86.914 talk 110.188 ends caller tone "
        "500\n"
        "1 at 19.076 to 600 from +12015556143 'Lena Jensen' patience 446.739 talk 88.695 ends agent tone "
        "520\n"
        "2 at 19.348 to 600 from +12015559714 'Chen Garcia' patience 26.358 talk 184.484 ends caller tone "
        "540\n"
        "3 at 28.694 to 600 from +12015553285 'Priya Ivanov' patience 27.719 talk 92.620 ends agent tone "
        "560\n"
        "4 at 29.794 to 601 from +12015556856 'Diana Horvat' patience 176.044 talk 112.627 ends agent tone "
        "580\n"
        "5 at 31.714 to 600 from +12015550427 'Hanna Lindgren' patience 341.181 talk 124.168 ends agent tone "
        "600\n"
        "6 at 40.558 to 601 from +12015553998 'Lena Novak' patience 127.501 talk 45.809 ends agent tone 620\n"
        "7 at 41.817 to 600 from +12015557569 'Oskar Lindgren' patience 95.672 talk 129.674 ends caller tone "
        "640\n"
        "8 at 44.421 to 601 from +12015551140 'Julia Berger' patience 157.543 talk 163.961 ends caller tone "
        "660\n"
        "9 at 45.868 to 600 from +12015554711 'Chen Adams' patience 546.921 talk 31.887 ends agent tone 680\n"
        "10 at 49.506 to 600 from +12015558282 'George Kowal' patience 126.053 talk 120.598 ends caller tone "
        "700\n"
        "11 at 51.656 to 601 from +12015551853 'Priya Moreau' patience 638.162 talk 36.854 ends agent tone "
        "720\n"
        "12 at 51.791 to 600 from +12015555424 'Oskar Berger' patience 174.089 talk 130.143 ends agent tone "
        "740\n"
        "13 at 53.073 to 601 from +12015558995 'Karim Ivanov' patience 260.552 talk 42.402 ends agent tone "
        "760\n");
}

TEST(CallPlan, sameSeedSamePlanAndOtherSeedOtherPlan) {
    auto options = someOptions();
    const auto plan = planOf(options);
    EXPECT_EQ(planOf(options), plan);
    options.seed = 43;
    EXPECT_NE(planOf(options), plan);
}

TEST(CallPlan, arrivalsDoNotDependOnBehaviour) {
    auto options = someOptions();
    const auto calls = callsOf(options);
    options.talkTimes = TalkTimes::Exponential;
    options.callers = {{"Anna", "1"}};
    const auto others = callsOf(options);
    ASSERT_EQ(others.size(), calls.size());
    for (std::size_t i = 0; i < calls.size(); ++i)
        EXPECT_EQ(others[i].at, calls[i].at);
}

TEST(CallPlan, keepsItsRateItsWeightsAndItsMeans) {
    auto options = someOptions();
    options.callsPerHour = 180'000; // 50 a second
    options.length = std::chrono::hours(1);
    const auto calls = callsOf(options);
    EXPECT_NEAR(static_cast<double>(calls.size()), 180'000, 1'500);
    double patience = 0;
    double talk = 0;
    double second = 0;
    double byAgent = 0;
    for (const auto &call : calls) {
        patience += toSeconds(call.patience);
        talk += toSeconds(call.talk);
        second += static_cast<double>(call.target);
        byAgent += call.agentHangsUp ? 1 : 0;
    }
    const auto count = static_cast<double>(calls.size());
    EXPECT_NEAR(patience / count, 120, 1.5);
    EXPECT_NEAR(talk / count, 180, 2.5);
    EXPECT_NEAR(second / count, 1.0 / 3, 0.01);
    EXPECT_NEAR(byAgent / count, 0.5, 0.01);
}

TEST(CallPlan, speedUpMakesAllTimesPassFaster) {
    auto options = someOptions();
    options.calls = 50;
    options.length.reset();
    const auto calls = callsOf(options);
    options.speedUp = 10;
    const auto faster = callsOf(options);
    ASSERT_EQ(faster.size(), 50U);
    for (std::size_t i = 0; i < 50; ++i) {
        EXPECT_NEAR(toSeconds(faster[i].at), toSeconds(calls[i].at) / 10, 1e-3);
        EXPECT_NEAR(toSeconds(faster[i].patience), toSeconds(calls[i].patience) / 10, 1e-3);
        EXPECT_NEAR(toSeconds(faster[i].talk), toSeconds(calls[i].talk) / 10, 1e-3);
    }
}

TEST(CallPlan, numberOfCallsEndsIt) {
    auto options = someOptions();
    options.length.reset();
    options.calls = 7;
    EXPECT_EQ(callsOf(options).size(), 7U);
    options.atOnce = 3;
    const auto calls = callsOf(options);
    ASSERT_EQ(calls.size(), 7U);
    EXPECT_EQ(calls.back().at, Duration::zero());
}

TEST(CallPlan, nobodyToCallMeansNoCalls) {
    auto options = someOptions();
    options.to.clear();
    EXPECT_EQ(planOf(options), "");
}

TEST(CallPlan, callersComeFromTheList) {
    auto options = someOptions();
    options.callers = {{"Anna", "+79161234567"}, {"Boris", "+4930123456"}};
    std::map<std::string, int> seen;
    for (const auto &call : callsOf(options))
        ++seen[call.caller.name + " " + call.caller.number];
    EXPECT_EQ(seen.size(), 2U);
    EXPECT_TRUE(seen.contains("Anna +79161234567") && seen.contains("Boris +4930123456"));
}

TEST(OfferPlan, thePhonesOfSeed42) {
    const auto options = someOptions();
    OfferPlan first(options, 0);
    OfferPlan second(options, 1);
    std::string text;
    for (int i = 0; i < 3; ++i)
        text += print(first.next()) + " | " + print(second.next()) + "\n";
    EXPECT_EQ(text, "answer after 4.313 talk 101.341 | answer after 2.162 talk 109.324\n"
                    "answer after 7.682 talk 56.690 | answer after 2.960 talk 44.354\n"
                    "answer after 3.535 talk 265.366 | reject after 0.845 talk 132.656\n");
    EXPECT_EQ(first.hz(), 1700);
    EXPECT_EQ(second.hz(), 1720);
}

TEST(OfferPlan, leavesItsShareUnanswered) {
    auto options = someOptions();
    options.notAnswered = 0.2;
    OfferPlan plan(options, 0);
    std::map<OfferAction, double> shares;
    double delay = 0;
    constexpr int offers = 50'000;
    for (int i = 0; i < offers; ++i) {
        const auto offer = plan.next();
        shares[offer.action] += 1.0 / offers;
        delay += toSeconds(offer.delay) / offers;
    }
    EXPECT_NEAR(shares[OfferAction::Reject], 0.1, 0.01);
    EXPECT_NEAR(shares[OfferAction::LetRing], 0.1, 0.01);
    EXPECT_NEAR(delay, 3, 0.1);
}

} // namespace
} // namespace callboard::traffic
