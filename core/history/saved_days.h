// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"

#include <functional>

namespace callboard::history {

// The figures of whole days as they were computed once, with their percentiles: the reports people ask for
// most need no rows. A day is a first and a last moment in UTC and knows no zone. Every put() of rows that
// change one drops it.

// Takes those groups of a report that are saved, row by row: of queues, of each and one of all together. What
// is returned says by group whether it was taken, and nothing else belongs to it. Where two streams have
// something in one it is not.
template <class Figures>
using TakeSaved = std::function<void(std::size_t group, const Figures &figures)>;
Result<std::vector<bool>> takeSavedDays(const Streams &streams, const std::vector<Period> &groups,
                                        const TakeSaved<QueueFigures> &take);
Result<std::vector<bool>> takeSavedDays(const Streams &streams, const std::vector<Period> &groups,
                                        const TakeSaved<AgentFigures> &take);

// Saves the days of the site's zone that are over and not saved yet; returns how many. For the one writer,
// after its put().
Result<std::size_t> saveDays(ProjectionFile &file, const Stream &stream, const std::string &epoch,
                             const std::stop_token &stop = {});

void addFigures(AgentFigures &to, const AgentFigures &more);

} // namespace callboard::history
