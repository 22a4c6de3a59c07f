// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/bounds.h"
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
    bool isClosed = false;
    QueueNow live;
    QueueCounts today;
    VisitCounts hour; // the last one
    MarkCounts marks; // of today's contacts
    std::optional<Duration> medianWait, p90Wait;
    ServiceLevel formula = defaultServiceLevel;
    std::optional<double> level;
    std::optional<Bounds<double>> bounds; // of the level, where the end of some is not known
    std::optional<double> hourLevel;
    std::optional<Bounds<double>> hourBounds;
    std::int32_t goalPercent = 0; // 0: all queues together have none
    Duration target{};
    Duration longest{};
    Severity severity = Severity::Calm;
    friend bool operator==(const QueueRow &, const QueueRow &) = default;
};

// The queues and, where there are several, a last row for all of them.
class QueueModel : public RowTable<QueueRow> {
    Q_OBJECT

public:
    enum Column {
        Name,
        Waiting,
        Longest,
        Agents,
        Offered,
        Answered,
        Abandoned,
        Speed,
        Level,
        HourLevel,
        Csat,
        Overflowed, // these four so that the offered add up, and promises can be judged
        Refused,
        Unknown,
        KeptWait,
        HandleTime,
        AfterCall,
        FirstOtherLevel, // today's level by the formulas that are not the site's
        LastOtherLevel = FirstOtherLevel + static_cast<int>(textsOf(ServiceLevel{}).size()) - 2,
        ColumnCount
    };

    static QString agentsText(int reachable, int loggedIn);
    explicit QueueModel(LiveFloor &floor, QObject *parent = nullptr);

protected:
    QVariant cell(const QueueRow &row, int column, int role) const override;
    QVariant header(int column, int role) const override;
    bool isFigure(int column) const override;
    void onChanged(const Delta &delta) override;
    std::optional<QueueRow> rowFor(const QueueRow::Key &key) const override;
    std::vector<QueueRow::Key> keys() const override;
    int liveColumn(const QueueRow &row) const override;
    void setTime(QueueRow &row, Time now) const override;

private:
    void slide();
};

} // namespace callboard
