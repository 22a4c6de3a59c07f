// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"
#include "core/kpi/interval.h"

#include <optional>

namespace callboard::history {

// Customer satisfaction (DEFINITIONS): positive marks of all marks that customers gave. A contact is a call
// from outside that is over and in which an agent talked; it belongs to the moment of its arrival, and to the
// queue and the agent of its last talk (of several who talked to the end, of the one who began first). Of
// several marks of one contact the last one counts; marks of other calls are left out.
struct Satisfaction {
    QueueId queue; // that was talked for last; none: a direct call
    AgentId agent; // who talked last
    Period time;
    std::int64_t contacts = 0;
    std::int64_t marks = 0;    // contacts with one
    std::int64_t positive = 0; // of these: 4 and 5 of 5, 3 of 3
    std::int64_t sum = 0;      // of the marks, those of three put on the scale from 1 to 5

    Share rate() const { return {positive, marks}; }
    Share response() const { return {marks, contacts}; }
    std::optional<double> mean() const { // from 1 to 5
        return marks > 0 ? std::optional(static_cast<double>(sum) / static_cast<double>(marks))
                         : std::nullopt;
    }
};

// By time, queue and agent, as figures are grouped; a group without contacts has no row. The last row is all
// together. Errors: as of figures.
Result<std::vector<Satisfaction>> satisfactionRows(const Streams &streams, const FiguresQuery &query,
                                                   const SiteDay &day, const std::stop_token &stop = {});

} // namespace callboard::history
