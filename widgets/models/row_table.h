// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/live_floor.h"
#include "widgets/models/spans.h"

#include <QAbstractTableModel>

#include <algorithm>

namespace callboard {

// What all tables of the floor answer beside the text.
enum FloorRole {
    IdRole = Qt::UserRole + 1, // text
    SortRole,                  // a number or text that orders the column
    StateRole,                 // AgentState as int
    CallStateRole,             // CallState as int
    SeverityRole,              // Severity as int
    AgentsRole,                // QueueNow: its agents by state
    DimRole,                   // true: not there, drawn quietly
    TotalRole,                 // true: a sum of the rows above
    TailRole                   // text: the end of the cell's, which stays where the rest has no room
};

// A table whose rows stand sorted by key. Whatever happened, only the rows it touched are told to the view,
// as few spans as there are; the second touches only the column that lives. Row has a Key, a `key`, and ==.
template <class Row>
class RowTable : public QAbstractTableModel {
public:
    using Key = typename Row::Key;

    RowTable(LiveFloor &floor, int columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_floor(floor)
        , m_columns(columns) {
        connect(&floor, &LiveFloor::changed, this, [this](const Delta &delta) { onChanged(delta); });
        connect(&floor, &LiveFloor::replaced, this, [this] { reset(); });
        connect(&floor, &LiveFloor::ticked, this, [this] { tick(); });
    }

    int columnCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : m_columns;
    }
    QVariant data(const QModelIndex &index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return role == Qt::TextAlignmentRole ? alignment(index.column())
                                             : cell(rowAt(index.row()), index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal)
            return {};
        return role == Qt::TextAlignmentRole ? alignment(section) : header(section, role);
    }
    int rowCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const Row &rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    std::optional<int> rowOfKey(const Key &key) const {
        const auto at = lowerBound(key);
        const bool isThere = at != m_rows.end() && at->key == key;
        return isThere ? std::optional{static_cast<int>(at - m_rows.begin())} : std::nullopt;
    }

protected:
    static constexpr int none = -1;

    virtual QVariant cell(const Row &row, int column, int role) const = 0;
    virtual QVariant header(int column, int role) const = 0;
    virtual bool isFigure(int column) const = 0; // stands at the right
    virtual void onChanged(const Delta &delta) = 0;
    virtual std::optional<Row> rowFor(const Key &key) const = 0; // as the floor has it now, or none
    virtual std::vector<Key> keys() const = 0;                   // all there are now
    virtual int liveColumn(const Row &row) const = 0;            // whose text follows the clock, or none
    virtual void setTime(Row &row, Time now) const = 0;          // what follows the clock

    const LiveFloor &floor() const { return m_floor; }

    // At the end of the constructor, and at a snapshot.
    void reset() {
        beginResetModel();
        m_rows.clear();
        for (const auto &key : sorted(keys()))
            if (auto row = rowFor(key))
                m_rows.push_back(std::move(*row));
        endResetModel();
    }

    // Everything may have changed, but the view keeps its place.
    void refreshAll() {
        auto all = keys();
        for (const auto &row : m_rows)
            all.push_back(row.key);
        refresh(std::move(all));
    }

    void refresh(std::vector<Key> touched) {
        std::vector<int> gone;
        std::vector<int> changed;
        std::vector<Row> fresh;
        for (const auto &key : sorted(std::move(touched))) {
            auto row = rowFor(key);
            const auto at = rowOfKey(key);
            if (!at && row)
                fresh.push_back(std::move(*row));
            else if (at && !row)
                gone.push_back(*at);
            else if (at && !(rowAt(*at) == *row)) {
                m_rows[static_cast<std::size_t>(*at)] = std::move(*row);
                changed.push_back(*at);
            }
        }
        for (const auto &span : spansOf(changed))
            Q_EMIT dataChanged(index(span.first, 0), index(span.last, columnCount() - 1));
        remove(gone);
        insert(std::move(fresh));
    }

    void tick() {
        const auto now = m_floor.now();
        Span span{0, none};
        int column = none;
        const auto flush = [&] {
            if (column != none)
                Q_EMIT dataChanged(index(span.first, column), index(span.last, column),
                                   {Qt::DisplayRole, SortRole, SeverityRole});
        };
        for (int row = 0; row < rowCount(); ++row) {
            const int live = liveColumn(rowAt(row));
            if (live != none)
                setTime(m_rows[static_cast<std::size_t>(row)], now);
            if (live != column) {
                flush();
                column = live;
                span.first = row;
            }
            span.last = row;
        }
        flush();
    }

private:
    QVariant alignment(int column) const {
        return QVariant::fromValue((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    static std::vector<Key> sorted(std::vector<Key> keys) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        return keys;
    }
    auto lowerBound(const Key &key) const {
        return std::lower_bound(m_rows.begin(), m_rows.end(), key,
                                [](const Row &row, const Key &k) { return row.key < k; });
    }

    void remove(const std::vector<int> &rows) {
        const auto spans = spansOf(rows);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
            beginRemoveRows({}, span->first, span->last);
            m_rows.erase(m_rows.begin() + span->first, m_rows.begin() + span->last + 1);
            endRemoveRows();
        }
    }

    void insert(std::vector<Row> fresh) {
        for (std::size_t from = 0; from < fresh.size();) {
            const auto place = lowerBound(fresh[from].key);
            auto to = from + 1; // all that fall into the same gap come as one span
            while (to < fresh.size() && (place == m_rows.end() || fresh[to].key < place->key))
                ++to;
            const int row = static_cast<int>(place - m_rows.begin());
            beginInsertRows({}, row, row + static_cast<int>(to - from) - 1);
            m_rows.insert(m_rows.begin() + row,
                          std::make_move_iterator(fresh.begin() + static_cast<long>(from)),
                          std::make_move_iterator(fresh.begin() + static_cast<long>(to)));
            endInsertRows();
            from = to;
        }
    }

    const LiveFloor &m_floor;
    int m_columns;
    std::vector<Row> m_rows;
};

} // namespace callboard
