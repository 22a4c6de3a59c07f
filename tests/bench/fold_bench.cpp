// SPDX-License-Identifier: GPL-3.0-or-later
// Facts a second through the fold with today's figures, beside the floor: one look-up in a hash map a fact.
//     fold_bench [--small]
#include "core/center/apply.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unordered_map>

namespace {

using namespace callboard;

constexpr int rounds = 5;
constexpr std::uint32_t agents = 500;
constexpr std::uint32_t queues = 20;
constexpr std::uint32_t atOnce = 300; // calls that live side by side
constexpr std::uint32_t calls = 3'000;

double cpuSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

QueueId queueNamed(std::uint32_t i) {
    return QueueId{"queue-" + std::to_string(i % queues)};
}

AgentId agentNamed(std::uint32_t i) {
    return AgentId{"agent-" + std::to_string(i % agents)};
}

SiteSettings busySite() {
    SiteSettings site;
    for (std::uint32_t i = 0; i < queues; ++i) {
        QueueSettings queue;
        queue.id = queueNamed(i);
        queue.number = std::to_string(600 + i);
        site.queues.push_back(queue);
    }
    for (std::uint32_t i = 0; i < agents; ++i)
        site.users.push_back({agentNamed(i),
                              "Agent",
                              Role::Agent,
                              DeviceId{std::to_string(1000 + i)},
                              {queueNamed(i), queueNamed(i + 1)}});
    return site;
}

std::vector<Fact> opening() {
    std::vector<Fact> facts{BackendStarted{1, "bench"}, ConfigChanged{busySite()}};
    for (std::uint32_t i = 0; i < agents; ++i)
        facts.push_back(
            AgentStateChanged{agentNamed(i), DesiredState::Ready, {}, Author::Agent, agentNamed(i)});
    return facts;
}

// Every call waits, rings, is answered, ends and is worked after; `atOnce` of them interleaved.
std::vector<Fact> busyHour() {
    std::vector<Fact> facts;
    for (std::uint32_t i = 1; i <= calls + atOnce; ++i) {
        if (i <= calls) {
            facts.push_back(
                CallArrived{CallId{i}, Direction::Inbound, {"+74951234567", "Ivan Petrov"}, "600", {}, {}});
            facts.push_back(CallQueued{CallId{i}, queueNamed(i)});
        }
        if (i > atOnce / 2 && i <= calls + atOnce / 2) {
            const auto call = i - atOnce / 2;
            facts.push_back(OfferStarted{OfferId{call}, CallId{call}, agentNamed(call), DeviceId{"1"}, {}});
            facts.push_back(CallAnswered{CallId{call}, agentNamed(call), OfferId{call}});
        }
        if (i > atOnce) {
            const auto call = i - atOnce;
            facts.push_back(CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal});
            facts.push_back(AfterCallWorkEnded{agentNamed(call), Author::Rule});
        }
    }
    return facts;
}

// A long day: the same hour again and again, as events in order.
class Day {
public:
    Day() {
        Delta delta;
        for (auto &fact : opening())
            apply(m_center, Event{m_center.seq + 1, m_begin, {}, std::move(fact)}, delta);
        for (auto &fact : busyHour())
            m_events.push_back({0, m_begin, {}, std::move(fact)});
    }
    double foldedPerSecond(int hours) {
        Delta delta;
        const auto before = cpuSeconds();
        for (int hour = 0; hour < hours; ++hour)
            for (auto &event : m_events) {
                event.seq = m_center.seq + 1;
                event.at = m_center.at + milliseconds{5};
                apply(m_center, event, delta);
            }
        return static_cast<double>(m_events.size()) * hours / (cpuSeconds() - before);
    }
    double lookedUpPerSecond(int hours) const {
        std::unordered_map<std::uint64_t, std::uint64_t> counts;
        const auto before = cpuSeconds();
        for (int hour = 0; hour < hours; ++hour)
            for (std::size_t i = 0; i < m_events.size(); ++i)
                ++counts[i % 4096];
        return static_cast<double>(m_events.size() * counts.size()) / static_cast<double>(counts.size()) *
               hours / (cpuSeconds() - before);
    }
    bool isRight(std::int64_t hoursFolded) const {
        std::int64_t answered = 0;
        for (const auto &queue : m_center.queues)
            answered += queue.today.answered;
        return m_center.outOfPlace == 0 && m_center.calls.empty() && answered == hoursFolded * calls;
    }
    std::size_t facts() const { return m_events.size(); }

private:
    Time m_begin = *fromIso("2026-11-21T09:00:00Z");
    Center m_center;
    std::vector<Event> m_events;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv) {
    const int hours = argc > 1 && std::string_view(argv[1]) == "--small" ? 1 : 50;
    Day day;
    std::vector<double> ours, floor;
    for (int i = 0; i < rounds; ++i) {
        ours.push_back(day.foldedPerSecond(hours));
        floor.push_back(day.lookedUpPerSecond(hours));
    }
    if (!day.isRight(rounds * hours)) {
        std::fprintf(stderr, "fold_bench: the day does not fold to what it was\n");
        return 1;
    }
    std::printf("fold, M facts/s (%zu facts a round): ours %.2f floor %.2f ratio %.3f\n",
                day.facts() * static_cast<std::size_t>(hours), median(ours) / 1e6, median(floor) / 1e6,
                median(ours) / median(floor));
    return 0;
}
