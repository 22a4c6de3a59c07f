// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"
#include "core/kpi/marks.h"

namespace callboard::history {

// Customer satisfaction: the marks of a group's contacts. Of several agents who talked to the end, a contact
// is of the one who began first. Of several marks of one contact the last one counts; marks of other calls
// are left out.
struct Satisfaction {
    QueueId queue; // that was talked for last; none: a direct call
    AgentId agent; // who talked last
    Period time;
    MarkCounts marks;
};

// By time, queue and agent, as figures are grouped; a group without contacts has no row. The last row is all
// together. Errors: as of figures.
Result<std::vector<Satisfaction>> satisfactionRows(const Streams &streams, const FiguresQuery &query,
                                                   const SiteDay &day, const std::stop_token &stop = {});

} // namespace callboard::history
