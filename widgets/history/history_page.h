// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/period.h"
#include "widgets/history/sheet.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QTimer;

namespace callboard {

class BoardView;
class Card;
class OpenedView;
class TextLine;

// Any past period in figures, each of which opens to its calls. Nothing is asked before somebody looks.
class HistoryPage : public QWidget {
    Q_OBJECT

public:
    HistoryPage(LiveFloor &floor, PastSource &past, QWidget *parent = nullptr);

    // The table as CSV; says whether that was done.
    bool saveTo(const QString &file);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *buildFilters();
    QComboBox *addChoice(QHBoxLayout &row, const QString &name, int letters);
    void buildTable();
    void buildKeys();
    void fillNames();
    void fillDates();
    QDate today() const;
    DaySpan days() const;
    // What the table has a row for; a total has neither queue nor agent.
    struct RowKey {
        Time from, to;
        QueueId queue;
        AgentId agent;
        bool isTotal = false;
    };
    bool isOfAgents() const;
    template <class Question>
    Question question() const;
    AskQueueFigures queueQuestion() const;
    AskAgentFigures agentQuestion() const;
    void ask();
    template <class Table, class Question>
    void askFor(Question question);
    void show(const AskQueueFigures &asked, const QueueFiguresTable &table);
    void show(const AskAgentFigures &asked, const AgentFiguresTable &table);
    void showFailure(const Error &error);
    void showSheet(Sheet sheet);
    void showChoices();
    void tell(const QString &sentence, bool isTrouble);
    void open(const QModelIndex &index);
    void copy() const;
    void save();

    LiveFloor &m_floor;
    PastSource &m_past;
    QComboBox *m_period = nullptr;
    QDateEdit *m_first = nullptr;
    QDateEdit *m_last = nullptr;
    QComboBox *m_queue = nullptr;
    QComboBox *m_agent = nullptr;
    QComboBox *m_by = nullptr;
    QComboBox *m_step = nullptr;
    TextLine *m_state = nullptr;
    Card *m_card = nullptr;
    TextTable *m_table = nullptr;
    BoardView *m_view = nullptr;
    OpenedView *m_opened = nullptr;
    QTimer *m_soon = nullptr; // one question for all that changes at once
    Sheet m_sheet;
    std::vector<RowKey> m_rows;
    std::vector<QueueId> m_queues; // that were asked for; none: all
    std::vector<AgentId> m_agents;
    bool m_areByAgent = false;
    bool m_areOfAgents = false; // what the table shows
    int m_asked = 0;
    bool m_hasAsked = false;
};

} // namespace callboard
