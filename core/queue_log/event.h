// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/queue_log/event_kind.h"

namespace callboard::queue_log {

// What the event's own fields say; old versions wrote fewer of them.
struct Details {
    std::optional<Duration> wait; // in the queue, ringing included
    std::optional<Duration> talk;
    std::optional<Duration> ring;     // of the agent's phone
    std::optional<Duration> loggedIn; // AgentLogoff
    std::optional<Duration> wrapUp;   // WrapUpStart
    std::optional<std::int64_t> position,
        originalPosition;              // in the queue, from 1: at the end, and at the beginning
    std::optional<std::int64_t> value; // Penalty, RingInUse
    std::string_view number;           // EnterQueue: the caller's; Did: the one that he dialled
    std::string_view name;             // EnterQueue: the caller's
    std::string_view url;              // EnterQueue
    std::string_view extension;        // transfers: where to
    std::string_view context;          // Transfer, BlindTransfer
    // Connect: the unique id of the agent's channel; AgentLogin and -off: his channel, or extension@context
    // of the callback forms; AttendedTransfer: the bridge, application or channel that he left the caller
    // with.
    std::string_view channel;
    // Pauses and logoffs: why; Withdraw, Info, CallStatus, OutCall: what it says; AddMember: PAUSED where he
    // begins so; AttendedTransfer: BRIDGE, APP or LINK.
    std::string_view reason;
    std::string_view key; // ExitWithKey
    friend bool operator==(const Details &, const Details &) = default;
};

inline constexpr std::size_t mostData = 8;

// One line. The texts are UTF-8 and live until the next line is read.
struct Event {
    std::uint64_t line = 0; // in the file, from 1
    Time at{};
    EventKind kind{};
    std::string_view callId, queue, agent;         // empty where the log has NONE
    std::array<std::string_view, mostData> data{}; // the fields after the event's word
    std::size_t dataCount = 0;                     // without empty ones at the end
    Details details{};
    std::string_view raw; // the line as it stands in the file, without its end

    // The other words in the field of the call tell who changed a queue's members.
    bool isOfCall() const {
        return !callId.empty() && callId != "REALTIME" && callId != "MANAGER" && callId != "CLI";
    }
};

} // namespace callboard::queue_log
