// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/history_filters.h"
#include "widgets/history/sheet.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"

#include <QWidget>

class QTimer;

namespace callboard {

class BoardView;
class Card;
class OpenedView;
struct Listening;
class TextLine;

// Any past period in figures, each of which opens to its calls. Nothing is asked before somebody looks.
class HistoryPage : public QWidget {
    Q_OBJECT

public:
    HistoryPage(LiveFloor &floor, PastSource &past, QWidget *parent = nullptr);

    // What is asked for; a new page in another language asks for the same.
    HistoryChoice choice() const;
    void choose(const HistoryChoice &choice);
    void listen(const Listening &listening); // to the recordings of calls
    // The table as CSV; says whether that was done.
    bool saveTo(const QString &file);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTable();
    void buildKeys();
    // What the table has a row for; a total has neither queue nor agent.
    struct RowKey {
        Time from, to;
        QueueId queue;
        AgentId agent;
        TeamId team;
        bool isTotal = false;
    };
    template <class Question>
    Question question(const HistoryChoice &choice) const;
    AskQueueFigures queueQuestion(const HistoryChoice &choice) const;
    AskAgentFigures agentQuestion(const HistoryChoice &choice) const;
    void ask();
    template <class Table, class Question>
    void askFor(Question question);
    void show(const AskQueueFigures &asked, QueueFiguresTable table);
    void dropOthers(QueueFiguresTable &table) const;
    void show(const AskAgentFigures &asked, const AgentFiguresTable &table);
    void showFailure(const Error &error);
    void showSheet(Sheet sheet);
    void showWhen(Time to);
    void shareRoom();
    void tell(const QString &sentence, bool isTrouble);
    void open(const QModelIndex &index);
    AskOpened openingOf(const RowKey &row, const OpensTo &opens) const;
    void openTeamless(AskOpened asked, const QString &title);
    void showOpened(const AskOpened &asked, const QString &title);
    void copy() const;
    void save();

    LiveFloor &m_floor;
    PastSource &m_past;
    HistoryFilters *m_filters;
    TextLine *m_state;
    QTimer *m_soon; // one question for all that changes at once
    Card *m_card = nullptr;
    TextTable *m_table = nullptr;
    BoardView *m_view = nullptr;
    OpenedView *m_opened = nullptr;
    Sheet m_sheet;
    std::vector<RowKey> m_rows;
    std::vector<QueueId> m_queues; // that were asked for; none: all
    std::vector<AgentId> m_agents;
    std::vector<TeamId> m_teams;
    std::string m_hours, m_stream;
    std::optional<Time> m_asOf; // of the table
    QString m_told;             // of the table, while there is nothing else to say
    bool m_areByAgent = false;
    bool m_areByTeam = false;
    bool m_areOfAgents = false; // what the table shows
    int m_asked = 0;
    int m_opens = 0; // the last number that somebody opened
    bool m_hasAsked = false;
};

} // namespace callboard
