// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/today.h"
#include "widgets/common/card.h"

namespace callboard {

class DayBar;
class TextLine;

// My figures of today. On a low screen the averages give way: a call needs the room.
class MyDay : public Card {
    Q_OBJECT

public:
    explicit MyDay(QWidget *parent = nullptr);

    // Calls and averages are of what has ended, times and shares of `running` too.
    void display(const AgentCounts &ended, const AgentCounts &running);

    QSize minimumSizeHint() const override; // without the averages

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class QGridLayout *addRow(QWidget *row);
    TextLine *addFigure(QGridLayout &grid, const QString &caption, const QString &explanation);

    TextLine *m_answered;
    TextLine *m_missed;
    TextLine *m_averageTalk;
    TextLine *m_averageWork;
    TextLine *m_talk;
    TextLine *m_occupancy;
    DayBar *m_bar;
    QWidget *m_averages;
};

} // namespace callboard
