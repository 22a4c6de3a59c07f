// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

namespace callboard::bench {

// The value, or the end of the program with what went wrong.
template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return std::move(result).value();
}
inline void must(const Result<void> &done) {
    if (!done)
        must(Result<int>(done.error()));
}

constexpr int queueCount = 20;
constexpr int agentCount = 500;

inline SiteSettings siteOf() {
    SiteSettings site;
    site.timeZone = "Europe/Moscow";
    for (int i = 0; i < queueCount; ++i) {
        QueueSettings queue;
        queue.id = QueueId{"queue-" + std::to_string(i)};
        queue.number = std::to_string(600 + i);
        site.queues.push_back(queue);
    }
    for (int i = 0; i < agentCount; ++i) {
        UserSettings user;
        user.id = UserId{"agent-" + std::to_string(i)};
        user.extension = DeviceId{std::to_string(1000 + i)};
        site.users.push_back(user);
    }
    return site;
}

// Calls one after another in the order of their arrival, as facts: each waits, is answered by an agent whose
// phone rang, talks and is worked upon; one in eight gives up.
class Calls {
public:
    Calls(Time begin, Duration apart)
        : m_at(begin)
        , m_apart(apart) {}

    template <class Take>
    void begin(Take take) {
        take(BackendStarted{1, "bench"});
        take(ConfigChanged{siteOf()});
        for (int i = 0; i < agentCount; ++i) {
            take(DeviceRegistered{deviceOf(i), "sip:x", {}});
            take(AgentStateChanged{agentOf(i), DesiredState::Ready, {}, Author::Agent, agentOf(i)});
        }
    }
    // The facts of one more call, each with its time.
    template <class Take>
    void next(Take take) {
        const auto call = CallId{++m_count};
        const int who = roll(agentCount);
        const auto agent = agentOf(who);
        auto at = m_at += m_apart;
        if (const auto today = std::chrono::floor<std::chrono::days>(at); today != m_day) {
            m_day = today; // as a backend tells it: what is live of a day is not kept for three years
            take(today, DayStarted{toIso(today).substr(0, 10)});
        }
        const auto pass = [&](int most) { at += milliseconds{roll(most)}; };
        const std::string number = "+7495" + std::to_string(1'000'000 + roll(8'000'000));
        take(at, CallArrived{call, Direction::Inbound, {number, {}}, "600", {}, {}});
        take(at, CallQueued{call, QueueId{"queue-" + std::to_string(roll(queueCount))}});
        pass(40'000);
        if (roll(8) == 0) {
            take(at, CallEnded{call, EndedBy::Caller, EndCause::Cancelled});
            return;
        }
        take(at, OfferStarted{OfferId{m_count}, call, agent, deviceOf(who), at + seconds{15}});
        pass(8'000);
        take(at, CallAnswered{call, agent, OfferId{m_count}});
        pass(300'000);
        take(at, CallEnded{call, EndedBy::Caller, EndCause::Normal});
        pass(10'000);
        take(at, AfterCallWorkEnded{agent, Author::Rule});
    }
    Time at() const { return m_at; }

private:
    static DeviceId deviceOf(int i) { return DeviceId{std::to_string(1000 + i)}; }
    static AgentId agentOf(int i) { return AgentId{"agent-" + std::to_string(i)}; }
    int roll(int sides) { return static_cast<int>(m_random() % static_cast<unsigned>(sides)); }

    std::mt19937 m_random{7};
    std::uint64_t m_count = 0;
    Time m_at;
    Time m_day;
    Duration m_apart;
};

} // namespace callboard::bench
