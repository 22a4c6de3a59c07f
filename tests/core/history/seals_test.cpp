// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/seals.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// A random story with a seal after every `spacing` events, as a backend puts them.
std::vector<Event> sealedStory(std::uint32_t seed, std::uint64_t events, std::uint64_t spacing) {
    Story story(seed);
    Center live;
    std::vector<Event> out;
    const auto put = [&](Time at, Fact fact) {
        out.push_back({live.seq + 1, at, {}, std::move(fact)});
        apply(live, out.back());
    };
    for (std::uint64_t i = 0; i < events; ++i) {
        const auto next = story.next();
        put(next.at, next.fact);
        if (i % spacing == 0)
            put(next.at, StateSealed{foldVersion, sealOf(live)});
    }
    return out;
}

Seals replayed(const std::vector<Event> &events) {
    Center center;
    Seals seals;
    for (const auto &event : events) {
        seals.take(event, center);
        apply(center, event);
    }
    return seals;
}

} // namespace

TEST(Seals, agreeWithEveryReplay) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        const auto seals = replayed(sealedStory(seed, 300, 20));
        EXPECT_EQ(seals.compared(), 15u);
        EXPECT_TRUE(seals.findings().empty()) << "seed " << seed << ": " << seals.findings().front();
    }
}

TEST(Seals, aReplayThatMissesAFactIsFoundAtTheNextSeal) {
    auto events = sealedStory(7, 300, 20);
    // The first answer is lost, and nothing else.
    const auto answer = std::ranges::find_if(
        events, [](const Event &event) { return std::holds_alternative<CallAnswered>(event.fact); });
    ASSERT_NE(answer, events.end());
    answer->fact = Withheld{};
    const auto next = std::find_if(answer, events.end(), [](const Event &event) {
        return std::holds_alternative<StateSealed>(event.fact);
    });
    const auto findings = replayed(events).findings();
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.front(), "event " + std::to_string(next->seq) + ": the state that was live at " +
                                    toIso(next->at) + " was another than the journal leads to");
}

TEST(Seals, ofAnotherFoldSayNothing) {
    auto events = sealedStory(1, 40, 20);
    for (auto &event : events)
        if (auto *seal = std::get_if<StateSealed>(&event.fact))
            *seal = {foldVersion - 1, "0123456789abcdef"};
    const auto seals = replayed(events);
    EXPECT_EQ(seals.compared(), 0u);
    EXPECT_EQ(seals.ofOtherVersions(), 2u);
    EXPECT_TRUE(seals.findings().empty());
}

} // namespace callboard::test
