// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"

namespace callboard {

// A person, a supervisor or a rule sets what the agent wants to be. Busy, Reserved and after-call work are
// not set: they follow from the calls.
struct AgentStateChanged {
    static constexpr auto type = "agent.stateChanged"sv;
    AgentId agent;
    DesiredState state = DesiredState::LoggedOut;
    ReasonId reason;
    Author author = Author::Agent;
    UserId by;
    static constexpr auto fields() {
        return std::tuple{
            field("agent", &AgentStateChanged::agent), field("state", &AgentStateChanged::state),
            optionalField("reason", &AgentStateChanged::reason), field("author", &AgentStateChanged::author),
            optionalField("by", &AgentStateChanged::by)};
    }
};

// Work after a call whose queue sets no time for it: another telephone system told of it. Where a queue does,
// the work follows from the end of the talk and has no fact of its own.
struct AfterCallWorkStarted {
    static constexpr auto type = "afterCallWork.started"sv;
    AgentId agent;
    CallId call; // that he left
    QueueId queue;
    Time until;
    static constexpr auto fields() {
        using F = AfterCallWorkStarted;
        return std::tuple{field("agent", &F::agent), field("call", &F::call),
                          optionalField("queue", &F::queue), field("until", &F::until)};
    }
};

struct AfterCallWorkExtended {
    static constexpr auto type = "afterCallWork.extended"sv;
    AgentId agent;
    Time until;
    static constexpr auto fields() {
        return std::tuple{field("agent", &AfterCallWorkExtended::agent),
                          field("until", &AfterCallWorkExtended::until)};
    }
};

struct AfterCallWorkEnded {
    static constexpr auto type = "afterCallWork.ended"sv;
    AgentId agent;
    Author author = Author::Rule; // the timer, or the person was done early
    UserId by{};                  // the person; none: a rule
    static constexpr auto fields() {
        return std::tuple{field("agent", &AfterCallWorkEnded::agent),
                          field("author", &AfterCallWorkEnded::author),
                          optionalField("by", &AfterCallWorkEnded::by)};
    }
};

// A desktop of this user is there, or is gone. Lost: it fell silent; until it is back or the agent's state is
// set anew, the agent is offered no calls.
struct DeskConnected {
    static constexpr auto type = "desk.connected"sv;
    UserId user;
    SessionId session;
    std::string client; // "callboard 0.1.0"
    static constexpr auto fields() {
        return std::tuple{field("user", &DeskConnected::user), field("session", &DeskConnected::session),
                          field("client", &DeskConnected::client)};
    }
};

struct DeskDisconnected {
    static constexpr auto type = "desk.disconnected"sv;
    UserId user;
    SessionId session;
    bool isLost = false;
    static constexpr auto fields() {
        return std::tuple{field("user", &DeskDisconnected::user),
                          field("session", &DeskDisconnected::session),
                          field("lost", &DeskDisconnected::isLost)};
    }
};

// Refreshing a registration with the same contact is no fact.
struct DeviceRegistered {
    static constexpr auto type = "device.registered"sv;
    DeviceId device;
    std::string contact;
    std::string userAgent;
    bool answersWhenTold = false;
    static constexpr auto fields() {
        return std::tuple{field("device", &DeviceRegistered::device),
                          field("contact", &DeviceRegistered::contact),
                          optionalField("userAgent", &DeviceRegistered::userAgent),
                          optionalField("answersWhenTold", &DeviceRegistered::answersWhenTold)};
    }
};

enum class DeviceLoss { Unregistered, Expired, Unreachable };
constexpr auto textsOf(DeviceLoss) {
    return std::array{"unregistered"sv, "expired"sv, "unreachable"sv};
}

struct DeviceLost {
    static constexpr auto type = "device.lost"sv;
    DeviceId device;
    DeviceLoss reason = DeviceLoss::Expired;
    static constexpr auto fields() {
        return std::tuple{field("device", &DeviceLost::device), field("reason", &DeviceLost::reason)};
    }
};

} // namespace callboard
