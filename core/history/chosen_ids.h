// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"

namespace callboard::history {

// The numbers of one stream's ids in the book that a report's streams share.
class SharedIds {
public:
    SharedIds(const IdBook &stream, IdBook &shared) {
        for (std::uint32_t number = 1; number <= stream.size(); ++number)
            m_numbers.push_back(shared.numberOf(stream.idOf<QueueId>(number)));
    }
    std::uint32_t operator[](std::int64_t number) const {
        return number == 0 ? 0 : m_numbers[static_cast<std::size_t>(number) - 1];
    }

private:
    std::vector<std::uint32_t> m_numbers;
};

// Which of a stream's numbers are asked for.
class Chosen {
public:
    template <class AnyId>
    Chosen(const std::vector<AnyId> &ids, const IdBook &book)
        : m_isAll(ids.empty())
        , m_isChosen(book.size() + 1, m_isAll) {
        for (const auto &id : ids)
            if (const auto number = book.known(id))
                m_isChosen[number] = true;
    }
    bool isAll() const { return m_isAll; }
    bool holds(std::int64_t number) const { return m_isChosen[static_cast<std::size_t>(number)]; }

private:
    bool m_isAll;
    std::vector<bool> m_isChosen;
};

// The rows of the table in which the groups can have something.
Result<void> scanGroups(const StreamRows &stream, Table table, const TimeGroups &groups,
                        const std::stop_token &stop, const StreamRows::Visit &visit);

// Errors "history.unknownQueue", "history.unknownAgent": who is asked for is neither set up nor ever was
// there.
Result<void> checkChosen(const Streams &streams, const std::vector<QueueId> &queues,
                         const std::vector<AgentId> &agents);

// The query with the agents of its teams, and of its agents only those, instead of the teams. Errors
// "history.unknownTeam"; "history.unknownAgent": none of the agents is in a team that is asked for.
Result<FiguresQuery> withTeams(const Streams &streams, const FiguresQuery &query);

} // namespace callboard::history
