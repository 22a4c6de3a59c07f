// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/cells.h"
#include "core/history/chosen_ids.h"

#include <algorithm>
#include <tuple>

namespace callboard::history {

// The rows of a report about contacts, by time, queue and agent as far as they are asked for apart; a group
// without contacts has none. `Row` has `queue`, `agent` and `time`.
template <class Row>
class ContactRows {
public:
    ContactRows(const FiguresQuery &query, const TimeGroups &groups)
        : m_query(query)
        , m_groups(groups) {
        m_all.time = query.period;
    }

    // The numbers that add() takes.
    IdBook &ids() { return m_ids; }
    // A contact: `count` takes it into its row, and into that of all together.
    template <class Count>
    void add(std::size_t group, std::uint32_t queue, std::uint32_t agent, const Count &count) {
        count(m_cells.at(group, m_query.byQueue ? queue : 0, m_query.byAgent ? agent : 0));
        count(m_all);
    }
    // The last one is all together.
    std::vector<Row> take() {
        std::vector<Row> rows;
        for (auto &cell : m_cells.all()) {
            cell.value.queue = m_ids.idOf<QueueId>(cell.of);
            cell.value.agent = m_ids.idOf<AgentId>(cell.agent);
            cell.value.time = m_groups.groups()[cell.group];
            rows.push_back(cell.value);
        }
        std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
            return std::tie(a.time.from, a.queue, a.agent) < std::tie(b.time.from, b.queue, b.agent);
        });
        rows.push_back(m_all);
        return rows;
    }

private:
    const FiguresQuery &m_query;
    const TimeGroups &m_groups;
    IdBook m_ids;
    Cells<Row> m_cells;
    Row m_all;
};

} // namespace callboard::history
