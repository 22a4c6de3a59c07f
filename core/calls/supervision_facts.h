// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/supervision.h"

namespace callboard {

// What supervisors do to calls. Of each supervision: asked, then started if he picked up his phone, then
// perhaps other modes, and ended once, before call.ended.

// A supervisor wants to hear a talk: his own phone rings. Or the agent asks an expert, by `askedBy`.
struct SupervisionAsked {
    static constexpr auto type = "supervision.asked"sv;
    CallId call;
    AgentId agent;
    UserId supervisor;
    DeviceId device;
    SupervisionMode mode = SupervisionMode::Listen;
    AgentId askedBy{};
    static constexpr auto fields() {
        return std::tuple{field("call", &SupervisionAsked::call),
                          field("agent", &SupervisionAsked::agent),
                          field("supervisor", &SupervisionAsked::supervisor),
                          field("device", &SupervisionAsked::device),
                          field("mode", &SupervisionAsked::mode),
                          optionalField("askedBy", &SupervisionAsked::askedBy)};
    }
};

// He hears the talk.
struct SupervisionStarted {
    static constexpr auto type = "supervision.started"sv;
    CallId call;
    AgentId agent;
    UserId supervisor;
    SupervisionMode mode = SupervisionMode::Listen;
    AgentId askedBy{};
    static constexpr auto fields() {
        return std::tuple{
            field("call", &SupervisionStarted::call), field("agent", &SupervisionStarted::agent),
            field("supervisor", &SupervisionStarted::supervisor), field("mode", &SupervisionStarted::mode),
            optionalField("askedBy", &SupervisionStarted::askedBy)};
    }
};

struct SupervisionModeChanged {
    static constexpr auto type = "supervision.modeChanged"sv;
    CallId call;
    AgentId agent;
    UserId supervisor;
    SupervisionMode mode = SupervisionMode::Listen;
    AgentId askedBy{};
    static constexpr auto fields() {
        return std::tuple{field("call", &SupervisionModeChanged::call),
                          field("agent", &SupervisionModeChanged::agent),
                          field("supervisor", &SupervisionModeChanged::supervisor),
                          field("mode", &SupervisionModeChanged::mode),
                          optionalField("askedBy", &SupervisionModeChanged::askedBy)};
    }
};

struct SupervisionEnded {
    static constexpr auto type = "supervision.ended"sv;
    CallId call;
    AgentId agent;
    UserId supervisor;
    SupervisionEnd cause = SupervisionEnd::Stopped;
    AgentId askedBy{};
    static constexpr auto fields() {
        return std::tuple{field("call", &SupervisionEnded::call), field("agent", &SupervisionEnded::agent),
                          field("supervisor", &SupervisionEnded::supervisor),
                          field("cause", &SupervisionEnded::cause),
                          optionalField("askedBy", &SupervisionEnded::askedBy)};
    }
};

// Somebody talks from now on in place of this agent, whose segment ends here.
struct CallTakenOver {
    static constexpr auto type = "call.takenOver"sv;
    CallId call;
    AgentId agent; // who leaves
    AgentId by;    // who talks now
    static constexpr auto fields() {
        return std::tuple{field("call", &CallTakenOver::call), field("agent", &CallTakenOver::agent),
                          field("by", &CallTakenOver::by)};
    }
};

// A waiting caller is taken out of his turn for this agent, whose phone then rings.
struct CallPulled {
    static constexpr auto type = "call.pulled"sv;
    CallId call;
    AgentId agent;
    UserId by; // himself, or a supervisor
    static constexpr auto fields() {
        return std::tuple{field("call", &CallPulled::call), field("agent", &CallPulled::agent),
                          field("by", &CallPulled::by)};
    }
};

} // namespace callboard
