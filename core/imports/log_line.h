// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/names.h"
#include "core/queue_log/event.h"

namespace callboard::imports {

// What is kept of an event until it is its turn.
struct LogLine {
    Time at{};
    std::uint64_t number = 0; // in the file, from 1
    std::uint64_t hash = 0;   // of all that it says: two equal lines are one
    queue_log::EventKind kind{};
    std::uint64_t call = 0; // a hash of the unique id; 0: it is of no call
    std::uint32_t queue = noName;
    std::uint32_t agent = noName;
    std::optional<Duration> wait, talk, ring; // none also where they cannot be true
    std::optional<Duration> loggedIn;         // the same; of AGENTLOGOFF
    std::optional<Duration> wrapUp;           // the same; of WRAPUPSTART
    std::string caller;                       // or the number that he dialled
    std::string callerName;
    std::string text; // reason, extension or key
};

std::uint64_t hashOf(const queue_log::Event &event);
// False: there are more names than can be kept.
bool fill(LogLine &line, const queue_log::Event &event, std::uint64_t hash, Names &names);

} // namespace callboard::imports
