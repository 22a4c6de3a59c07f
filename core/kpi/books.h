// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <vector>

namespace callboard {

// What does not add up in a center. The laws hold after every event, whatever is looked at; a journal as a
// whole has more of them (core/history/books.h).
struct BooksFinding {
    enum class Law {
        Visits,   // of a queue today: offered = what ended, in all ways + who waits of them
        Quarters, // a day's visits are those of its quarters
        Waiting,  // a call that waits stands in its queue, and no other call does
        Offers,   // an offer that rings has its call and its agent, and he has it
        States    // busy is who has calls
    };
    Law law = Law::Visits;
    QueueId queue;
    AgentId agent;
    CallId call;
    std::int64_t expected = 0, found = 0; // visits
    friend bool operator==(const BooksFinding &, const BooksFinding &) = default;
};

// Empty: the books close. Takes time by queues, agents and live calls.
std::vector<BooksFinding> openBooks(const Center &center);

} // namespace callboard
