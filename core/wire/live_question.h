// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/wire/opened_records.h"

namespace callboard {

// Of which time a number on a live board is: of who waits now, of today, of the last 60 minutes.
enum class LiveSpan { Now, Today, LastHour };

// What opens a number of a live board to as many calls as the number says: as of the last event that the
// board has seen, in the stream that it looks at. Without a queue: of all queues that the board sums up.
AskOpened askLive(const Center &center, Time now, std::string_view stream, LiveSpan span, VisitFigure figure,
                  QueueId queue);
// Of an agent's day; of a team's, without one of everybody's; of the queue's, without one of all that the
// board sums up.
AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, AgentId agent);
AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, TeamId team);
AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, QueueId queue);

} // namespace callboard
