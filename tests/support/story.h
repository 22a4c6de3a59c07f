// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"

#include <random>

namespace callboard::test {

// A small site: queues support and sales; anna serves support, boris sales, vera both, gleb none; olga
// supervises, and so does rita, who has a phone; mark manages, root administers.
SiteSettings smallSite();

// Facts as a busy hour brings them: mostly in place, some not, the same for the same seed.
class Story {
public:
    explicit Story(std::uint32_t seed);

    Event next();
    const Center &center() const { return m_center; } // after the last event

private:
    Fact pick();
    Fact pickCallFact();
    Fact pickSupervisionFact(CallId call);
    Fact pickConferenceFact(CallId call);
    Fact pickEnd(CallId call);
    Fact pickMissed(CallId call);
    Fact pickQueueFact();
    Fact pickWrapUpFact(AgentId agent);
    Fact pickPersonFact();
    CallId someCall();
    CallId someConsult(CallId call);
    AgentId someAgent();
    QueueId someQueue();
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_random); }

    std::mt19937 m_random;
    Center m_center;
    std::uint32_t m_count = 0;
};

// The next event for this fact, taken into the center.
Event append(Center &center, Fact fact, Delta *delta = nullptr, CommandId causedBy = {});

} // namespace callboard::test
