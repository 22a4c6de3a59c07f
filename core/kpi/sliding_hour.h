// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/fifo.h"
#include "core/base/time.h"
#include "core/kpi/sums.h"

#include <tuple>

namespace callboard {

// Counts of the last 60 minutes, exact to the second: the running second and the 3,599 before it. Adding and
// asking cost the same however many were counted; it holds at most 3,600 rows.
template <class Counts>
class SlidingHour {
public:
    static constexpr seconds length{3600};

    struct Second {
        Time at; // its beginning
        Counts counts;
        static constexpr auto fields() {
            return std::tuple{field("at", &Second::at), field("counts", &Second::counts)};
        }
        friend bool operator==(const Second &, const Second &) = default;
    };

    // The counts of the second of `when`, to be changed through `change`; nothing where it is over an hour
    // before `now`. A second before the last one that has a row of its own counts where it is.
    template <class Change>
    void count(Time when, Time now, const Change &change) {
        forget(now);
        const auto second = std::chrono::floor<seconds>(when);
        if (second + length <= std::chrono::floor<seconds>(now))
            return;
        auto &row = rowOf(second);
        subtract(m_sum, row.counts);
        change(row.counts);
        add(m_sum, row.counts);
    }

    Counts at(Time now) const {
        auto sum = m_sum;
        for (const auto &row : m_seconds) {
            if (!isOver(row, now))
                break;
            subtract(sum, row.counts);
        }
        return sum;
    }

    // After the rows came by other means than count(): decoding.
    void learn() {
        m_sum = {};
        for (const auto &row : m_seconds)
            add(m_sum, row.counts);
    }

    static constexpr auto fields() { return std::tuple{optionalField("seconds", &SlidingHour::m_seconds)}; }
    friend bool operator==(const SlidingHour &a, const SlidingHour &b) { return a.m_seconds == b.m_seconds; }

private:
    static bool isOver(const Second &row, Time now) {
        return row.at + length <= std::chrono::floor<seconds>(now);
    }
    void forget(Time now) {
        while (!m_seconds.empty() && isOver(m_seconds.front(), now)) {
            subtract(m_sum, m_seconds.front().counts);
            m_seconds.pop();
        }
    }
    // Times that step back find no row of their own: they count in the one after them.
    Second &rowOf(Time second) {
        if (m_seconds.empty() || m_seconds.back().at < second)
            return m_seconds.push({second, {}});
        // A row a second at most: so many rows from the end, or fewer.
        const auto back = (m_seconds.back().at - second) / seconds{1};
        const auto rows = static_cast<std::int64_t>(m_seconds.size());
        const auto first = m_seconds.end() - std::min(back + 1, rows);
        return first->at == second
                   ? *first
                   : *std::lower_bound(first, m_seconds.end(), second,
                                       [](const Second &row, Time time) { return row.at < time; });
    }

    Fifo<Second> m_seconds; // in order; those in which something was counted
    Counts m_sum;           // of them all
};

} // namespace callboard
