// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/today.h"

#include <QWidget>

namespace callboard {

// A day as one strip, divided by the time in each state; under it the states with their times.
class DayBar : public QWidget {
    Q_OBJECT

public:
    explicit DayBar(QWidget *parent = nullptr);

    void display(const AgentCounts &day);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintStrip(QPainter &painter, const QRectF &place) const;
    void paintLegend(QPainter &painter, const QRect &place) const;

    AgentCounts m_day;
};

} // namespace callboard
