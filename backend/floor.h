// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/center/delta.h"
#include "core/command/command.h"

#include <functional>
#include <vector>

namespace callboard {

// What sessions need of the hub, the one writer. All of it on the main thread.
class Floor {
public:
    // Called once for each event, in order, when it is durable and center() has taken it in, with the rest of
    // its group. A listener may read the floor, but neither record nor command from within the call.
    using Listener = std::function<void(const Event &, const Delta &)>;
    // Return false to stop.
    using Visitor = std::function<bool(const Event &)>;

    virtual ~Floor() = default;

    virtual const Center &center() const = 0;
    virtual const std::string &epoch() const = 0; // of the journal: sequence numbers mean nothing across it
    virtual Time now() const = 0;                 // of events

    // The disk is full: center() is ahead of what is durable and must not be shown to anybody new.
    virtual bool isHeldUp() const = 0;

    // Decides, records, then gives the orders. Returns center().seq after it: the facts that the command led
    // to at once are at or before it and name the command. Errors: those of decide() and of the journal.
    virtual Result<std::uint64_t> command(const Command &command, const Actor &actor, CommandId id) = 0;
    virtual Result<void> record(std::vector<Fact> facts, CommandId causedBy) = 0;
    // The journal's events from..to, both included, cut at center().seq.
    virtual Result<void> replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const = 0;

    virtual SessionId nextSession() = 0;
    // One listener; an empty one ends it.
    virtual void listen(Listener listener) = 0;
};

} // namespace callboard
