// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"
#include "core/kpi/interval.h"

namespace callboard::history {

// First-contact resolution (DEFINITIONS): of a caller's first answered contacts about a matter, those after
// which the same number did not come back about the same matter within seven days. The matter is the code
// that was set last; of a contact without one, its queue. A contact is a first one when the same number had
// none about it in the seven days before. Callers without a number are left out, and so are calls out. Who
// came after is known to the end of a contact's stream, and of those that go on after it (three days later at
// most).
struct Resolution {
    QueueId queue; // that answered first
    AgentId agent; // who did
    Period time;
    std::int64_t contacts = 0;  // answered in the time, with a number
    std::int64_t first = 0;     // of these
    std::int64_t resolved = 0;  // of these
    std::int64_t undecided = 0; // first ones of which seven days are not known yet, whoever came back already

    // resolved / those of the first ones that are decided; none: there is none.
    Share rate() const { return {resolved, first - undecided}; }
};

// By time, queue and agent, as figures are grouped; a group without contacts has no row. The last row is all
// together. Errors: as of figures.
Result<std::vector<Resolution>> resolutionRows(const Streams &streams, const FiguresQuery &query,
                                               const SiteDay &day, const std::stop_token &stop = {});

} // namespace callboard::history
