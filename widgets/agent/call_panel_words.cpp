// SPDX-License-Identifier: GPL-3.0-or-later
// What the card of a call says in sentences.
#include "widgets/agent/call_panel.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/softphone.h"

namespace callboard {

using namespace Qt::StringLiterals;

// Calls ring in this computer, and in nothing else.
bool CallPanel::isPhoneHere() const {
    return m_softphone && m_softphone->view().stage == PhoneView::Stage::Registered;
}

QString CallPanel::stageNote() const {
    const bool rings = isRinging() || isAsked();
    if (rings && m_view.canAnswerHere && isPhoneHere()) // nothing else is there to pick up
        return {};
    if (rings)
        return (m_view.canAnswerHere ? tr("or pick up phone %1") : tr("Pick up phone %1 to answer."))
            .arg(shownText(m_view.phone));
    if (m_view.call && m_view.call->stage == DeskCall::Stage::Placed)
        return tr("Your phone rings first. Pick it up and the number is dialled.");
    return {};
}

QString CallPanel::idleSentence() const {
    if (!m_floor.isLive())
        return tr("What happens at your phone is seen here when the connection is back.");
    if (m_view.state == AgentState::Ready && m_view.isPhoneThere)
        return tr("The next call rings here.");
    if (m_view.state == AgentState::Ready)
        return tr("Connect your phone to get calls.");
    const auto &wrapUp = m_view.wrapUp;
    if (m_view.work && wrapUp && wrapUp->isNeeded && !wrapUp->disposition)
        return tr("Calls come again when you have said how this one ended.");
    if (m_view.state == AgentState::WorkingAfterCall)
        return m_view.desired.state == DesiredState::Ready
                   ? tr("Calls come again when the time is over, or when you press Done.")
                   : tr("No more calls come until you press Ready.");
    return tr("Press Ready to take calls.");
}

// Whom one gets at this number.
QString CallPanel::nameAt(const std::string &number) const {
    const auto &center = m_floor.center();
    if (const auto *queue = queueOfNumber(center, number))
        return words::nameOf(center, queue->id);
    const auto *agent = DeviceId::fits(number) ? agentOfDevice(center, DeviceId{number}) : nullptr;
    return agent ? words::nameOf(center, agent->id) : shownNumber(number);
}

// Whom one calls has sent no name; where one contact alone has his number, that is who it is.
void CallPanel::learnName(const std::string &number, const CallerCard &card) {
    m_known = {number, card.contacts.size() == 1 ? card.contacts.front().name : std::string{}};
    if (m_view.call && m_view.call->number == number)
        showParty(*m_view.call);
}

std::string CallPanel::nameOf(const DeskCall &call) const {
    return call.name.empty() && call.number == m_known.number ? m_known.name : call.name;
}

QString CallPanel::endSentence(const LastCall &last) const {
    switch (last.end) {
    case TalkEnd::Here:
        return tr("you hung up");
    case TalkEnd::There:
        return last.by ? tr("ended by %1").arg(words::nameOf(m_floor.center(), last.by))
                       : tr("the other side hung up");
    case TalkEnd::System:
        return tr("ended by the system");
    case TalkEnd::Supervisor:
        return tr("ended by %1").arg(words::nameOf(m_floor.center(), last.by));
    case TalkEnd::Left:
        return tr("you left, the others talk on");
    case TalkEnd::Removed:
        return tr("%1 took you out, the others talk on").arg(words::nameOf(m_floor.center(), last.by));
    case TalkEnd::PassedOn:
        return last.by ? tr("taken over by %1").arg(words::nameOf(m_floor.center(), last.by))
                       : tr("to %1").arg(nameAt(last.passedTo));
    case TalkEnd::PhoneLost:
        return tr("your phone was lost; the caller waits in the queue again");
    case TalkEnd::Unknown:
        break;
    }
    return {};
}

// What counts stands first: a long name is cut.
QString CallPanel::goneSentence(const LastCall &gone) const {
    const auto name = nameOf(deskCallOf(gone));
    const auto who = !name.empty()               ? shownText(name)
                     : gone.party.number.empty() ? tr("Number withheld")
                                                 : shownNumber(gone.party.number);
    const auto time = timeOfDayText(gone.leftAt, zoneOf(m_floor.center().site));
    return gone.end == TalkEnd::There && !gone.by
               ? tr("Hung up at %1: %2").arg(time, who)
               : tr("Gone at %1, %2: %3").arg(time, endSentence(gone), who);
}

// In place of where the call comes from: nobody can talk like this.
QString CallPanel::silenceText(const DeskCall &call) const {
    const auto time = [this](Time since) { return clockText(m_floor.now() - since); };
    if (call.notHeardSince != Time{})
        return tr("Nothing comes from your phone: %1").arg(time(call.notHeardSince));
    return call.silentSince != Time{} ? tr("No sound from the other side: %1").arg(time(call.silentSince))
                                      : QString{};
}

QString CallPanel::supervisorText(const DeskCall &call) const {
    if (call.asked)
        return tr("The phone of %1 rings").arg(words::nameOf(m_floor.center(), call.asked));
    if (!call.supervisor)
        return {};
    const std::array modes{tr("%1 listens"), tr("%1 whispers to you"), tr("%1 talks with you both")};
    return modes[static_cast<std::size_t>(call.supervision)].arg(
        words::nameOf(m_floor.center(), call.supervisor));
}

QString CallPanel::wayOf(const DeskCall &call) const {
    if (call.lostAgent)
        return call.lostAgent == m_view.agent ? tr("comes back: your phone was lost in the talk")
                                              : tr("the phone of %1 was lost in the talk")
                                                    .arg(words::nameOf(m_floor.center(), call.lostAgent));
    if (call.stage == DeskCall::Stage::Ringing && !call.backFrom.empty())
        return tr("comes back: nobody took it at %1").arg(nameAt(call.backFrom));
    if (call.stage == DeskCall::Stage::Ringing && call.passedOnBy) {
        const auto from = tr("passed on by %1").arg(words::nameOf(m_floor.center(), call.passedOnBy));
        return call.queue ? words::nameOf(m_floor.center(), call.queue) + u" · "_s + from : from;
    }
    if (!call.queue)
        return call.direction == Direction::Inbound    ? tr("direct call")
               : call.direction == Direction::Outbound ? tr("outbound call")
                                                       : tr("internal call");
    const auto queue = words::nameOf(m_floor.center(), call.queue);
    const auto wait = call.stage == DeskCall::Stage::Ringing ? tr("waiting so far")
                                                             : tr("waited %1").arg(clockText(call.waited));
    return queue + u" · "_s + wait;
}

// A call of this agent's that came to nothing; not if he gave it up himself.
void CallPanel::tellEnd(const FinishedCall &finished) {
    const auto &call = finished.call;
    if (call.caller != m_view.agent || call.talkingSince != Time{} || call.talkedFor != Duration{} ||
        finished.by == EndedBy::Caller || finished.cause == EndCause::Interrupted ||
        finished.cause == EndCause::Normal)
        return;
    const auto why = u"%1: %2"_s.arg(nameAt(call.to), words::endCause(finished.cause));
    tellVain(m_gone.isEmpty() ? why : m_gone + u" · "_s + why);
}

// An expert who did not come.
void CallPanel::tellEnd(const SupervisionEnded &ended) {
    const auto who = words::nameOf(m_floor.center(), ended.supervisor);
    const auto tell = [&](EndCause cause) { tellVain(u"%1: %2"_s.arg(who, words::endCause(cause))); };
    if (ended.agent != m_view.agent || ended.askedBy != m_view.agent)
        return;
    if (ended.cause == SupervisionEnd::NoAnswer)
        tell(EndCause::NoAnswer);
    else if (ended.cause == SupervisionEnd::Rejected)
        tell(EndCause::Rejected);
    else if (ended.cause == SupervisionEnd::Busy)
        tell(EndCause::Busy);
    else if (ended.cause == SupervisionEnd::DeviceLost)
        tell(EndCause::Unreachable);
}

// It rings on at somebody else, or here again after a while.
void CallPanel::tellMissed(const FinishedOffer &ended) {
    const auto &center = m_floor.center();
    const auto *call = callboard::find(center, ended.offer.call);
    const bool isOwnWish = ended.outcome == OfferOutcome::Rejected;
    if (ended.offer.agent != m_view.agent || m_view.call || !call || !isMissed(ended.outcome) || isOwnWish)
        return;
    const auto who = call->from.number.empty() ? tr("Number withheld") : shownNumber(call->from.number);
    const auto time = timeOfDayText(ended.endedAt, zoneOf(center.site));
    const auto why = ended.outcome == OfferOutcome::NoAnswer ? tr("Missed at %1: %2")
                     : ended.outcome == OfferOutcome::Busy   ? tr("Your phone was busy at %1: %2")
                                                             : tr("Your phone did not ring at %1: %2");
    showNote(why.arg(time, who), Severity::Warning);
}

// Until another number is typed, or another card has come.
void CallPanel::tellVain(const QString &text) {
    showNote(text, Severity::Warning);
    m_isVain = true;
}

void CallPanel::dropVain() {
    if (m_isVain && m_gone.isEmpty())
        showNote(stageNote(), Severity::Calm);
    else if (m_isVain)
        showNote(m_gone, Severity::Warning);
}

// One line in the place of another: no button moves.
void CallPanel::showNote(const QString &text, Severity severity) {
    m_idleKey = {};
    m_isVain = false;
    const bool isShown = !text.isEmpty();
    m_note->setVisible(isShown && !isConference());
    m_headNote->setVisible(isShown && isConference());
    m_stage->setVisible(m_headNote->isHidden());
    if (isTalking())
        m_way->setVisible(!isShown && !isConference());
    for (auto *note : {m_note, m_headNote}) {
        note->setText(text);
        note->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
        note->setInk(severity == Severity::Calm ? TextLine::Ink{} : TextLine::Ink([](const QPalette &p) {
            return inkOf(Severity::Warning, p);
        }));
    }
    m_note->setAlignment(severity == Severity::Calm ? Qt::AlignHCenter : Qt::AlignLeft);
}

} // namespace callboard
