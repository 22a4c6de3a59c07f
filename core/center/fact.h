// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent_facts.h"
#include "core/calls/call_facts.h"
#include "core/calls/conference_facts.h"
#include "core/calls/cut_off.h"
#include "core/calls/missed_call.h"
#include "core/calls/outbound.h"
#include "core/calls/rating.h"
#include "core/calls/recording_facts.h"
#include "core/calls/supervision_facts.h"
#include "core/calls/talk_facts.h"
#include "core/calls/wrap_up.h"
#include "core/center/guard.h"
#include "core/center/site.h"
#include "core/queues/queue_facts.h"

#include <variant>

namespace callboard {

// A whole configuration took effect.
struct ConfigChanged {
    static constexpr auto type = "config.changed"sv;
    SiteSettings site;
    static constexpr auto fields() { return std::tuple{field("site", &ConfigChanged::site)}; }
};

// The site's local day begins: today's counters start anew. So the fold needs no time zones.
struct DayStarted {
    static constexpr auto type = "day.started"sv;
    std::string date; // "2026-11-21", local
    static constexpr auto fields() { return std::tuple{field("date", &DayStarted::date)}; }
};

// The backend is up. What lies between the last sign of life before it and this fact is a gap: nobody was
// looking.
struct BackendStarted {
    static constexpr auto type = "backend.started"sv;
    std::uint32_t start = 0; // counts starts; the upper part of every number given after it
    std::string version;
    Time aliveUntil{}; // the last sign of life of the backend before; none: the fact before this one
    static constexpr auto fields() {
        return std::tuple{field("start", &BackendStarted::start), field("version", &BackendStarted::version),
                          optionalField("aliveUntil", &BackendStarted::aliveUntil)};
    }
};

// The whole state before this fact, as one number: whoever folds the journal again can see whether what comes
// out is what was live then. It changes nothing.
struct StateSealed {
    static constexpr auto type = "state.sealed"sv;
    int foldVersion = 0;
    std::string hash; // sealOf(): 16 hexadecimal digits
    static constexpr auto fields() {
        return std::tuple{field("foldVersion", &StateSealed::foldVersion), field("hash", &StateSealed::hash)};
    }
};

// In place of a fact that is not for the reader; never in a journal.
struct Withheld {
    static constexpr auto type = "event.withheld"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

using Fact =
    std::variant<CallPlaced, CallArrived, CallQueued, CallAnnounced, CallLeftQueue, OfferStarted, OfferEnded,
                 CallAnswered, CallHeld, CallRetrieved, CallMuted, CallUnmuted, CallTransferred,
                 CallDialFailed, CallEnded, RecordingStarted, RecordingStopped, AgentStateChanged,
                 AfterCallWorkStarted, AfterCallWorkExtended, AfterCallWorkEnded, DeskConnected,
                 DeskDisconnected, DeviceRegistered, DeviceLost, QueueOpened, QueueClosed, ConfigChanged,
                 DayStarted, BackendStarted, StateSealed, SupervisionAsked, SupervisionStarted,
                 SupervisionModeChanged, SupervisionEnded, CallTakenOver, CallPulled, CallConferenced,
                 CallPartyLeft, CallPartyMuted, CallPartyUnmuted, CallersTurnedAway, AddressBanned,
                 DispositionSet, NoteAdded, RecordingPaused, RecordingResumed, CallDialledOut,
                 OutboundCapReached, CallSoundLost, CallSoundBack, CallAgentLost, CallerReached, RatingGiven,
                 CallMissed, MissedCallSettled, KeysSent, RecordingHeard, Withheld>;

// A fact in its place: the journal's order is the truth, the time is the hub's clock and may step.
struct Event {
    std::uint64_t seq = 0; // gap-free from 1
    Time at;
    CommandId causedBy; // the command that asked for it, or none
    Fact fact;
};

inline std::string_view typeOf(const Fact &fact) {
    return std::visit([](const auto &f) { return f.type; }, fact);
}

} // namespace callboard
