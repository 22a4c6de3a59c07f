// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"
#include "core/journal/journal.h"
#include "core/journal/snapshots.h"

#include <stop_token>

namespace callboard {

// Events as the journal keeps them.
Record recordOf(const Event &event);
// Errors: those of decodeFact(), with the event's number in the detail.
Result<Event> eventOf(const Record &record);

using EventVisitor = std::function<bool(const Event &)>; // false stops
// Visits from..to, both included. Errors: those of Journal::read() and of eventOf().
Result<void> readEvents(const Journal &journal, std::uint64_t from, std::uint64_t to,
                        const EventVisitor &visit);

// "history.stopped": reading that was told to stop has no answer.
Error stopped();

// The state after record `seq`, from the nearest snapshot on. `replayed` counts the events folded. Errors:
// those of readEvents(), "history.stopped".
struct Restored {
    Center center;
    std::uint64_t replayed = 0;
};
Result<Restored> restore(const Journal &journal, const Snapshots &snapshots, std::uint64_t seq,
                         const std::stop_token &stop = {});
// The state after the last event that is not later than `time`. Errors: "past.before": the journal begins
// later; those of restore().
Result<Restored> restoreAt(const Journal &journal, const Snapshots &snapshots, Time time,
                           const std::stop_token &stop = {});

} // namespace callboard
