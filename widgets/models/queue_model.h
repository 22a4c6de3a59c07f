// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/queue_now.h"
#include "core/kpi/service_level.h"
#include "core/kpi/severity.h"
#include "widgets/models/row_table.h"

namespace callboard {

struct QueueRow {
    struct Key {
        bool isTotal = false; // the sum of all stands last
        QueueId queue;
        friend auto operator<=>(const Key &, const Key &) = default;
    };
    Key key;
    QString name;
    QueueNow live;
    QueueCounts today;
    std::optional<double> level;
    Duration target{};
    Duration longest{};
    Severity severity = Severity::Calm;
    friend bool operator==(const QueueRow &, const QueueRow &) = default;
};

// The queues and, where there are several, a last row for all of them.
class QueueModel : public RowTable<QueueRow> {
    Q_OBJECT

public:
    enum Column { Name, Waiting, Longest, Agents, Offered, Answered, Abandoned, Level, ColumnCount };

    explicit QueueModel(Floor &floor, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    std::optional<QueueRow> rowFor(const QueueRow::Key &key) const override;
    std::vector<QueueRow::Key> keys() const override;
    int liveColumn(const QueueRow &row) const override;
    void setTime(QueueRow &row, Time now) const override;

private:
    void onChanged(const Delta &delta);
};

} // namespace callboard
