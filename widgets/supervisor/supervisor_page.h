// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"
#include "widgets/models/requests.h"
#include "widgets/supervisor/board_filter.h"
#include "widgets/supervisor/live_numbers.h"
#include "widgets/supervisor/recording_trouble.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLineEdit;

namespace callboard {

class AgentModel;
class AgentsHead;
class BoardBorder;
class BoardView;
class CallModel;
class Card;
class LeadBar;
class OpenedView;
class QueueModel;
class Softphone;
struct Listening;
class SteadyOrder;
class TextLine;

// The floor at a glance: queues, agents, calls that wait and calls in progress.
class SupervisorPage : public QWidget {
    Q_OBJECT

public:
    // With `lead`, who looks may act on what he sees.
    struct Lead {
        Requests &requests;
        UserId self;
        Softphone *phone = nullptr; // in this computer
    };
    // With `past`, numbers open to their calls.
    explicit SupervisorPage(LiveFloor &floor, std::optional<Lead> lead = {}, PastSource *past = nullptr,
                            QWidget *parent = nullptr);

    void listen(const Listening &listening); // to the recordings of calls

private:
    struct Board {
        Card *card = nullptr;
        BoardView *view = nullptr;
        SteadyOrder *order = nullptr;
    };
    QHBoxLayout *buildFilters();
    // By `id` what people choose of its columns is kept.
    Board buildBoard(const QString &title, const QString &name, const QString &id,
                     class QAbstractItemModel &model);
    void buildQueues();
    void buildAgents();
    void buildCalls();
    void buildLead(const Lead &lead);
    void buildOpened(PastSource &past);
    void showOpened();
    void openNumber(const LiveNumber &number);
    void openDay(WorkFigure figure, const QString &words);
    void closeNumber();
    void openQueue(const QModelIndex &index);
    void openAgent(const QModelIndex &index);
    void openCall(const QModelIndex &index);
    void refresh();
    void fillFilters();
    void showCounts();
    std::vector<AgentId> listed() const;
    void showRecordings();
    void showLink();
    void filter();
    void showEmptyTexts();
    void callBack(const QString &number);
    void settle();

    LiveFloor &m_floor;
    BoardFilter m_filter;
    QueueModel *m_queueModel;
    AgentModel *m_agentModel;
    CallModel *m_callModel;
    QComboBox *m_queue = nullptr;
    QLineEdit *m_text = nullptr;
    QCheckBox *m_everybody = nullptr;
    RecordingTrouble m_recordings;
    TextLine *m_unrecorded = nullptr; // a banner while there is trouble
    TextLine *m_link = nullptr;
    LeadBar *m_lead = nullptr; // for those who may
    Board m_queues;
    Board m_agents;
    AgentsHead *m_agentsHead = nullptr;
    Time m_countedAt; // the figures of the head
    Board m_calls;
    QGridLayout *m_grid = nullptr;
    BoardBorder *m_border = nullptr;
    OpenedView *m_opened = nullptr; // for those who may look back
    BoardView *m_openedFrom = nullptr;
};

} // namespace callboard
