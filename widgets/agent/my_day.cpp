// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/my_day.h"

#include "core/kpi/figures.h"
#include "widgets/agent/day_bar.h"
#include "widgets/agent/day_figure.h"
#include "widgets/models/text.h"

#include <QGridLayout>

namespace callboard {

using namespace Qt::StringLiterals;

MyDay::MyDay(bool opens, QWidget *parent)
    : Card(tr("My day"), parent)
    , m_opens(opens)
    , m_averages(new QWidget(this)) {
    content()->setSpacing(4); // so that both rows are there beside a notice on a small screen
    auto *counts = addRow(new QWidget(this));
    m_answered = addFigure(*counts, tr("answered"),
                           tr("Calls of my queues that rang here and that I answered; not who was passed on "
                              "to me, or taken over"),
                           WorkFigure::OffersAnswered);
    m_missed = addFigure(*counts, tr("missed"), tr("Calls that rang here in vain or that I rejected"),
                         WorkFigure::OffersMissed);
    m_occupancy =
        addFigure(*counts, tr("occupancy"), tr("(time with calls + after-call work) / (the same + ready)"),
                  WorkFigure::Occupancy);
    auto *averages = addRow(m_averages);
    m_averageTalk = addFigure(*averages, tr("avg. talk"),
                              tr("All my talk time, without holds, divided by my talks that ended"),
                              WorkFigure::TalkTime);
    m_averageWork = addFigure(*averages, tr("avg. after call"),
                              tr("All my after-call work, divided by my talks that ended, of any kind"),
                              WorkFigure::AfterCallAverage);
    m_talk = addFigure(*averages, tr("talk in all"), tr("All my talk time of today"), WorkFigure::Talks);
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

DayFigure *MyDay::addFigure(QGridLayout &grid, const QString &caption, const QString &explanation,
                            WorkFigure opensTo) {
    auto *figure = new DayFigure(caption, explanation, grid.parentWidget());
    figure->setOpens(m_opens);
    connect(figure, &QPushButton::clicked, this, [this, figure, opensTo] {
        Q_EMIT opened(opensTo, u"%1 · %2 %3"_s.arg(tr("My day"), figure->caption(), figure->figure()));
    });
    const int column = grid.count();
    grid.addWidget(figure, 0, column);
    grid.setColumnStretch(column, 1);
    return figure;
}

QSize MyDay::minimumSizeHint() const {
    const auto whole = Card::minimumSizeHint();
    const int averages = m_averages->sizeHint().height() + content()->spacing();
    return m_averages->isHidden() ? whole : whole - QSize(0, averages);
}

// Not at once: who is shown lays out all that is around it, and that is being laid out.
void MyDay::resizeEvent(QResizeEvent *event) {
    Card::resizeEvent(event);
    QMetaObject::invokeMethod(this, &MyDay::giveWay, Qt::QueuedConnection);
}

void MyDay::giveWay() {
    const int averages = m_averages->sizeHint().height() + content()->spacing();
    m_averages->setHidden(height() < minimumSizeHint().height() + averages);
}

void MyDay::display(const AgentCounts &ended, const AgentCounts &running) {
    m_answered->setFigure(QString::number(ended.answered));
    m_missed->setFigure(QString::number(ended.offersNotAnswered));
    m_averageTalk->setFigure(timeOrDash(talkTime(ended)));
    m_averageWork->setFigure(timeOrDash(workTime(ended)));
    m_occupancy->setFigure(percentText(occupancy(running)));
    const auto talks = static_cast<int>(ended.segments);
    m_talk->setCaption(talks > 0 ? tr("talk in %n calls", nullptr, talks) : tr("talk in all"));
    m_talk->setFigure(clockText(running.talk));
    m_bar->display(running);
}

} // namespace callboard
