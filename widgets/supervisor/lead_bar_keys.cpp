// SPDX-License-Identifier: GPL-3.0-or-later
// Why a key of those who lead can do nothing just now.
#include "widgets/common/action_button.h"
#include "widgets/common/idle_keys.h"
#include "widgets/models/words.h"
#include "widgets/supervisor/lead_bar.h"

namespace callboard {

void LeadBar::explainKeys(IdleKeys &keys) {
    const auto on = [&](const QKeySequence &key, QString (LeadBar::*why)() const) {
        keys.add(
            key, [this, why] { return (this->*why)(); },
            [this](const IdleKeys::Reason &reason) { tell(reason); });
    };
    for (const auto key : {Qt::CTRL | Qt::Key_L, Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_B})
        on(key, &LeadBar::whyNoHearing);
    on(Qt::CTRL | Qt::Key_T, &LeadBar::whyNoTakeOver);
    on(Qt::CTRL | Qt::Key_D, &LeadBar::whyNoLeaving);
    on(Qt::CTRL | Qt::Key_E, &LeadBar::whyNoEnd);
    on(Qt::CTRL | Qt::Key_G, &LeadBar::whyNoGiving);
    on(Qt::CTRL | Qt::Key_S, &LeadBar::whyNoState);
    on(Qt::CTRL | Qt::Key_P, &LeadBar::whyNoParties);
    on(Qt::SHIFT | Qt::Key_F11, &LeadBar::whyNoRecording);
    on(Qt::Key_F8, &LeadBar::whyNoOwnCall);
    on(Qt::Key_F9, &LeadBar::whyNoDone);
}

// For as long as it is so, and the same row is chosen.
void LeadBar::tell(const IdleKeys::Reason &reason) {
    m_refusal = reason();
    m_idleKey = reason;
    refresh();
}

// Offline the page says so.
QString LeadBar::whyNoCall() const {
    if (!m_floor.isLive() || call())
        return {};
    return m_chosen.agent ? tr("%1 is in no call.").arg(words::nameOf(m_floor.center(), m_chosen.agent))
                          : tr("Choose an agent or a call first.");
}

QString LeadBar::whyNoTalk() const {
    if (const auto why = whyNoCall(); !why.isEmpty())
        return why;
    return call() && !call()->isTalking() ? tr("Nobody talks in this call yet.") : QString{};
}

QString LeadBar::whyNoHearing() const {
    if (const auto why = whyNoTalk(); !why.isEmpty() || !call())
        return why;
    const auto *own = supervisionBy(m_floor.center(), m_self);
    if (call()->has(m_self))
        return tr("You talk in this call yourself.");
    if (own && own->call == call()->id)
        return own->isJoined() ? tr("You hear this talk so already.") : tr("Your phone rings for this talk.");
    if (!own && !isPhoneThere())
        return callboard::find(m_floor.center(), m_self)
                   ? tr("Your phone is not connected: you could hear nobody.")
                   : tr("You have no phone to listen with.");
    return agent() ? QString{} : tr("No agent talks in this call.");
}

bool LeadBar::isMeant(const Supervision &heard) const {
    if (m_chosen.agent)
        return m_chosen.agent == heard.agent;
    return !call() || call()->id == heard.call;
}

void LeadBar::showTakeOver(const Supervision *own) {
    const bool isHeard = own && own->isJoined();
    m_takeOver->setEnabled(m_floor.isLive() && isHeard && isMeant(*own));
    m_takeOver->setKey(Qt::CTRL | Qt::Key_T, isHeard ? tr("Talk on in the place of %1, to whom you listen")
                                                           .arg(words::nameOf(m_floor.center(), own->agent))
                                                     : tr("Talk on in the place of the agent you listen to"));
}

QString LeadBar::whyNoTakeOver() const {
    const auto *own = supervisionBy(m_floor.center(), m_self);
    if (!m_floor.isLive() || (own && own->isJoined() && isMeant(*own)))
        return {};
    if (own && own->isJoined())
        return tr("You listen to %1, not to who is chosen: listen there first, then take over.")
            .arg(words::nameOf(m_floor.center(), own->agent));
    return own ? tr("Your phone rings for this talk.")
               : tr("Listen to a talk first: then you can take it over.");
}

QString LeadBar::whyNoLeaving() const {
    const bool isHearing = supervisionBy(m_floor.center(), m_self) != nullptr;
    return !m_floor.isLive() || isHearing ? QString{} : tr("You listen to no talk.");
}

QString LeadBar::whyNoEnd() const {
    return whyNoCall();
}

QString LeadBar::whyNoGiving() const {
    const auto *chosen = call();
    if (!m_floor.isLive() || (chosen && chosen->isWaiting() && !chosen->offer))
        return {};
    return chosen && chosen->offer ? tr("This call rings at somebody already.")
                                   : tr("Choose a caller who waits first.");
}

QString LeadBar::whyNoState() const {
    const bool isAgent = callboard::find(m_floor.center(), agent()) != nullptr;
    return !m_floor.isLive() || isAgent ? QString{} : tr("Choose an agent first.");
}

QString LeadBar::whyNoParties() const {
    if (const auto why = whyNoCall(); !why.isEmpty())
        return why;
    return call() && !call()->isConference() ? tr("No more than two are in this call.") : QString{};
}

QString LeadBar::whyNoRecording() const {
    if (const auto why = whyNoTalk(); !why.isEmpty() || !call())
        return why;
    const bool mayRecord = !call()->recording.empty() || m_floor.center().site.recording.isOnDemand;
    return mayRecord ? QString{} : tr("This talk is not recorded, and this site records none on demand.");
}

QString LeadBar::whyNoOwnCall() const {
    return !m_floor.isLive() || ownCall() ? QString{} : tr("You have no call of your own.");
}

QString LeadBar::whyNoDone() const {
    const auto *self = callboard::find(m_floor.center(), m_self);
    if (!self || self->state != AgentState::WorkingAfterCall)
        return tr("You do no after-call work now.");
    return lacksDisposition(m_floor.center(), *self) ? tr("Say on My desk first how your call ended.")
                                                     : QString{};
}

} // namespace callboard
