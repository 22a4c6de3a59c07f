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
    : Card(tr("My day"), parent)
    , m_averages(new QWidget(this)) {
    auto *counts = addRow(new QWidget(this));
    m_answered = addFigure(*counts, tr("answered"), tr("Calls offered to me that I answered"));
    m_missed = addFigure(*counts, tr("missed"), tr("Calls that rang here in vain or that I rejected"));
    m_occupancy =
        addFigure(*counts, tr("occupancy"), tr("(talk + hold + after-call work) / (the same + ready)"));
    auto *averages = addRow(m_averages);
    m_averageTalk = addFigure(*averages, tr("talk"), tr("Average talk time of a call, without hold"));
    m_averageWork = addFigure(*averages, tr("after call"), tr("Average after-call work of a call"));
    m_talk = addFigure(*averages, tr("talk in all"), tr("All my talk time of today"));
    content()->addStretch(1);
    m_bar = new DayBar(this);
    content()->addWidget(m_bar);
}

QGridLayout *MyDay::addRow(QWidget *row) {
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    content()->addWidget(row);
    return grid;
}

TextLine *MyDay::addFigure(QGridLayout &grid, const QString &caption, const QString &explanation) {
    auto *row = grid.parentWidget();
    auto *figure = new TextLine(TextLine::Kind::Title, row);
    auto *words = new TextLine(TextLine::Kind::Caption, row);
    words->setText(caption);
    figure->setToolTip(explanation);
    words->setToolTip(explanation);
    const int column = grid.count() / 2;
    grid.addWidget(figure, 0, column);
    grid.addWidget(words, 1, column);
    grid.setColumnStretch(column, 1);
    return figure;
}

QSize MyDay::minimumSizeHint() const {
    const auto whole = Card::minimumSizeHint();
    const int averages = m_averages->sizeHint().height() + content()->spacing();
    return m_averages->isHidden() ? whole : whole - QSize(0, averages);
}

void MyDay::resizeEvent(QResizeEvent *event) {
    Card::resizeEvent(event);
    const int averages = m_averages->sizeHint().height() + content()->spacing();
    m_averages->setHidden(height() < minimumSizeHint().height() + averages);
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
