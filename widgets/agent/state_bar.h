// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/agent/desk_view.h"
#include "widgets/common/asking.h"
#include "widgets/common/card.h"
#include "widgets/common/idle_keys.h"
#include "widgets/models/live_floor.h"

class QActionGroup;
class QMenu;

namespace callboard {

class ActionButton;
class PhoneStrip;
class Softphone;
class TextLine;

// Who I am for the floor right now, how long, who put me there, what comes next, and how to leave it.
class StateBar : public Card {
    Q_OBJECT

public:
    StateBar(LiveFloor &floor, Requests &requests, Softphone *phone = nullptr, QWidget *parent = nullptr);

    void display(const DeskView &view);
    void tick();
    void explainKeys(IdleKeys &keys);
    // Why a key can do nothing, for as long as it is so.
    void tell(const IdleKeys::Reason &reason);

private:
    void build();
    QWidget *buildState();
    QWidget *buildFloor();
    void fillReasons();
    void choose(DesiredState state, ReasonId reason = {});
    void showState();
    QString stateText() const;
    void showButtons();
    void showCaption();
    void showFloor();
    void showPhone();
    QString codeWanted() const;
    QString whyNotReady() const;
    QString whyNoWork() const;
    QString whyNoDone() const;
    bool lacksCode() const;
    QString passport() const;
    QString wishText(const Desired &desired) const;
    QString remaining() const;

    LiveFloor &m_floor;
    Asking m_asking;
    DeskView m_view;
    QString m_refusal;
    IdleKeys::Reason m_idleKey; // that the refusal tells
    TextLine *m_state;
    TextLine *m_time;
    TextLine *m_caption;
    ActionButton *m_ready;
    ActionButton *m_notReady;
    ActionButton *m_extend;
    ActionButton *m_done;
    QMenu *m_reasons;
    QActionGroup *m_choices; // one of them at a time
    TextLine *m_queues;
    TextLine *m_phone;
    Softphone *m_softphone;
    PhoneStrip *m_strip = nullptr; // where there is a softphone
};

} // namespace callboard
