// SPDX-License-Identifier: GPL-3.0-or-later
// Why a key of the panel can do nothing just now.
#include "widgets/agent/call_panel.h"

#include "widgets/agent/note_drafts.h"
#include "widgets/agent/party_list.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

void CallPanel::explainKeys(IdleKeys &keys) {
    const auto on = [&](const QKeySequence &key, QString (CallPanel::*why)() const) {
        keys.add(
            key, [this, why] { return (this->*why)(); },
            [this](const IdleKeys::Reason &reason) { tellIdleKey(reason); });
    };
    on(Qt::Key_F4, &CallPanel::whyNoAnswer);
    on(Qt::SHIFT | Qt::Key_F8, &CallPanel::whyNoRinging);
    on(Qt::Key_F8, &CallPanel::whyNoEnd);
    for (const QKeySequence &key :
         {QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_F12), QKeySequence(Qt::Key_F11)})
        on(key, &CallPanel::whyNoTalk);
    on(Qt::SHIFT | Qt::Key_F11, &CallPanel::whyNoRecording);
    on(Qt::SHIFT | Qt::Key_F6, &CallPanel::whyNoConsult);
    on(Qt::SHIFT | Qt::Key_F5, &CallPanel::whyNoSecond);
    on(Qt::CTRL | Qt::Key_J, &CallPanel::whyNoSecond);
    on(Qt::CTRL | Qt::Key_H, &CallPanel::whyNoAsking);
    on(Qt::CTRL | Qt::Key_K, &CallPanel::whyNoExpert);
    on(Qt::CTRL | Qt::Key_D, &CallPanel::whyNoExpert);
    on(PartyList::reachKey, &CallPanel::whyNoList);
    on(Qt::CTRL | Qt::Key_M, &CallPanel::whyNoParty);
    on(Qt::CTRL | Qt::Key_R, &CallPanel::whyNoParty);
}

// Until it is not so any more, or the next call comes.
void CallPanel::tellIdleKey(const IdleKeys::Reason &reason) {
    if (reason().isEmpty())
        return;
    showNote(reason(), Severity::Warning);
    m_idleKey = reason;
}

void CallPanel::checkIdleKey() {
    if (m_idleKey && m_idleKey() != m_note->text())
        showNote({}, Severity::Calm);
}

QString CallPanel::whyOffline() const {
    return m_floor.isLive() ? QString{} : tr("This can be done when the connection is back.");
}

QString CallPanel::whyNoAnswer() const {
    if ((isRinging() || isAsked()) && !m_view.canAnswerHere)
        return tr("Pick up phone %1 to answer.").arg(shownText(m_view.phone));
    return whyNoRinging();
}

QString CallPanel::whyNoRinging() const {
    if (const auto offline = whyOffline(); !offline.isEmpty())
        return offline;
    return isRinging() || isAsked() ? QString{} : tr("No call rings here.");
}

QString CallPanel::whyNoEnd() const {
    if (const auto offline = whyOffline(); !offline.isEmpty())
        return offline;
    if (isRinging())
        return tr("The call is not answered yet. Reject lets another agent take it.");
    if (isAsked())
        return tr("You have not answered yet. Reject tells %1 that you do not come.")
            .arg(words::nameOf(m_floor.center(), m_view.advice->agent));
    return m_view.call || isAdvising() ? QString{} : tr("There is no call to end.");
}

QString CallPanel::whyNoTalk() const {
    if (const auto offline = whyOffline(); !offline.isEmpty())
        return offline;
    if (!m_view.call)
        return tr("You are in no call.");
    if (isRinging())
        return tr("The call is not answered yet.");
    return isTalking() ? QString{} : tr("Nobody has answered yet.");
}

QString CallPanel::whyNoRecording() const {
    if (const auto why = whyNoTalk(); !why.isEmpty())
        return why;
    const bool mayRecord = m_view.call->isRecorded || m_floor.center().site.recording.isOnDemand;
    return mayRecord ? QString{} : tr("This talk is not recorded, and this site records none on demand.");
}

// Somebody who was asked in speaks to this agent alone.
bool CallPanel::isWhispered() const {
    return m_view.call && m_view.call->isExpert && m_view.call->supervisor &&
           m_view.call->supervision != SupervisionMode::Barge;
}

QString CallPanel::whyNoNumber() const {
    return typed().empty() ? tr("Type a number or a name first (%1).")
                                 .arg(QKeySequence(Qt::Key_F6).toString(QKeySequence::NativeText))
                           : QString{};
}

QString CallPanel::whyNoField() const {
    return m_view.isConsulting ? tr("Two are on your line. Connect them, or end the consult first.")
                               : QString{};
}

QString CallPanel::whyNoEnter() const {
    return m_hasPassedOn && mayRedial()
               ? tr("Press Redial (%1) to call %2 again.")
                     .arg(QKeySequence(dialKey).toString(QKeySequence::NativeText), m_drafts.lastDialled())
               : QString{};
}

QString CallPanel::whyNoDial() const {
    if (const auto offline = whyOffline(); !offline.isEmpty())
        return offline;
    if (!m_view.isPhoneThere)
        return tr("Your phone is not connected, so nothing can be dialled.");
    if (const auto field = whyNoField(); !field.isEmpty())
        return field;
    if (const auto why = m_view.call ? whyNoTalk() : QString{}; !why.isEmpty())
        return why;
    return mayRedial() ? QString{} : whyNoNumber();
}

QString CallPanel::whyNoConsult() const {
    if (const auto why = whyNoTalk(); !why.isEmpty() || m_view.isConsulting)
        return why;
    return isWhispered() ? tr("Somebody speaks to you alone. Let all hear, or dismiss, first.")
                         : whyNoNumber();
}

// Of two calls: to swap, or to join them.
QString CallPanel::whyNoSecond() const {
    if (const auto why = whyNoTalk(); !why.isEmpty())
        return why;
    if (!m_view.isConsulting)
        return tr("You have one call only. Consult somebody first.");
    return m_view.isAnswered ? QString{} : tr("Nobody has answered yet.");
}

QString CallPanel::whyNoAsking() const {
    if (const auto why = whyNoTalk(); !why.isEmpty())
        return why;
    if (m_view.call->isExpert)
        return tr("Somebody is asked in already.");
    const auto field = whyNoField();
    return field.isEmpty() ? whyNoNumber() : field;
}

QString CallPanel::whyNoExpert() const {
    if (const auto offline = whyOffline(); !offline.isEmpty())
        return offline;
    const auto &call = m_view.call;
    if (isAsked() || isAdvising())
        return tr("You are asked in yourself: %1 is your key.")
            .arg(QKeySequence(isAsked() ? Qt::SHIFT | Qt::Key_F8 : QKeyCombination(Qt::Key_F8))
                     .toString(QKeySequence::NativeText));
    if (!call || !call->isExpert)
        return tr("Nobody is asked in.");
    if (call->asked)
        return supervisorText(*call);
    return call->supervision == SupervisionMode::Barge ? supervisorText(*call) : QString{};
}

QString CallPanel::whyNoList() const {
    if (const auto why = whyNoTalk(); !why.isEmpty())
        return why;
    return m_view.call->parties.empty() ? tr("No more than two are in this call.") : QString{};
}

QString CallPanel::whyNoParty() const {
    if (const auto why = whyNoList(); !why.isEmpty())
        return why;
    if (!m_view.call->isLed)
        return tr("%1 leads this call.").arg(words::nameOf(m_floor.center(), m_view.call->leader));
    return m_parties->hasChosen()
               ? QString{}
               : tr("Choose somebody else of the list first (%1).")
                     .arg(QKeySequence(PartyList::reachKey).toString(QKeySequence::NativeText));
}

} // namespace callboard
