// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace callboard::history {

// What finished, as rows of whole numbers: moments and lengths in microseconds, ids by their numbers in the
// IdBook, enums by their places. Rows stand in the order in which they finished.
enum class Table { Visits, Segments, Offers, Intervals, Calls, Codes, Ratings, Outside, Sound };
inline constexpr std::array allTables{Table::Visits,    Table::Segments, Table::Offers,
                                      Table::Intervals, Table::Calls,    Table::Codes,
                                      Table::Ratings,   Table::Outside,  Table::Sound};

inline std::size_t place(Table table) {
    return static_cast<std::size_t>(table);
}

// Times are kept as microseconds since 1970.
inline std::int64_t micros(Time time) {
    return time.time_since_epoch().count();
}
inline Time moment(std::int64_t micros) {
    return Time{Duration{micros}};
}

namespace visit {                                                                        // stays in queues
enum Column : std::size_t { call, queue, agent, outcome, joined, wait, marks, columns }; // text: who called
// As it was judged when the visit ended: a changed target does not rewrite it.
enum Mark : std::int64_t { withinTarget = 1, isShort = 2, promised = 4, promiseKept = 8 };
} // namespace visit
// Talks of one agent; lead: how long before its end the contact came to the queue; after...: of a contact's
// first transfer, how long before it his first talk ended, of those with the agent, for the queue, and with
// the agent for the queue.
namespace segment {
enum Column : std::size_t {
    call,
    queue,
    agent,
    direction,
    ended,
    length,
    held,
    lead,
    marks,
    afterAgents,
    afterQueues,
    afterBoths,
    columns
};
enum Mark : std::int64_t {
    beginsAgents = 1,
    transfersAgents = 2,
    beginsQueues = 4,
    transfersQueues = 8,
    beginsBoths = 16,
    transfersBoths = 32
};
// Among which talks one is the first with its contact, and the first that ended with a transfer.
struct Own {
    Column after;
    std::int64_t begins, transfers;
};
inline constexpr Own agents{afterAgents, beginsAgents, transfersAgents};
inline constexpr Own queues{afterQueues, beginsQueues, transfersQueues};
inline constexpr Own boths{afterBoths, beginsBoths, transfersBoths};
} // namespace segment
namespace offer {
enum Column : std::size_t { call, queue, agent, outcome, ended, rang, columns };
}
namespace interval { // of an agent's state
enum Column : std::size_t { agent, state, reason, queue, began, length, columns };
}
// Calls; queue: the last on their way; dialler: who called out; talk...: of the last talk; text: outside.
namespace ended {
enum Column : std::size_t {
    call,
    queue,
    agent,
    direction,
    arrived,
    length,
    by,
    cause,
    dialler,
    dialAnswered,
    talkQueue,
    talkAgent,
    columns
};
} // namespace ended
namespace code { // how calls ended, in the words of the site
enum Column : std::size_t { call, agent, code, set, columns };
}
namespace rating { // what customers thought of calls; event: its number in the journal
enum Column : std::size_t { call, mark, of, given, event, columns };
}

namespace outside { // talks of those outside who came to a call after its contact; text: the number
enum Column : std::size_t { call, ended, length, held, columns };
}

namespace sound { // a recording is kept, or heard: often long after the call; event: its number in the
                  // journal
enum Column : std::size_t { call, at, event, columns };
}

inline constexpr std::size_t mostColumns = 12;
// Where texts stand among the columns.
inline constexpr std::size_t textColumn = 15;

constexpr std::size_t columnsOf(Table table) {
    constexpr std::array<std::size_t, allTables.size()> counts{
        visit::columns, segment::columns, offer::columns,   interval::columns, ended::columns,
        code::columns,  rating::columns,  outside::columns, sound::columns};
    return counts[static_cast<std::size_t>(table)];
}
constexpr bool hasText(Table table) {
    return table == Table::Visits || table == Table::Calls || table == Table::Outside;
}

struct Rows {
    std::array<std::vector<std::int64_t>, mostColumns> columns;
    std::vector<std::string> texts;

    std::size_t size() const { return columns.front().size(); }
    void add(std::initializer_list<std::int64_t> row) {
        std::size_t column = 0;
        for (const auto number : row)
            columns[column++].push_back(number);
    }
};

} // namespace callboard::history
