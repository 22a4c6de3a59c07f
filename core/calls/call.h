// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/calls/call_marks.h"
#include "core/calls/offer.h"
#include "core/calls/outcome.h"
#include "core/calls/participant.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace callboard {

enum class Direction { Inbound, Outbound, Internal };
constexpr auto textsOf(Direction) {
    return std::array{"inbound"sv, "outbound"sv, "internal"sv};
}

// Placed: the phone of who dials rings first. Ringing: an offer is open, or its caller has gone just now.
enum class CallState { Placed, Arrived, Waiting, Ringing, Talking, Held };
constexpr auto textsOf(CallState) {
    return std::array{"placed"sv, "arrived"sv, "waiting"sv, "ringing"sv, "talking"sv, "held"sv};
}

// A live call. Times are moments, never counters: a wait is `now - queuedAt`.
struct Call {
    CallId id;
    Direction direction = Direction::Inbound;
    CallState state = CallState::Arrived;
    Party from;
    std::string to;     // as dialled
    std::string toName; // of a number outside: who has it, if the site knows
    std::string ledOut; // the number outside that it rings at or talks with, by a rule of the site
    TrunkId trunk;
    AgentId caller; // the agent who dialled, for outbound and internal calls
    AgentId agent;  // the agent who talks
    QueueId queue;  // where it waits, or came from; none for direct calls
    OfferId offer;  // open now, or none
    Time arrivedAt;
    Time queuedAt;
    Announced announced;        // in this queue; its time is none before the first
    Duration waitedFor{};       // finished waits in queues; of a call that saw none, until its first answer
    Time answeredAt;            // start of the present segment
    Time talkingSince;          // since when the caller talks without a break, whoever takes over
    Duration talkedFor{};       // finished talks of the caller, before he was sent on
    Time heldAt;                // while held
    Duration heldFor{};         // finished holds of this segment
    std::vector<AgentId> muted; // who is not heard
    std::vector<SilentSide> silent;
    CallId consults;         // the caller's other call, that he asks for advice about
    AgentId transferredBy;   // and may get it back, until somebody answers
    QueueId transferredFrom; // the queue that it was transferred or overflowed from, and may go back to
    AgentId lostAgent;       // whose phone was lost in the talk, until the next answer: the caller is next
    std::vector<Tried> tried;
    std::string recording;  // file name while it runs, else empty
    Time recordingPausedAt; // none: it is not
    UserId recordingPausedBy;
    QueueId cameBy; // the last queue on the way of the contact, whoever talks now and for whom
    std::vector<Participant> parties; // by number, while three or more talk; else none
    AgentId leader;                   // of these: who may mute and remove them, if one is left
    std::vector<Handled> handled;
    LastTalk lastTalk; // of those that ended
    CalledOut dial;    // of a call out

    static constexpr auto fields() {
        return std::tuple{field("call", &Call::id),
                          field("direction", &Call::direction),
                          field("state", &Call::state),
                          field("from", &Call::from),
                          field("to", &Call::to),
                          optionalField("toName", &Call::toName),
                          optionalField("ledOut", &Call::ledOut),
                          optionalField("trunk", &Call::trunk),
                          optionalField("caller", &Call::caller),
                          optionalField("agent", &Call::agent),
                          optionalField("queue", &Call::queue),
                          optionalField("offer", &Call::offer),
                          field("arrivedAt", &Call::arrivedAt),
                          optionalField("queuedAt", &Call::queuedAt),
                          optionalField("announced", &Call::announced),
                          optionalField("waitedSeconds", &Call::waitedFor),
                          optionalField("answeredAt", &Call::answeredAt),
                          optionalField("talkingSince", &Call::talkingSince),
                          optionalField("talkedSeconds", &Call::talkedFor),
                          optionalField("heldAt", &Call::heldAt),
                          optionalField("heldSeconds", &Call::heldFor),
                          optionalField("muted", &Call::muted),
                          optionalField("silent", &Call::silent),
                          optionalField("consults", &Call::consults),
                          optionalField("transferredBy", &Call::transferredBy),
                          optionalField("transferredFrom", &Call::transferredFrom),
                          optionalField("lostAgent", &Call::lostAgent),
                          optionalField("tried", &Call::tried),
                          optionalField("recording", &Call::recording),
                          optionalField("recordingPausedAt", &Call::recordingPausedAt),
                          optionalField("recordingPausedBy", &Call::recordingPausedBy),
                          optionalField("cameBy", &Call::cameBy),
                          optionalField("parties", &Call::parties),
                          optionalField("leader", &Call::leader),
                          optionalField("handled", &Call::handled),
                          optionalField("lastTalk", &Call::lastTalk),
                          optionalField("dial", &Call::dial)};
    }
    Party called() const { return {to, toName}; }
    // Of a call out whom it is with, also when its caller has sent him on to somebody else.
    const std::string &calledOutside() const { return caller || !dial.by ? to : from.number; }
    bool isWaiting() const { return queue && (state == CallState::Waiting || state == CallState::Ringing); }
    Duration waitUntil(Time now) const { return waitedFor + (isWaiting() ? now - queuedAt : Duration{}); }
    bool isMuted(AgentId who) const { return std::find(muted.begin(), muted.end(), who) != muted.end(); }
    const SilentSide *silentSide(AgentId who, std::int32_t number = 0) const {
        const auto found = std::find_if(silent.begin(), silent.end(), [&](const auto &each) {
            return each.agent == who && each.party == number;
        });
        return found != silent.end() ? &*found : nullptr;
    }
    bool isConference() const { return !parties.empty(); }
    const Participant *party(std::int32_t number) const {
        const auto found = std::find_if(parties.begin(), parties.end(),
                                        [number](const auto &each) { return each.number == number; });
        return found != parties.end() ? &*found : nullptr;
    }
    const Participant *party(AgentId who) const {
        const auto found = std::find_if(parties.begin(), parties.end(),
                                        [&](const auto &each) { return who && each.agent == who; });
        return found != parties.end() ? &*found : nullptr;
    }
    // Does this agent take part in it?
    bool has(AgentId who) const { return who && (agent == who || caller == who || party(who)); }
    // As this agent sees it: in a conference each holds for himself.
    bool isHeldBy(AgentId who) const {
        const auto *self = party(who);
        return self ? self->holds() : state == CallState::Held;
    }
    bool isTalking() const { return state == CallState::Talking || state == CallState::Held; }
    friend bool operator==(const Call &, const Call &) = default;
};

} // namespace callboard
