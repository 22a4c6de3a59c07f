// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What remains of a talk for its agent: how it ended for the trade, what he writes about it, and whom it was
// with.

// One code of the site's tree. A code that others name as their parent is a heading: no call ends with it.
struct DispositionSettings {
    DispositionId id;
    std::string label;
    DispositionId parent;
    std::vector<QueueId> queues; // whose calls it is for, as its parent's allow; none: all
    static constexpr auto fields() {
        return std::tuple{field("id", &DispositionSettings::id), field("label", &DispositionSettings::label),
                          optionalField("parent", &DispositionSettings::parent),
                          optionalField("queues", &DispositionSettings::queues)};
    }
    friend bool operator==(const DispositionSettings &, const DispositionSettings &) = default;
};

// An agent's own part of one call. A later code or note of his stands in place of the earlier one.
struct WrapUp {
    CallId call;
    DispositionId disposition;
    std::string note;
    static constexpr auto fields() {
        return std::tuple{field("call", &WrapUp::call), optionalField("disposition", &WrapUp::disposition),
                          optionalField("note", &WrapUp::note)};
    }
    friend bool operator==(const WrapUp &, const WrapUp &) = default;
};

// Who hung up, or how else it was over for this agent; left and removed: the others talk on.
enum class TalkEnd { Unknown, Here, There, System, PassedOn, PhoneLost, Supervisor, Left, Removed };
constexpr auto textsOf(TalkEnd) {
    return std::array{"unknown"sv,   "here"sv,       "there"sv, "system"sv, "passedOn"sv,
                      "phoneLost"sv, "supervisor"sv, "left"sv,  "removed"sv};
}

// The call that an agent left last, as he saw it.
struct LastCall {
    CallId call;
    Direction direction = Direction::Inbound;
    Party party; // the other end
    QueueId queue;
    Duration waited{}; // of the caller, in queues
    Time answeredAt;   // none: they never talked
    Time leftAt;
    TalkEnd end = TalkEnd::Unknown;
    std::string passedTo; // the number
    UserId by;            // the supervisor, who removed him, or who took the talk over (passedOn); there: the
                          // agent who ended a conference
    static constexpr auto fields() {
        return std::tuple{field("call", &LastCall::call),
                          field("direction", &LastCall::direction),
                          optionalField("party", &LastCall::party),
                          optionalField("queue", &LastCall::queue),
                          optionalField("waitSeconds", &LastCall::waited),
                          optionalField("answeredAt", &LastCall::answeredAt),
                          field("leftAt", &LastCall::leftAt),
                          field("end", &LastCall::end),
                          optionalField("passedTo", &LastCall::passedTo),
                          optionalField("by", &LastCall::by)};
    }
    friend bool operator==(const LastCall &, const LastCall &) = default;
};

struct DispositionSet {
    static constexpr auto type = "disposition.set"sv;
    CallId call;
    AgentId agent; // whose part of the call
    DispositionId code;
    UserId by; // himself, or a supervisor
    static constexpr auto fields() {
        return std::tuple{field("call", &DispositionSet::call), field("agent", &DispositionSet::agent),
                          field("code", &DispositionSet::code), field("by", &DispositionSet::by)};
    }
};

struct NoteAdded {
    static constexpr auto type = "note.added"sv;
    CallId call;
    AgentId agent; // who wrote it
    std::string text;
    static constexpr auto fields() {
        return std::tuple{field("call", &NoteAdded::call), field("agent", &NoteAdded::agent),
                          field("text", &NoteAdded::text)};
    }
};

} // namespace callboard
