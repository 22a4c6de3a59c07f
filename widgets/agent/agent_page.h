// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/work_figure.h"
#include "widgets/agent/desk_view.h"
#include "widgets/common/asking.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/requests.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLayout;
class QStackedWidget;

namespace callboard {

class ActionButton;
class BoardView;
class CallerView;
class CallModel;
class CallPanel;
class Card;
class CutOffNotice;
class MissedNotice;
class MyDay;
class NoteDrafts;
class OpenedView;
class PastSource;
class Softphone;
class StateBar;
class WrapUpView;

// The agent's one page: state, call, caller, who waits, my day.
class AgentPage : public QWidget {
    Q_OBJECT

public:
    // With `past`, the day's figures open to what they are made of.
    AgentPage(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, AgentId agent,
              Softphone *phone = nullptr, PastSource *past = nullptr, QWidget *parent = nullptr);

    void prepareDial(const QString &number);
    void announce(); // what rings already
    // As the buttons do, where there is one for it now.
    void answer();
    void hangUp();

Q_SIGNALS:
    void rang(const QString &who);       // a call begins to ring here
    void lostCaller(const QString &who); // who was on hold has gone while this agent spoke with somebody else

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void divide();
    void follow();
    void explainKeys(const Softphone *phone);
    QLayout *buildNotices(Requests &requests);
    Card *buildWaiting();
    void buildOpened(PastSource &past);
    void openDay(WorkFigure figure, const QString &title);
    void closeOpened();
    void refresh();
    void tellGone(const std::optional<LastCall> &before);
    void showDay();
    void showCorner();
    void showLink();
    void showWaiting();
    void pull();
    QString whyNoPull() const;
    void tick();

    LiveFloor &m_floor;
    AgentId m_agent;
    DeskView m_view;
    StateBar *m_state;
    CallPanel *m_call;
    CallerView *m_caller;
    MyDay *m_day;
    WrapUpView *m_wrapUp; // in its place while there is something to be said of a call
    CutOffNotice *m_cutOff;
    MissedNotice *m_missed;
    QStackedWidget *m_corner;
    CallModel *m_waiting;
    Asking m_pulling;
    QString m_pullRefusal;
    ActionButton *m_pull = nullptr;
    BoardView *m_waitingView = nullptr;
    Card *m_waitingCard = nullptr;
    QGridLayout *m_grid = nullptr;
    OpenedView *m_opened = nullptr; // for those who may look back
    QPointer<QWidget> m_openedFrom;
};

} // namespace callboard
