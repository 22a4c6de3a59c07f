// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"
#include "core/calendar/site_day.h"
#include "core/center/center.h"
#include "core/decide/decide.h"

namespace callboard {

// What follows by itself from a fact: where a call goes, who is rung, what is recorded, who is set not ready.
// Reads the Center and answers; keeps no state of its own.
class Dispatcher {
public:
    Dispatcher(Numbers &numbers, SiteDay day)
        : m_numbers(numbers)
        , m_day(day) {}

    // Follows from this event, which the center has taken in.
    Decision follow(const Center &center, const Event &event) const;
    // One waiting caller offered to one agent; nothing when there is no such pair now.
    Decision match(const Center &center, Time now) const;
    // What an interrupted backend left open: nobody knows how those calls ended.
    static Decision closeInterrupted(const Center &center);

private:
    Decision follow(const Center &center, const CallArrived &fact, Time at) const;
    Decision follow(const Center &center, const CallQueued &fact, Time at) const;
    Decision follow(const Center &center, const CallAnnounced &fact, Time at) const;
    Decision follow(const Center &center, const CallLeftQueue &fact, Time at) const;
    Decision follow(const Center &center, const CallTransferred &fact, Time at) const;
    Decision follow(const Center &center, const CallTakenOver &fact, Time at) const;
    Decision follow(const Center &center, const CallAgentLost &fact, Time at) const;
    Decision follow(const Center &center, const CallPartyLeft &fact, Time at) const;
    Decision follow(const Center &center, const RecordingStarted &fact, Time at) const;
    Decision follow(const Center &center, const CallPulled &fact, Time at) const;
    Decision follow(const Center &center, const CallDialFailed &fact, Time at) const;
    Decision follow(const Center &center, const OfferEnded &fact, Time at) const;
    Decision follow(const Center &center, const CallAnswered &fact, Time at) const;
    Decision follow(const Center &center, const DeskDisconnected &fact, Time at) const;
    Decision follow(const Center &center, const DeviceLost &fact, Time at) const;
    Decision follow(const Center &center, const CallDialledOut &fact, Time at) const;
    Decision follow(const Center &center, const CallEnded &fact, Time at) const;
    template <class Other>
    Decision follow(const Center &, const Other &, Time) const {
        return {};
    }
    // Where a call goes by this number.
    Decision lead(const Center &center, const Call &call, const std::string &number, Time at) const;
    Decision leadOut(const Center &center, const Call &call, const std::string &number, Time at) const;
    Decision enter(const Center &center, const Call &call, const QueueSettings &queue) const;
    Decision refuse(const Center &center, const Call &call, EndCause cause, Time at) const;
    Decision miss(const Center &center, const Call &call, const Agent &agent, OfferOutcome why,
                  Time at) const;
    Decision record(const Center &center, CallId id, Time at) const;
    Decision ring(const Center &center, const Call &call, const Agent &agent, Duration ringFor,
                  Time now) const;

    Numbers &m_numbers;
    SiteDay m_day;
};

} // namespace callboard
