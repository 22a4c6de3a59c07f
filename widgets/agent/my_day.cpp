// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/my_day.h"

#include "core/kpi/figures.h"
#include "widgets/agent/day_bar.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QGridLayout>

namespace callboard {

using namespace Qt::StringLiterals;

MyDay::MyDay(QWidget *parent)
    : Card(tr("My day"), parent) {
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    content()->addLayout(grid);
    content()->addStretch(1);
    m_bar = new DayBar(this);
    content()->addWidget(m_bar);
    m_answered = addFigure(*grid, 0, tr("answered"), tr("Calls offered to me that I answered"));
    m_missed = addFigure(*grid, 1, tr("missed"), tr("Calls that rang here in vain or that I rejected"));
    m_occupancy =
        addFigure(*grid, 2, tr("occupancy"), tr("(talk + hold + after-call work) / (the same + ready)"));
    m_averageTalk = addFigure(*grid, 3, tr("talk"), tr("Average talk time of a call, without hold"));
    m_averageWork = addFigure(*grid, 4, tr("after call"), tr("Average after-call work of a call"));
    m_talk = addFigure(*grid, 5, tr("talk in all"), tr("All my talk time of today"));
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
}

TextLine *MyDay::addFigure(QGridLayout &grid, int place, const QString &caption, const QString &explanation) {
    auto *figure = new TextLine(TextLine::Kind::Title, this);
    auto *words = new TextLine(TextLine::Kind::Caption, this);
    words->setText(caption);
    figure->setToolTip(explanation);
    words->setToolTip(explanation);
    const int row = place / 3 * 3;
    grid.addWidget(figure, row, place % 3);
    grid.addWidget(words, row + 1, place % 3);
    grid.setRowMinimumHeight(row + 2, 12);
    return figure;
}

void MyDay::display(const AgentCounts &ended, const AgentCounts &running) {
    m_answered->setText(QString::number(ended.answered));
    m_missed->setText(QString::number(ended.offersNotAnswered));
    m_averageTalk->setText(timeOrDash(talkTime(ended)));
    m_averageWork->setText(timeOrDash(workTime(ended)));
    m_occupancy->setText(percentText(occupancy(running)));
    m_talk->setText(clockText(running.talk));
    m_bar->display(running);
}

} // namespace callboard
