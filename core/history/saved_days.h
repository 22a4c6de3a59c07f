// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"

#include <deque>

namespace callboard::history {

// The figures of whole days as they were computed once, with their percentiles: the reports people ask for
// most need no rows. A day is a first and a last moment in UTC and knows no zone. Every put() of rows that
// change one drops it.

template <class Figures>
struct SavedDays {
    struct Row {
        std::size_t group;
        Figures figures;
    };
    std::deque<Row> rows;      // of queues: of each, and one of all together
    std::vector<bool> isKnown; // by group: nothing else belongs to it
};

// Of those groups of a report that are saved. Where two streams have something in one it is not known.
Result<SavedDays<QueueFigures>> savedQueueDays(const Streams &streams, const std::vector<Period> &groups);
Result<SavedDays<AgentFigures>> savedAgentDays(const Streams &streams, const std::vector<Period> &groups);

// Saves the days of the site's zone that are over and not saved yet; returns how many. For the one writer,
// after its put().
Result<std::size_t> saveDays(ProjectionFile &file, const Stream &stream, const std::string &epoch,
                             const std::stop_token &stop = {});

void addFigures(AgentFigures &to, const AgentFigures &more);

} // namespace callboard::history
