// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/period.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"

#include <QWidget>

#include <set>

class QComboBox;
class QLineEdit;

namespace callboard {

class DayField;
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
    QString hours;  // of each day: "9-17"; none: all
    QString stream; // the live one, or an import; none: all together
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
    // Where there are imports it can be chosen whose past is asked for, and their queues and agents.
    void know(std::vector<PastStream> streams);
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
    void fillStreams();
    // Of the chosen stream, else of all: beyond the site's own.
    template <class Id>
    std::set<Id> importedOf(std::vector<Id> PastStream::*names) const;
    bool hasOwn() const; // the site's queues and agents are asked for, too
    QDate today() const;

    LiveFloor &m_floor;
    FlowLayout *m_row;
    QComboBox *m_period;
    DayField *m_first;
    DayField *m_last;
    QComboBox *m_queue;
    QComboBox *m_team; // hidden where the site has none
    QComboBox *m_agent;
    QComboBox *m_by;
    QComboBox *m_step;
    QLineEdit *m_hours;
    QComboBox *m_stream; // hidden where there are no imports
    std::vector<PastStream> m_streams;
};

} // namespace callboard
