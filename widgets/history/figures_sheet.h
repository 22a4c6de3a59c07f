// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/kpi/visit_figure.h"
#include "core/wire/history_records.h"
#include "widgets/history/text_table.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace callboard {

// How the figures of queues stand in a table: which columns there are, which of them open, and their texts.
class FiguresSheet {
    Q_DECLARE_TR_FUNCTIONS(FiguresSheet)

public:
    FiguresSheet(const AskQueueFigures &asked, const Center &center);

    std::vector<TextTable::Column> columns() const;
    TextTable::Row row(const QueueFiguresRow &figures, bool isTotal) const;
    int leading() const { return static_cast<int>(m_leading.size()); } // columns that name the row
    // None: the column names the row, or its figure is of talks.
    std::optional<VisitFigure> figureAt(int column) const;
    // A row in words: "21 Nov 09:00 · Support".
    QString nameOf(const QueueFiguresRow &figures, bool isTotal) const;

private:
    enum class Leading { When, Queue, Agent };
    QString leadingText(Leading what, const QueueFiguresRow &figures) const;
    QString whenText(const QueueFiguresRow &figures) const;

    Step m_step;
    const Center &m_center;
    QTimeZone m_zone;
    VisitFigure m_level;
    std::vector<Leading> m_leading;
};

} // namespace callboard
