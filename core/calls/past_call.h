// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// An ended call, as a person who speaks with the same number again wants to see it.
struct PastCall {
    CallId call;
    Direction direction = Direction::Inbound;
    Time at; // arrived
    QueueId queue;
    std::vector<AgentId> agents; // who talked, in the order in which they left
    bool isAnswered = false;
    EndedBy endedBy = EndedBy::System;
    EndCause cause = EndCause::Normal;
    Duration wait{};
    Duration talk{};           // as far as it is known: of a talk that was cut off nothing is
    DispositionId disposition; // the last that was set, by whichever agent
    std::string note;          // likewise
    bool isTalkKnown() const { return isAnswered && (cause != EndCause::Interrupted || talk > Duration{}); }
    static constexpr auto fields() {
        return std::tuple{field("call", &PastCall::call),
                          field("direction", &PastCall::direction),
                          field("at", &PastCall::at),
                          optionalField("queue", &PastCall::queue),
                          optionalField("agents", &PastCall::agents),
                          field("answered", &PastCall::isAnswered),
                          field("endedBy", &PastCall::endedBy),
                          field("cause", &PastCall::cause),
                          field("waitSeconds", &PastCall::wait),
                          field("talkSeconds", &PastCall::talk),
                          optionalField("disposition", &PastCall::disposition),
                          optionalField("note", &PastCall::note)};
    }
    friend bool operator==(const PastCall &, const PastCall &) = default;
};

} // namespace callboard
