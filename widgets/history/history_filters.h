// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/period.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace callboard {

class FlowLayout;

// What the rows of a report are.
enum class RowsBy { Queue, Agent, QueueAndAgent, Nothing, WorkOfAgents, WorkOfTeams };

// What somebody wants to see of the past; none: all queues, all teams, all agents.
struct HistoryChoice {
    PeriodKind period = PeriodKind::Today;
    DaySpan days; // of PeriodKind::Dates
    QueueId queue;
    TeamId team;
    AgentId agent; // of the team
    RowsBy rows = RowsBy::Queue;
    Step step = Step::Whole;
    friend bool operator==(const HistoryChoice &, const HistoryChoice &) = default;
};

// The fields in which it is chosen.
class HistoryFilters : public QWidget {
    Q_OBJECT

public:
    explicit HistoryFilters(LiveFloor &floor, QWidget *parent = nullptr);

    HistoryChoice choice() const;
    // Of queues, teams and agents that there are no more: all.
    void choose(const HistoryChoice &choice);
    // As of today, by the site's calendar.
    DaySpan days() const;
    bool areOfAgents() const { return choice().rows >= RowsBy::WorkOfAgents; }
    FlowLayout &row() const { return *m_row; } // for what stands beside the fields

Q_SIGNALS:
    void changed();

private:
    QComboBox *addChoice(const QString &name, int letters, const QStringList &texts = {});
    void fillNames();
    void fillTeams();
    void fillAgents();
    void fillDates();
    QDate today() const;

    LiveFloor &m_floor;
    FlowLayout *m_row;
    QComboBox *m_period;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QComboBox *m_queue;
    QComboBox *m_team; // hidden where the site has none
    QComboBox *m_agent;
    QComboBox *m_by;
    QComboBox *m_step;
};

} // namespace callboard
