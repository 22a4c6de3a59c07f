// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/opened.h"

namespace callboard::history {

// What an opened number tells: of each part how many there are, and the earliest, in memory that does not
// grow with the period.
class OpenedParts {
public:
    explicit OpenedParts(std::size_t most);

    // `told` makes the row; it is asked for only when that is among the earliest so far.
    template <class Told>
    void add(const Judgement &judgement, Time at, const Told &told) {
        const auto part = static_cast<std::size_t>(judgement.part);
        ++m_opened.sizes[part];
        if (!m_parts[part].wants(at))
            return;
        OpenedStay row = told();
        row.at = at;
        row.judgement = judgement;
        m_parts[part].add(std::move(row));
    }
    Opened take(); // by part, then by time

private:
    class Earliest {
    public:
        explicit Earliest(std::size_t most)
            : m_most(most) {}
        bool wants(Time at) const { return m_stays.size() < 2 * m_most || at <= m_last; }
        void add(OpenedStay stay);
        void moveTo(std::vector<OpenedStay> &all);

    private:
        void cut();

        std::size_t m_most;
        std::vector<OpenedStay> m_stays;
        Time m_last = Time::max();
    };

    std::vector<Earliest> m_parts;
    Opened m_opened;
};

// The talks and offers of a query with `work`.
Result<void> addWork(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                     const std::stop_token &stop, OpenedParts &parts);
// The numbers outside of the calls whose rows lack them.
Result<void> addNumbers(const Streams &streams, const std::stop_token &stop, std::vector<OpenedStay> &rows);
Result<void> addOutsiders(const Streams &streams, const OpenQuery &query, const std::stop_token &stop,
                          std::vector<OpenedStay> &rows);

} // namespace callboard::history
