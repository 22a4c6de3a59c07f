// SPDX-License-Identifier: GPL-3.0-or-later
// What a gap hides: the figures of a journal whose backend was away for a while have bounds, and what truly
// happened lies between them.
#include "core/kpi/bounds.h"

#include "core/center/apply.h"
#include "tests/support/story.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace callboard::test {
namespace {

constexpr int callers = 60;
const Time morning = *fromIso("2026-11-21T09:00:00Z");

struct Happening {
    Time at;
    Fact fact;
};

// Callers of one queue, each with an agent of his own: some are answered soon, some late, some give up.
class Truth {
public:
    explicit Truth(std::uint32_t seed)
        : m_random(seed) {
        SiteSettings site = smallSite();
        site.users.clear();
        for (int i = 0; i < callers; ++i) {
            auto &user = site.users.emplace_back();
            user.id = agent(i);
            user.role = Role::Agent;
            user.extension = DeviceId{user.id.text()};
            user.queues = {QueueId{"support"}};
        }
        std::sort(site.users.begin(), site.users.end(), [](auto &a, auto &b) { return a.id < b.id; });
        all.push_back({morning, BackendStarted{1, "test"}});
        all.push_back({morning, ConfigChanged{site}});
        all.push_back({morning, DayStarted{"2026-11-21"}});
        cut = morning + seconds{roll(600, 2'400)};
        back = cut + seconds{roll(1, 900)};
        for (int i = 0; i < callers; ++i)
            addCaller(i);
        std::stable_sort(all.begin(), all.end(), [](auto &a, auto &b) { return a.at < b.at; });
    }

    // As a backend recorded it that was down from `cut` until `back`: nobody could call it then, and of those
    // who were there it never learned what became of them.
    std::vector<Happening> recorded() const {
        std::vector<Happening> some;
        std::vector<CallId> open;
        for (const auto &each : all) {
            if (each.at < cut || each.at >= back)
                some.push_back(each);
            if (each.at < cut)
                follow(each.fact, open);
        }
        std::vector<Happening> restart{{back, BackendStarted{2, "test"}}};
        for (const auto call : open)
            restart.push_back({back, CallEnded{call, EndedBy::System, EndCause::Interrupted}});
        const auto place =
            std::find_if(some.begin(), some.end(), [&](auto &each) { return each.at >= back; });
        some.insert(place, restart.begin(), restart.end());
        return some;
    }

    std::vector<Happening> all;
    Time cut, back;

private:
    static AgentId agent(int i) { return AgentId{"agent" + std::to_string(i)}; }
    int roll(int least, int most) { return std::uniform_int_distribution<int>(least, most)(m_random); }

    void addCaller(int i) {
        const auto call = CallId::make(1, static_cast<std::uint32_t>(i + 1));
        auto came = morning + seconds{roll(0, 3'600)};
        if (came >= cut && came < back)
            came += back - cut;
        const auto waited = came + seconds{roll(0, 3) == 0 ? roll(0, 6) : roll(0, 120)};
        all.push_back({came, CallArrived{call, Direction::Inbound, {"+79211234567", ""}, "600", {}, {}}});
        all.push_back({came, CallQueued{call, QueueId{"support"}}});
        if (roll(0, 2) == 0) {
            all.push_back({waited, CallEnded{call, EndedBy::Caller, EndCause::Cancelled}});
            return;
        }
        const OfferId offer{call.value};
        all.push_back({waited, OfferStarted{offer, call, agent(i), DeviceId{agent(i).text()}, waited}});
        all.push_back({waited, CallAnswered{call, agent(i), offer}});
        all.push_back({waited + seconds{roll(5, 300)}, CallEnded{call, EndedBy::Caller, EndCause::Normal}});
    }
    static void follow(const Fact &fact, std::vector<CallId> &open) {
        if (const auto *arrived = std::get_if<CallArrived>(&fact))
            open.push_back(arrived->call);
        if (const auto *ended = std::get_if<CallEnded>(&fact))
            std::erase(open, ended->call);
    }

    std::mt19937 m_random;
};

Queue queueOf(const std::vector<Happening> &happened) {
    Center center;
    std::uint64_t seq = 0;
    for (const auto &each : happened)
        apply(center, {++seq, each.at, {}, each.fact});
    const auto *queue = find(center, QueueId{"support"});
    return queue ? *queue : Queue{};
}

template <class Value>
void expectHolds(const Bounds<Value> &bounds, Value truth, std::string_view what) {
    EXPECT_LE(bounds.least, truth) << what;
    EXPECT_GE(bounds.most, truth) << what;
}

template <class Counts>
void expectLevelsHold(const Counts &known, const Counts &whole) {
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        const auto bounds = serviceLevelBounds(known, formula);
        EXPECT_TRUE(!bounds || known.unknown > 0);
        if (const auto level = serviceLevel(whole, formula); bounds && level)
            expectHolds(*bounds, *level, textOf(formula));
    }
}

} // namespace

TEST(Bounds, ofAGapHoldTheTruth) {
    std::int64_t unknown = 0, unknownOfTheHour = 0;
    for (std::uint32_t seed = 1; seed <= 2'000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Truth truth(seed);
        const auto seen = queueOf(truth.recorded()), happened = queueOf(truth.all);
        const auto &known = seen.today, &whole = happened.today;
        ASSERT_EQ(whole.offered, callers);
        ASSERT_EQ(known.offered, callers);
        ASSERT_EQ(whole.unknown, 0);
        unknown += known.unknown;
        expectHolds(answeredBounds(known), whole.answered, "answered");
        expectHolds(abandonedBounds(known), whole.abandoned, "abandoned");
        if (const auto rate = abandonRateBounds(known))
            expectHolds(*rate, *abandonRate(whole), "abandonRate");
        EXPECT_EQ(serviceLevelBounds(known, ServiceLevel::Strict).has_value(), known.unknown > 0);
        expectLevelsHold(known, whole);
        const auto end = std::max(truth.all.back().at, truth.back);
        const auto hour = seen.lastHour.at(end);
        unknownOfTheHour += hour.unknown;
        expectLevelsHold(hour, happened.lastHour.at(end));
    }
    EXPECT_GT(unknown, 1'000);
    EXPECT_GT(unknownOfTheHour, 500);
}

// No tighter ones would do: there is a truth at either end.
TEST(Bounds, areReached) {
    QueueCounts counts;
    counts.offered = 10;
    counts.answered = 6;
    counts.answeredWithinTarget = 3;
    counts.abandoned = 2;
    counts.unknown = 2;
    EXPECT_EQ(answeredBounds(counts), (Bounds<std::int64_t>{6, 8}));
    EXPECT_EQ(abandonRateBounds(counts), (Bounds<double>{0.2, 0.4}));
    EXPECT_EQ(serviceLevelBounds(counts, ServiceLevel::Strict), (Bounds<double>{0.3, 0.5}));
    counts.unknown = 0;
    EXPECT_EQ(abandonRateBounds(counts), std::nullopt);
    EXPECT_EQ(serviceLevelBounds(counts, ServiceLevel::Strict), std::nullopt);
}

} // namespace callboard::test
