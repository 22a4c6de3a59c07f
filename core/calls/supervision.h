// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <array>
#include <tuple>

namespace callboard {

using namespace std::string_view_literals;

// Whom the supervisor's voice reaches; he hears all in every mode. Listen: nobody. Whisper: the agent alone.
enum class SupervisionMode { Listen, Whisper, Barge };
constexpr auto textsOf(SupervisionMode) {
    return std::array{"listen"sv, "whisper"sv, "barge"sv};
}

enum class SupervisionEnd {
    Stopped,    // by himself: a command, he hung up, or went over to another talk
    TalkEnded,  // also when the talk was transferred
    NoAnswer,   // he did not pick up his phone
    Rejected,   // his phone said no
    Busy,       // his phone is engaged
    DeviceLost, // his phone could not be reached
    TookOver    // he talks now, in place of the agent
};
constexpr auto textsOf(SupervisionEnd) {
    return std::array{"stopped"sv, "talkEnded"sv,  "noAnswer"sv, "rejected"sv,
                      "busy"sv,    "deviceLost"sv, "tookOver"sv};
}

// A supervisor in an agent's talk, or an expert whom the agent asked. One at most of a call, one at most by a
// person; nobody's figures count it.
struct Supervision {
    CallId call;
    AgentId agent; // whose talk it is
    UserId supervisor;
    DeviceId device; // his phone
    SupervisionMode mode = SupervisionMode::Listen;
    Time since;      // asked for
    Time joinedAt;   // none: his phone still rings
    AgentId askedBy; // the agent who wants his advice; none: a supervisor's own wish
    static constexpr auto fields() {
        return std::tuple{field("call", &Supervision::call),
                          field("agent", &Supervision::agent),
                          field("supervisor", &Supervision::supervisor),
                          field("device", &Supervision::device),
                          field("mode", &Supervision::mode),
                          field("since", &Supervision::since),
                          optionalField("joinedAt", &Supervision::joinedAt),
                          optionalField("askedBy", &Supervision::askedBy)};
    }
    bool isJoined() const { return joinedAt != Time{}; }
    friend bool operator==(const Supervision &, const Supervision &) = default;
};

} // namespace callboard
