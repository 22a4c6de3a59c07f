// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/figures.h"
#include "core/history/tables.h"
#include "core/kpi/visit_figure.h"

namespace callboard::history {

// A row of visits as the figures see it. Where a limit is asked for it counts, else how it was judged when
// the visit ended.
inline Stay stayOf(VisitOutcome outcome, Duration wait, std::int64_t marks, const ReportLimits &limits) {
    const auto isWithin = [&](const std::optional<Duration> &limit, visit::Mark mark) {
        return limit ? wait <= *limit : (marks & mark) != 0;
    };
    return {outcome, isWithin(limits.target, visit::withinTarget),
            isWithin(limits.shortAbandon, visit::isShort), (marks & visit::promised) != 0,
            (marks & visit::promiseKept) != 0};
}

} // namespace callboard::history
