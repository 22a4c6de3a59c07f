// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/severity.h"
#include "widgets/agent/desk_view.h"
#include "widgets/common/asking.h"
#include "widgets/common/card.h"
#include "widgets/common/idle_keys.h"
#include "widgets/models/live_floor.h"

class QLabel;
class QLineEdit;

namespace callboard {

class ActionButton;
class DeskCalls;
class DialNames;
class DialPad;
class NoteDrafts;
class PartyList;
class Softphone;
class TextLine;

// The call on the desk and the one thing to do with it now; below, the way to call somebody.
class CallPanel : public Card {
    Q_OBJECT

public:
    // With `phone`, what rings and talks in this computer can be taken and ended while the link is cut.
    CallPanel(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, Softphone *phone,
              QWidget *parent = nullptr);

    void display(const DeskView &view);
    // What was tried in vain, and why; after display().
    void tellEnd(const FinishedCall &finished);
    void tellEnd(const SupervisionEnded &ended);
    void tellMissed(const FinishedOffer &offer);
    void tick();
    void prepareDial(const QString &number);
    // As the buttons do, where there is one for it now; also while nobody sees them.
    void answer() { press(*m_answer); }
    void hangUp() { press(*m_hangUp); }

    int heightForAll() const; // who talk in the call
    void explainKeys(IdleKeys &keys);

private:
    struct CallerName {
        std::string number, name;
    };
    void buildLines();
    void buildActions();
    void buildTalking();
    void buildConsult();
    void buildTogether();
    void buildDialling(Requests &requests);
    static void press(ActionButton &button);
    void keepRoom();
    void keepHeight();
    void go();
    void enter();
    void pressKeys();
    void openPad();
    void showTalking();
    void showRecording();
    void record();
    void showConsult();
    void showTogether();
    void askExpert();
    void showCalls();
    std::string typed() const;
    void consultOrJoin();
    void showParty(const DeskCall &call);
    void showCall(const DeskCall &call);
    void showButtons();
    void showNote(const QString &text, Severity severity);
    void tellVain(const QString &text);
    void dropVain();
    bool isRinging() const;
    bool isAsked() const;
    bool isAdvising() const;
    bool mayRedial() const;
    bool isTalking() const;
    bool isListed() const;
    bool isConference() const { return m_view.call && !m_view.call->parties.empty(); }
    void learnName(const std::string &number, const CallerCard &card);
    std::string nameOf(const DeskCall &call) const;
    bool isPhoneHere() const;
    QString stageNote() const;
    QString silenceText(const DeskCall &call) const;
    QString wayOf(const DeskCall &call) const;
    QString supervisorText(const DeskCall &call) const;
    QString nameAt(const std::string &number) const;
    QString endSentence(const LastCall &last) const;
    QString goneSentence(const LastCall &gone) const;
    QString idleSentence() const;

    // Why something cannot be done now; empty: it can. call_panel_keys.cpp.
    void tellIdleKey(const IdleKeys::Reason &reason);
    void checkIdleKey();
    bool isWhispered() const;
    QString whyOffline() const;
    QString whyNoAnswer() const;
    QString whyNoRinging() const;
    QString whyNoEnd() const;
    QString whyNoTalk() const;
    QString whyNoRecording() const;
    QString whyNoNumber() const;
    QString whyNoField() const;
    QString whyNoEnter() const;
    QString whyNoDial() const;
    QString whyNoConsult() const;
    QString whyNoSecond() const;
    QString whyNoAsking() const;
    QString whyNoExpert() const;
    QString whyNoList() const;
    QString whyNoParty() const;

    static constexpr auto dialKey = Qt::SHIFT | Qt::Key_F7;

    // Without a call of his own: call_panel_no_call.cpp.
    void showNoCall();
    void showIdle();
    void showLast(const LastCall &last);
    void showAdvice();
    QString adviceText() const;
    QString adviceWay() const;
    QString adviceNames() const;
    void reject();

    // Alone with the phone: call_panel_offline.cpp.
    bool ringsAlone() const;
    bool talksAlone() const;
    void showAlone();
    void answerCall();
    void endCall();

    LiveFloor &m_floor;
    NoteDrafts &m_drafts;
    Asking m_asking;
    Softphone *m_softphone;
    DeskView m_view;
    TextLine *m_stage;
    TextLine *m_time;
    TextLine *m_number;
    TextLine *m_name;
    TextLine *m_way;    // queue and wait
    QLabel *m_idle;     // what to do while there is no call
    DeskCalls *m_calls; // where there are two
    TextLine *m_note;
    TextLine *m_headNote; // in its place while several talk
    ActionButton *m_answer;
    ActionButton *m_reject;
    ActionButton *m_hangUp;
    ActionButton *m_hold;   // or talk again
    ActionButton *m_mute;   // or be heard again
    ActionButton *m_record; // or pause, or go on
    ActionButton *m_swap;
    ActionButton *m_consult; // or connect the two
    ActionButton *m_expert;  // asked for
    PartyList *m_parties;    // of three or more
    ActionButton *m_join;    // all together
    ActionButton *m_toAll;   // the expert
    ActionButton *m_dismiss; // him
    QLineEdit *m_target;
    DialNames *m_names;
    ActionButton *m_dial; // or transfer
    ActionButton *m_keys;
    QString m_prepared;         // by a link, or from a list
    CallerName m_known;         // of the number that was looked up last
    QString m_gone;             // who hung up on hold, while no card of a last call says so
    IdleKeys::Reason m_idleKey; // that the note tells
    bool m_isVain = false;      // the note tells what was tried in vain
    CallId m_typedFor;          // the call in which the field was changed last
    bool m_hasPassedOn = false; // the field, and nobody has turned to it since
    DialPad *m_pad = nullptr;   // made when it is first opened
};

} // namespace callboard
