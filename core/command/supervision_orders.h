// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"
#include "core/calls/supervision.h"

namespace callboard {

// Ring the supervisor's phone (it may answer by itself, if he asked for it) and let him into the talk of this
// agent. Answered by supervision.started or supervision.ended, in any case; one that started ends with the
// talk at the latest. The engine gives up by itself after ringFor. Of a supervisor who is in another talk, or
// whose phone rings for one, the phone is moved over as it is: that supervision is over, and nothing more is
// told of it.
struct Supervise {
    CallId call;
    AgentId agent;
    UserId supervisor;
    DeviceId device;
    SupervisionMode mode = SupervisionMode::Listen;
    Duration ringFor{};
    Party shown;
    CommandId causedBy{};
    AgentId askedBy{}; // who wants his advice
};

// Let the expert's phone answer by itself while it rings; for one that answersWhenTold.
struct AnswerSupervision {
    CallId call;
    UserId supervisor;
};

// From now on, also while his phone still rings. Reported by nothing.
struct SetSupervisionMode {
    CallId call;
    UserId supervisor;
    SupervisionMode mode = SupervisionMode::Listen;
};

// The supervisor leaves. Answered by supervision.ended, in any case.
struct EndSupervision {
    CallId call;
    AgentId agent;
    UserId supervisor;
    CommandId causedBy{};
    AgentId askedBy{};
    bool isRefused = false; // he was asked, and does not want to: rejected, if he has not joined
};

// The agent's phone is hung up, and the supervisor talks in his place: supervision.ended, then
// call.takenOver. Ignored if he has not joined.
struct TakeOver {
    CallId call;
    UserId supervisor;
    CommandId causedBy{};
};

} // namespace callboard
