// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/today.h"
#include "core/kpi/work_figure.h"
#include "widgets/common/card.h"

namespace callboard {

class DayBar;
class DayFigure;

// My figures of today. On a low screen the averages give way: a call needs the room.
class MyDay : public Card {
    Q_OBJECT

public:
    // With `opens`, a figure opens to what it is made of.
    explicit MyDay(bool opens, QWidget *parent = nullptr);

    // Calls and averages are of what has ended, times and shares of `running` too.
    void display(const AgentCounts &ended, const AgentCounts &running);

    QSize minimumSizeHint() const override; // without the averages

Q_SIGNALS:
    void opened(callboard::WorkFigure figure, const QString &title);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveWay(); // in a small window the averages do
    class QGridLayout *addRow(QWidget *row);
    DayFigure *addFigure(QGridLayout &grid, const QString &caption, const QString &explanation,
                         WorkFigure opensTo);

    bool m_opens;
    DayFigure *m_answered;
    DayFigure *m_missed;
    DayFigure *m_averageTalk;
    DayFigure *m_averageWork;
    DayFigure *m_talk;
    DayFigure *m_occupancy;
    DayBar *m_bar;
    QWidget *m_averages;
};

} // namespace callboard
