// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/query_records.h"
#include "widgets/models/live_floor.h"

#include <QAbstractTableModel>

namespace callboard {

// The last contacts of one number, newest first.
class PastCallModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { At, Outcome, Queue, Agent, Note, Talk, ColumnCount };

    explicit PastCallModel(LiveFloor &floor, QObject *parent = nullptr);
    void setCalls(std::vector<PastCall> calls);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::array<QString, ColumnCount> texts;
        bool isAnswered = false;
    };

    const LiveFloor &m_floor;
    std::vector<Row> m_rows;
};

} // namespace callboard
