// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialogs report, and how calls come together and end.
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/outcomes.h"

namespace callboard::sip {

LiveCall *Calls::find(CallId call) {
    const auto found = m_calls.find(call);
    return found != m_calls.end() ? &found->second : nullptr;
}

LiveCall *Calls::owner(DialogId dialog) {
    const auto found = m_byDialog.find(dialog);
    return found != m_byDialog.end() ? find(found->second) : nullptr;
}

Line *Calls::lineOf(LiveCall &call, DialogId dialog) {
    for (auto *line : call.lines())
        if (line->dialog == dialog)
            return line;
    if (call.supervising && call.supervising->line.dialog == dialog)
        return &call.supervising->line;
    const auto ringing = ringingOf(call, dialog);
    return ringing != call.ringing.end() ? &ringing->line : nullptr;
}

std::vector<Ringing>::iterator Calls::ringingOf(LiveCall &call, DialogId dialog) {
    return std::find_if(call.ringing.begin(), call.ringing.end(),
                        [&](const auto &each) { return each.line.dialog == dialog; });
}

void Calls::dialogProgressed(DialogId dialog, int status, std::string_view sdp) {
    auto *call = owner(dialog);
    const auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    if (line == nullptr || line == &call->caller || isSupervisor(*call, *line) || status < 180)
        return;
    const auto ringing = ringingOf(*call, dialog);
    if (ringing != call->ringing.end() && m_dialogs.find(dialog)->knowsTalk())
        m_parts.registrar.answersWhenTold(ringing->device);
    if (call->called.dialog == dialog && !sdp.empty())
        startEarlyMedia(*call, sdp);
    else if (status == 180 || status == 182)
        showProgress(*call);
}

// The caller hears that it rings: from his own phone, or from us if he is connected already. In a queue the
// music goes on.
void Calls::showProgress(LiveCall &call) {
    if (call.caller.isAnswered) {
        if (!call.queue)
            m_parts.media.play(call.caller.leg, voice::ringbackTone());
        return;
    }
    if (auto *dialog = m_dialogs.find(call.caller.dialog))
        dialog->progress(180, {});
}

void Calls::dialogAnswered(DialogId dialog, std::string_view sdp) {
    auto *call = owner(dialog);
    auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    if (line == nullptr)
        return;
    if (!agree(*line, sdp)) {
        if (auto *broken = m_dialogs.find(dialog))
            broken->hangUp();
        dialogEnded(dialog, {DialogEnd::How::Broken, 488});
        return;
    }
    line->isAnswered = true;
    if (line == &call->caller) {
        placedAnswered(*call);
    } else if (isSupervisor(*call, *line)) {
        supervisorAnswered(*call);
    } else if (line == &call->called) {
        call->isTransferred = false;
        answerCaller(*call);
        join(*call);
        tell(CallAnswered{call->id, {}, {}});
        hearAnew(*call);
    } else {
        connect(*call, ringingOf(*call, dialog));
    }
}

void Calls::connect(LiveCall &call, std::vector<Ringing>::iterator ringing) {
    const auto offer = ringing->offer;
    const auto agent = ringing->agent;
    const auto causedBy = ringing->causedBy;
    m_parts.clockwork.cancel(ringing->limit);
    m_byOffer.erase(offer);
    call.called = std::move(ringing->line);
    call.ringing.erase(ringing);
    endOffers(call, OfferOutcome::CancelledElsewhere);
    call.isTransferred = false;
    answerCaller(call);
    join(call);
    tell(CallAnswered{call.id, agent, offer}, causedBy);
    hearAnew(call);
}

void Calls::dialogEnded(DialogId dialog, DialogEnd dialogEnd) {
    auto *call = owner(dialog);
    if (call == nullptr) {
        m_surveys.dialogEnded(dialog);
        return;
    }
    auto *gone = lineOf(*call, dialog);
    const auto agent =
        gone != nullptr && gone->isAnswered && !isSupervisor(*call, *gone) ? gone->agent : AgentId{};
    if (auto *other = awayFrom(agent)) {
        phoneLeft(*call, *other, agent);
        return;
    }
    if (gone != nullptr && gone->party != 0 && call->isConference()) {
        leave(*call, *gone, {}, {});
        return;
    }
    const bool isBroken = dialogEnd.how == DialogEnd::How::Broken;
    const bool isCaller = call->caller.dialog == dialog;
    if (const auto ringing = ringingOf(*call, dialog); ringing != call->ringing.end()) {
        const auto outcome = offerOutcomeOf(dialogEnd);
        const auto device = ringing->device;
        const auto binding = m_parts.registrar.find(device);
        const bool isThere = binding && binding->flow == ringing->flow; // not come back elsewhere meanwhile
        endOffer(*call, ringing, outcome);
        if (outcome == OfferOutcome::DeviceLost && isThere)
            m_parts.registrar.lose(device, DeviceLoss::Unreachable);
    } else if (call->supervising && call->supervising->line.dialog == dialog) {
        endSupervision(*call, supervisionEndOf(dialogEnd, call->supervising->line.isAnswered));
    } else if (!call->hasArrived) {
        end(*call, EndedBy::System, endCauseOf(dialogEnd));
    } else if (call->called.dialog == dialog && !call->called.isAnswered) {
        dialFailed(*call, EndedBy::Callee, endCauseOf(dialogEnd));
    } else if (call->leaving) { // he did not hear his farewell to its end
        end(*call, *call->leaving);
    } else if (isBroken && !isCaller && mayGoBack(*call)) {
        loseAgent(*call);
    } else if (isBroken) { // a caller who vanished has left as well
        end(*call, isCaller ? EndedBy::Caller : EndedBy::System, EndCause::Failed);
    } else {
        end(*call, isCaller ? EndedBy::Caller : EndedBy::Callee,
            call->called.isAnswered ? EndCause::Normal : EndCause::Cancelled);
    }
}

void Calls::endOffer(LiveCall &call, std::vector<Ringing>::iterator ringing, OfferOutcome outcome,
                     CommandId causedBy) {
    if (ringing == call.ringing.end())
        return;
    auto ended = std::move(*ringing);
    call.ringing.erase(ringing);
    m_parts.clockwork.cancel(ended.limit);
    m_byOffer.erase(ended.offer);
    hangUp(ended.line);
    tell(OfferEnded{ended.offer, call.id, ended.agent, outcome}, causedBy);
}

void Calls::endOffers(LiveCall &call, OfferOutcome outcome, CommandId causedBy) {
    while (!call.ringing.empty())
        endOffer(call, call.ringing.begin(), outcome, causedBy);
}

void Calls::dialFailed(LiveCall &call, EndedBy by, EndCause cause) {
    if (!call.isTransferred) {
        end(call, by, cause);
        return;
    }
    hangUp(call.called);
    tell(CallDialFailed{call.id, cause});
}

// An agent's caller who is still there when the agent hangs up.
bool Calls::isAsked(const LiveCall &call, const EndCall &how) const {
    return call.survey && how.by == EndedBy::Callee && how.cause == EndCause::Normal && call.isTalking() &&
           !call.isConference() && !call.caller.isDevice && call.called.agent;
}

// The one way out of a call, for everybody.
void Calls::end(LiveCall &call, const EndCall &how) {
    endSupervision(call, SupervisionEnd::TalkEnded, how.causedBy);
    endOffers(call, how.by == EndedBy::Caller ? OfferOutcome::CallerGone : OfferOutcome::CancelledElsewhere,
              how.causedBy);
    if (auto *dialog = m_dialogs.find(call.caller.dialog); dialog != nullptr && !call.caller.isAnswered)
        dialog->refuse(statusOf(how.cause));
    m_parts.clockwork.cancel(call.placing);
    m_parts.media.stopRecording(call.recording);
    Line asked;
    Surveys::Sounds sounds;
    if (isAsked(call, how))
        sounds = {m_parts.music.spoken({call.survey->question}), m_parts.music.spoken({call.survey->thanks})};
    if (sounds.question) {
        asked = std::exchange(call.caller, {});
        m_byDialog.erase(asked.dialog);
    }
    letGo(call, call.caller);
    letGo(call, call.called);
    for (auto &other : call.others)
        letGo(call, other);
    m_parts.media.closeBridge(call.bridge);
    const auto id = call.id;
    m_calls.erase(id);
    std::erase_if(m_joined, [id](const auto &joined) { return joined.second == id; });
    tell(CallEnded{id, how.by, how.cause, how.supervisor, how.agent}, how.causedBy);
    if (asked)
        m_surveys.ask(id, std::move(asked), std::move(sounds));
}

void Calls::hangUp(Line &line) {
    if (auto *dialog = m_dialogs.find(line.dialog))
        dialog->hangUp();
    closeLine(line);
}

void Calls::closeLine(Line &line) {
    m_byDialog.erase(line.dialog);
    m_parts.media.closeLeg(line.leg);
    line = {};
}

Result<std::string> Calls::dialogOffered(DialogId dialog, std::string_view sdp) {
    auto *call = owner(dialog);
    auto *line = call != nullptr ? lineOf(*call, dialog) : m_surveys.lineOf(dialog);
    if (line == nullptr || !line->session)
        return Error{"sip.noCall", "the call is over"};
    auto answer = line->session->answer(sdp);
    if (!answer)
        return answer.error();
    m_parts.media.setRemote(line->leg, answer->remote);
    if (call != nullptr)
        hold(*call, *line, &Line::isHolding, !voice::sends(answer->remote.direction));
    return std::move(answer->text);
}

std::string Calls::dialogWantsOffer(DialogId dialog) {
    auto *call = owner(dialog);
    auto *line = call != nullptr ? lineOf(*call, dialog) : m_surveys.lineOf(dialog);
    return line != nullptr && line->session ? line->session->offer() : std::string{};
}

void Calls::dialogAgreed(DialogId dialog, std::string_view sdp) {
    auto *call = owner(dialog);
    auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    if (line == nullptr)
        return;
    if (agree(*line, sdp)) {
        hold(*call, *line, &Line::isHolding, !voice::sends(line->session->agreed()->direction));
        return;
    }
    if (auto *broken = m_dialogs.find(dialog))
        broken->hangUp();
    dialogEnded(dialog, {DialogEnd::How::Broken, 488});
}

void Calls::dialogDigit(DialogId dialog, char digit) {
    auto *call = owner(dialog);
    auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    if (call == nullptr)
        m_surveys.pressed(dialog, digit);
    else if (line != nullptr && call->isTalking() && !isSupervisor(*call, *line))
        sendDigits(*call, *line, std::string_view(&digit, 1));
}

} // namespace callboard::sip
