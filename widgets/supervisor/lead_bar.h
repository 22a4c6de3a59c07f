// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/asking.h"
#include "widgets/common/idle_keys.h"
#include "widgets/common/meaning.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

class QMenu;

namespace callboard {

class ActionButton;
class FlowLayout;
class Softphone;
class TextLine;

// What a supervisor does to the chosen agent or call: on buttons, by keys, and in the menu of its row.
class LeadBar : public QWidget {
    Q_OBJECT

public:
    // `self` is who leads; he needs a phone of his own to hear anything. `phone`: it may be this computer.
    LeadBar(LiveFloor &floor, Requests &requests, UserId self, Softphone *phone = nullptr,
            QWidget *parent = nullptr);

    // None: what is chosen of the other kind stays.
    void chooseAgent(AgentId agent);
    void chooseCall(CallId call);
    // With his own phone; without one nothing is dialled.
    void dial(const std::string &number);
    // The same actions, of those that can be asked for now.
    void fill(QMenu &menu) const;
    void explainKeys(IdleKeys &keys);
    // Why a key can do nothing.
    void tell(const IdleKeys::Reason &reason);

private:
    struct Chosen {
        AgentId agent; // or
        CallId call;
    };
    enum class Own { Nothing, Call, Work };
    FlowLayout *addRow();
    ActionButton *addButton(Glyph glyph, const QString &text, const QKeySequence &key,
                            const QString &explanation);
    void buildListening();
    QWidget *buildOwn();
    void buildOthers();
    void fillAgents();
    void fillStates();
    void fillParties();
    void start(SupervisionMode mode, ActionButton *button);
    void record();
    void showRecording(const Call *chosen);
    void refresh();
    void showOwn();
    void showTakeOver(const Supervision *own); // in lead_bar_keys.cpp
    void showRinging(const Supervision *own);
    void showText(const Supervision *own);
    QString chosenText() const;
    QString ownText() const;
    QString workText() const;
    QString phoneText() const;
    QString whyNoCall() const; // these: lead_bar_keys.cpp
    QString whyNoTalk() const;
    QString whyNoHearing() const;
    QString whyNoTakeOver() const;
    QString whyNoLeaving() const;
    QString whyNoEnd() const;
    QString whyNoGiving() const;
    QString whyNoState() const;
    QString whyNoParties() const;
    QString whyNoRecording() const;
    QString whyNoOwnCall() const;
    QString whyNoDone() const;
    // Nothing is chosen beside the talk that is heard: that alone can be taken over.
    bool isMeant(const Supervision &heard) const;
    bool canHear(const Call *chosen) const;
    bool isPhoneThere() const;
    // The call that is meant: the chosen one, or the chosen agent's.
    const Call *call() const;
    const Call *ownCall() const; // that he talks in, or dials
    AgentId agent() const;

    LiveFloor &m_floor;
    UserId m_self;
    Softphone *m_phone;
    Asking m_asking;
    Chosen m_chosen;
    QString m_refusal;
    IdleKeys::Reason m_idleKey; // that the refusal tells
    TextLine *m_text;
    FlowLayout *m_row = nullptr;         // that is being filled
    std::vector<ActionButton *> m_modes; // in the order of SupervisionMode
    ActionButton *m_ringing = nullptr;   // whose supervision waits for the own phone
    ActionButton *m_takeOver = nullptr;
    ActionButton *m_stop = nullptr;
    ActionButton *m_end = nullptr;
    CallId m_endsCall; // that m_end would end
    Own m_ownStage = Own::Nothing;
    ActionButton *m_own = nullptr; // ends the own call, then the work after it
    ActionButton *m_give = nullptr;
    ActionButton *m_force = nullptr;
    ActionButton *m_parties = nullptr;
    ActionButton *m_record = nullptr; // or pause, or go on
};

} // namespace callboard
