// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/span.h"

#include "core/agents/agent.h"

namespace callboard::history {

namespace {

bool isCounted(std::int64_t state) {
    const auto value = static_cast<AgentState>(state);
    return value != AgentState::LoggedOut && value != AgentState::Unknown;
}

Time touchedByIntervals(Kind kind, const Rows &rows, std::size_t begin) {
    auto touched = Time::max();
    for (auto row = begin; row < rows.size(); ++row)
        if (kind == Kind::Agents ? isCounted(rows.columns[interval::state][row])
                                 : rows.columns[interval::queue][row] != 0)
            touched = std::min(touched, moment(rows.columns[interval::began][row]));
    return touched;
}

// Dials belong to the moment in which they were made, however late their calls end.
Time touchedByCalls(const Rows &rows, std::size_t begin) {
    auto touched = Time::max();
    for (auto row = begin; row < rows.size(); ++row)
        if (rows.columns[ended::dialler][row] != 0)
            touched = std::min(touched, moment(rows.columns[ended::arrived][row]));
    return touched;
}

} // namespace

Time touchedFrom(Kind kind, Table table, const Rows &rows, std::size_t begin) {
    switch (table) {
    case Table::Intervals:
        return touchedByIntervals(kind, rows, begin);
    case Table::Calls:
        return kind == Kind::Agents ? touchedByCalls(rows, begin) : Time::max();
    case Table::Codes:
    case Table::Ratings:
    case Table::Outside: // in no figure
    case Table::Sound:
        return Time::max();
    case Table::Visits:
        if (kind == Kind::Agents)
            return Time::max();
        [[fallthrough]];
    case Table::Segments:
    case Table::Offers:
        return spanOf(table, rows, begin, rows.size()).first;
    }
    return Time::max();
}

Span spanOf(Table table, const Rows &rows, std::size_t begin, std::size_t end) {
    const auto column = [&]() -> std::size_t {
        switch (table) {
        case Table::Visits:
            return visit::joined;
        case Table::Segments:
            return segment::ended;
        case Table::Offers:
            return offer::ended;
        case Table::Intervals:
            return interval::began;
        case Table::Calls:
            return ended::arrived;
        case Table::Codes:
            return code::set;
        case Table::Ratings:
            return rating::given;
        case Table::Outside:
            return outside::ended;
        case Table::Sound:
            return sound::at;
        }
        return 0;
    }();
    Span span;
    for (auto row = begin; row < end; ++row) {
        const auto at = rows.columns[column][row];
        const auto length = table == Table::Intervals ? rows.columns[interval::length][row] : 0;
        const auto after =
            table == Table::Segments
                ? std::max({rows.columns[segment::afterAgents][row], rows.columns[segment::afterQueues][row],
                            rows.columns[segment::afterBoths][row]})
                : 0;
        span.widen(moment(at - after), moment(at + length));
    }
    return span;
}

} // namespace callboard::history
