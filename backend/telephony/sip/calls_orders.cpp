// SPDX-License-Identifier: GPL-3.0-or-later
// Orders from above. One about a call or offer that is gone is ignored: its facts were told.
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/outcomes.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

constexpr seconds placingLimit{30};

std::string ringHeaders(const RingDevice &order) {
    auto text = "X-Callboard-Call: " + std::to_string(order.call.value) +
                "\r\nX-Callboard-Offer: " + std::to_string(order.offer.value) + "\r\n";
    if (!order.queue.empty()) {
        const auto queue = headerText(order.queue);
        text += "Subject: " + queue + "\r\nX-Callboard-Queue: " + queue + "\r\n";
    }
    return text;
}

// Desk phones show one line: the queue stands before the name.
Party displayed(const RingDevice &order) {
    if (order.queue.empty())
        return order.shown;
    const auto &who = order.shown.name.empty() ? order.shown.number : order.shown.name;
    return {order.shown.number, order.queue + ": " + who};
}

} // namespace

void Calls::take(const EnterQueue &order) {
    auto *call = findJoined(order.call);
    if (call == nullptr || call->isTalking())
        return;
    call->queue = call->cameBy = order.queue;
    call->survey.reset();
    answerCaller(*call);
    m_parts.media.play(call->caller.leg, voice::Play{m_parts.music.of(order.queue)});
}

void Calls::take(const Announce &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->queue || call->isTalking())
        return;
    if (const auto words = m_parts.music.spoken(order.phrases))
        m_parts.media.play(call->caller.leg, voice::Play{words, false});
}

void Calls::take(const LeaveQueue &order) {
    auto *call = findJoined(order.call);
    if (call == nullptr || call->isTalking())
        return;
    call->queue = {};
    call->isTransferred = true;
    if (call->caller.isAnswered)
        m_parts.media.play(call->caller.leg, voice::ringbackTone());
}

DialogId Calls::invite(Line &line, const Binding &binding, const Party &shown, const std::string &headers) {
    line.isDevice = true;
    if (!openLine(line, m_localHost))
        return {};
    if (m_parts.config.locksSound && binding.isOverTls())
        line.session->demandSrtp();
    auto state =
        DialogState::opened(addressOf(shown, m_hostInUri), "<" + binding.contact + ">", binding.contact);
    state.flow = binding.flow;
    state.staysOnFlow = true;
    line.dialog = m_dialogs.invite(std::move(state), binding.flow, headers, line.session->offer());
    if (!line)
        closeLine(line);
    else if (auto *dialog = m_dialogs.find(line.dialog))
        dialog->expectSign();
    return line.dialog;
}

void Calls::take(const RingDevice &order) {
    auto *call = findJoined(order.call);
    if (call == nullptr)
        return;
    if (call->called) { // answered meanwhile: every offer has its outcome all the same
        tell(OfferEnded{order.offer, call->id, order.agent, OfferOutcome::CancelledElsewhere});
        return;
    }
    const auto binding = m_parts.registrar.find(order.device);
    Ringing ringing{order.offer, order.agent, order.device, {}, {}, binding ? binding->flow : std::string{}};
    ringing.line.agent = order.agent;
    if (!binding || !invite(ringing.line, *binding, displayed(order), ringHeaders(order))) {
        tell(OfferEnded{order.offer, call->id, order.agent, OfferOutcome::DeviceLost});
        if (binding)
            m_parts.registrar.lose(order.device, DeviceLoss::Unreachable);
        return;
    }
    m_byDialog[ringing.line.dialog] = call->id;
    m_byOffer[order.offer] = call->id;
    ringing.limit = m_parts.clockwork.after(order.ringFor, [this, offer = order.offer] {
        take(CancelOffer{offer, OfferOutcome::NoAnswer});
    });
    call->ringing.push_back(std::move(ringing));
}

void Calls::take(const CancelOffer &order) {
    const auto found = m_byOffer.find(order.offer);
    auto *call = found != m_byOffer.end() ? find(found->second) : nullptr;
    if (call == nullptr)
        return;
    const auto ringing = std::find_if(call->ringing.begin(), call->ringing.end(),
                                      [&](const auto &each) { return each.offer == order.offer; });
    endOffer(*call, ringing, order.outcome, order.causedBy);
}

void Calls::take(const AnswerOffer &order) {
    const auto found = m_byOffer.find(order.offer);
    auto *call = found != m_byOffer.end() ? find(found->second) : nullptr;
    if (call == nullptr)
        return;
    for (auto &ringing : call->ringing) {
        const auto binding = m_parts.registrar.find(ringing.device);
        auto *dialog = ringing.offer == order.offer ? m_dialogs.find(ringing.line.dialog) : nullptr;
        if (dialog != nullptr && binding && binding->answersWhenTold) {
            ringing.causedBy = order.causedBy;
            dialog->talk();
        }
    }
}

void Calls::take(const DialOut &order) {
    auto *call = findJoined(order.call);
    if (call == nullptr || call->called || !call->hasArrived)
        return;
    const auto *trunk = trunkOf(order.trunk);
    const auto address = trunk != nullptr ? addressFrom(trunk->to) : std::nullopt;
    if (trunk == nullptr || !trunk->allowsOutbound) {
        dialFailed(*call, EndedBy::System, EndCause::Refused);
        return;
    }
    if (!address || !isDialable(order.number) || !openLine(call->called, m_localHost)) {
        dialFailed(*call, EndedBy::System, EndCause::Unreachable);
        return;
    }
    const auto transport = trunk->transport == "tcp" ? SIP_TRANSP_TCP : SIP_TRANSP_UDP;
    const auto target = "sip:" + voice::escapedUser(order.number) + "@" + hostAndPort(*address) +
                        ";transport=" + std::string(transportName(transport));
    Party shown = call->from;
    if (!trunk->shownNumber.empty())
        shown = {trunk->shownNumber, {}};
    auto state = DialogState::opened(addressOf(shown, m_hostInUri), "<" + target + ">", target);
    call->called.dialog = m_dialogs.invite(std::move(state), {}, {}, call->called.session->offer());
    if (!call->called) {
        dialFailed(*call, EndedBy::System, EndCause::Unreachable);
        return;
    }
    m_byDialog[call->called.dialog] = call->id;
}

LiveCall Calls::placed(const PlaceCall &order) const {
    LiveCall call;
    call.id = order.call;
    call.to = cleaned(order.number, longestNumber);
    call.hasArrived = false;
    call.causedBy = order.causedBy;
    call.caller.agent = order.agent;
    call.caller.isDevice = true;
    const auto *device = deviceOf(order.device);
    call.direction = directionOf({{}, device}, call.to);
    call.from = {std::string(order.device.text()),
                 device != nullptr ? cleaned(device->name, longestName) : ""};
    return call;
}

void Calls::take(const PlaceCall &order) {
    if (m_calls.contains(order.call))
        return;
    if (m_isClosing) {
        tell(CallEnded{order.call, EndedBy::System, EndCause::Interrupted});
        return;
    }
    auto call = placed(order);
    if (order.consults) {
        consult(std::move(call), order);
        return;
    }
    const auto binding = m_parts.registrar.find(order.device);
    const auto headers = autoAnswerHeaders(m_hostInUri, order.call);
    const bool isSent = binding && invite(call.caller, *binding, {call.to, {}}, headers);
    if (isSent)
        m_byDialog[call.caller.dialog] = call.id;
    auto &kept = m_calls[call.id] = std::move(call);
    if (!isSent) {
        end(kept, EndedBy::System, EndCause::Unreachable);
        return;
    }
    kept.placing = m_parts.clockwork.after(placingLimit, [this, id = kept.id] {
        if (auto *placed = find(id))
            end(*placed, EndedBy::System, EndCause::NoAnswer);
    });
}

void Calls::placedAnswered(LiveCall &call) {
    m_parts.clockwork.cancel(call.placing);
    call.hasArrived = true;
    call.caller.isAnswered = true;
    tell(CallArrived{call.id, call.direction, call.from, call.to, {}, call.caller.agent}, call.causedBy);
}

// Who stays takes the caller's place, and hears ringing until it is known where he goes.
void Calls::take(const ReleaseLine &order) {
    auto *call = find(order.call);
    auto *line = call != nullptr ? lineOf(*call, order.agent) : nullptr;
    if (line == nullptr || call->isConference())
        return;
    endSupervision(*call, SupervisionEnd::TalkEnded);
    letGo(*call, *line);
    if (line == &call->caller) {
        call->caller = std::exchange(call->called, {});
        call->from = {call->to, {}};
    }
    call->isTransferred = true;
    call->queue = {};
    call->caller.isHolding = call->caller.isParking = call->caller.isMuted = false;
    m_parts.media.play(call->caller.leg, voice::ringbackTone());
    placeRecording(*call);
}

void Calls::take(const AskMark &order) {
    if (auto *call = find(order.call))
        call->survey = order;
}

void Calls::take(const EndCall &order) {
    auto *call = find(order.call);
    if (call == nullptr)
        return;
    const bool mayHear = !call->isTalking() && !call->leaving && call->ringing.empty();
    const auto words = mayHear ? m_parts.music.spoken({order.farewell}) : nullptr;
    if (!words) {
        end(*call, order);
        return;
    }
    call->leaving = order;
    answerCaller(*call);
    m_parts.media.play(call->caller.leg, voice::Play{words, false});
}

void Calls::endAll() {
    m_isClosing = true;
    while (!m_calls.empty())
        take(EndCall{m_calls.begin()->first, EndedBy::System, EndCause::Interrupted});
    m_surveys.endAll();
}

} // namespace callboard::sip
