// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"
#include "core/history/id_book.h"
#include "core/history/tables.h"

namespace callboard::history {

// Folds a journal's events and keeps what they finished as rows, until somebody puts them away.
class Projector {
public:
    // `begin`: the state before the first event that take() is given.
    explicit Projector(Center begin = {}, IdBook ids = {})
        : m_center(std::move(begin))
        , m_ids(std::move(ids)) {}

    // The next event of the journal; returns what it changed, until the next one.
    const Delta &take(const Event &event);
    // For who makes the journal; false: the event is out of place, and nothing is changed.
    bool takeIfInPlace(const Event &event);

    const Center &center() const { return m_center; }
    const IdBook &ids() const { return m_ids; }
    Rows &rows(Table table) { return m_rows[static_cast<std::size_t>(table)]; }
    const Rows &rows(Table table) const { return m_rows[static_cast<std::size_t>(table)]; }

private:
    void add(const QueueVisit &visit, Time promised);
    void add(const Segment &segment, Time came);
    void add(const OutsideTalk &talk);
    void add(const FinishedOffer &finished);
    void add(const StateInterval &interval);
    void add(const FinishedCall &finished);
    void add(const DispositionSet &set);
    void add(const RatingGiven &given);
    void addSound(CallId call);

    Center m_center;
    Delta m_delta;
    IdBook m_ids;
    std::array<Rows, allTables.size()> m_rows;
};

} // namespace callboard::history
