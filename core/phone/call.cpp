// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/call.h"

#include "core/voice/sip_text.h"

#include <cerrno>
#include <system_error>

namespace callboard::phone {

namespace {

constexpr auto sdpType = "application/sdp";
constexpr auto eventHeader = "Allow-Events: talk\r\n"; // a server may press our answer button
constexpr std::size_t longestReason = 100;

bool hasSdp(const sip_msg &message) {
    return mbuf_get_left(message.mb) > 0 && msg_ctype_cmp(&message.ctyp, "application", "sdp");
}

std::string wordsFor(int code) {
    switch (code) {
    case 480:
        return "Temporarily Unavailable";
    case 486:
        return "Busy Here";
    case 488:
        return "Not Acceptable Here";
    case 603:
        return "Decline";
    default:
        return "Refused";
    }
}

} // namespace

Call::Call(PhoneCallId id, CallContext context, const Identity &self)
    : m_self(self)
    , m_id(id)
    , m_context(std::move(context)) {
    if (!self.user.empty())
        m_credentials = makeCredentials(self.user, self.password);
}

Call::~Call() {
    abandon();
}

void Call::abandon() {
    m_stage = Stage::Over;
    m_session.reset();
    if (m_leg)
        m_context.media->closeLeg(m_leg->leg);
    m_leg.reset();
}

std::optional<voice::LegId> Call::leg() const {
    return m_leg ? std::optional(m_leg->leg) : std::nullopt;
}

bool Call::owns(const sip_msg &message) const {
    const auto *dialog = m_session ? sipsess_dialog(m_session.get()) : nullptr;
    if (dialog == nullptr)
        return false;
    return message.req ? sip_dialog_cmp(dialog, &message) : sip_dialog_cmp_half(dialog, &message);
}

void Call::place(const Dial &dial) {
    m_stage = Stage::Calling;
    if (auto opened = openLeg(dial.source, dial.sink); !opened)
        return endAsFailed(opened.error());
    const auto offer = bufferOf(m_description->offer());
    const auto target = print(dial.to);
    sipsess *session = nullptr;
    const int error = sipsess_connect(
        &session, m_context.sessions, target.c_str(), m_self.name.empty() ? nullptr : m_self.name.c_str(),
        m_self.uri.c_str(), m_self.contactUser.c_str(), nullptr, 0, sdpType, offer.get(), giveCredentials,
        m_credentials.get(), true, onOffer, onAnswer, onProgress, onEstablished, onInfo, nullptr, onClose,
        this, "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, INFO\r\n");
    if (error != 0)
        return endAsFailed({"phone.network", std::generic_category().message(error)});
    m_session.reset(session);
}

void Call::arrive(const sip_msg &invite, Incoming incoming) {
    m_stage = Stage::RingingHere;
    if (hasSdp(invite))
        m_offer = bodyOf(invite);
    sipsess *session = nullptr;
    const int error =
        sipsess_accept(&session, m_context.sessions, &invite, 180, "Ringing", m_self.contactUser.c_str(),
                       sdpType, nullptr, giveCredentials, m_credentials.get(), true, onOffer, onAnswer,
                       onEstablished, onInfo, nullptr, onClose, this, eventHeader);
    if (error != 0) {
        m_stage = Stage::Over;
        return;
    }
    m_session.reset(session);
    report(std::move(incoming));
}

void Call::answer(voice::Source source, Sink sink) {
    if (m_stage != Stage::RingingHere)
        return;
    auto opened = openLeg(std::move(source), std::move(sink));
    if (!opened) {
        reject(480);
        return;
    }
    auto description = m_offer.empty() ? Result<std::string>(m_description->offer()) : answerTo(m_offer);
    if (!description) {
        reject(488);
        return;
    }
    const auto body = bufferOf(*description);
    if (const int error = sipsess_answer(m_session.get(), 200, "OK", body.get(), eventHeader); error != 0)
        endAsFailed({"phone.network", std::generic_category().message(error)});
}

void Call::reject(int code) {
    if (m_stage != Stage::RingingHere)
        return;
    const auto words = wordsFor(code);
    sipsess_reject(m_session.get(), static_cast<std::uint16_t>(code), words.c_str(), nullptr);
    end({m_id, Side::Us, false, code, words});
}

void Call::hangUp() {
    if (m_stage == Stage::RingingHere)
        return reject(603);
    if (m_stage == Stage::Calling || m_stage == Stage::Talking)
        end({m_id, Side::Us, m_stage == Stage::Talking, 0, {}});
}

void Call::hold(bool isHeld) {
    if (m_stage != Stage::Talking || m_isHeld == isHeld)
        return;
    m_isHeld = isHeld;
    const auto offer =
        bufferOf(m_description->offer(isHeld ? voice::Direction::SendOnly : voice::Direction::SendRecv));
    sipsess_modify(m_session.get(), offer.get());
}

void Call::sendDigits(const std::string &digits) {
    if (m_stage == Stage::Talking)
        m_context.media->sendDigits(m_leg->leg, digits);
}

void Call::play(voice::Source source) {
    if (m_leg)
        m_context.media->play(m_leg->leg, std::move(source));
}

void Call::answerRequested() {
    if (m_stage == Stage::RingingHere)
        report(AnswerRequested{m_id});
}

void Call::redirected(const sip_msg &answer) {
    if (m_stage == Stage::Calling)
        end({m_id, Side::Peer, false, answer.scode,
             std::string(textOf(answer.reason).substr(0, longestReason))});
}

Result<void> Call::openLeg(voice::Source source, Sink sink) {
    auto opened = m_context.media->openLeg(m_context.address);
    if (!opened)
        return opened.error();
    m_leg = *opened;
    m_description.emplace(m_leg->local, m_id.value, m_context.codecs);
    m_description->allowReports();
    m_description->followPeersOrder();
    m_context.media->play(m_leg->leg, std::move(source));
    if (sink)
        m_context.media->setSink(m_leg->leg, std::move(sink));
    return {};
}

Result<void> Call::applyAnswer(std::string_view sdp) {
    auto remote = m_description->applyAnswer(sdp);
    if (!remote)
        return remote.error();
    use(*remote);
    return {};
}

Result<std::string> Call::answerTo(std::string_view offer) {
    auto answer =
        m_description->answer(offer, m_isHeld ? voice::Direction::SendOnly : voice::Direction::SendRecv);
    if (!answer)
        return answer.error();
    use(answer->remote);
    return std::move(answer->text);
}

void Call::use(const voice::Remote &remote) {
    m_context.media->setRemote(m_leg->leg, remote);
    const bool isHeldNow = !voice::sends(remote.direction) && !m_isHeld;
    if (m_stage != Stage::Talking || isHeldNow == m_isHeldByPeer)
        return;
    m_isHeldByPeer = isHeldNow;
    report(HeldByPeer{m_id, isHeldNow});
}

void Call::report(const PhoneEvent &event) {
    m_context.report(event);
}

void Call::end(Ended ended) {
    if (m_stage == Stage::Over)
        return;
    abandon();
    report(ended);
}

void Call::endAsFailed(const Error &error) {
    end({m_id, Side::Network, m_stage == Stage::Talking, 0, error.code + ": " + error.detail});
}

int Call::onOffer(mbuf **description, const sip_msg *message, void *self) {
    auto &call = *static_cast<Call *>(self);
    *description = nullptr;
    if (!call.m_description)
        return EPROTO;
    auto text = hasSdp(*message) ? call.answerTo(bodyOf(*message)) : Result(call.m_description->offer());
    if (!text)
        return EPROTO;
    *description = bufferOf(*text).release();
    return *description == nullptr ? ENOMEM : 0;
}

// Without a description in the 2xx the one of an earlier 183 stands.
int Call::onAnswer(const sip_msg *message, void *self) {
    auto &call = *static_cast<Call *>(self);
    if (!hasSdp(*message) && call.m_description && call.m_description->agreed())
        return 0;
    const auto applied = call.applyAnswer(bodyOf(*message));
    if (applied)
        return 0;
    call.m_failure = applied.error();
    return EPROTO;
}

void Call::onProgress(const sip_msg *message, void *self) {
    auto &call = *static_cast<Call *>(self);
    // An early description that is no use is no reason to end the call: the 2xx brings the one that counts.
    if (hasSdp(*message))
        (void)call.applyAnswer(bodyOf(*message)).ok();
    if (message->scode < 180 || call.m_hasRung)
        return;
    call.m_hasRung = true;
    call.report(Ringing{call.m_id});
}

void Call::onEstablished(const sip_msg *, void *self) {
    auto &call = *static_cast<Call *>(self);
    call.m_stage = Stage::Talking;
    call.report(Answered{call.m_id});
}

// Keys as INFO: "Signal=5" (application/dtmf-relay), as some phones without RFC 4733 send them.
void Call::onInfo(sip *stack, const sip_msg *message, void *self) {
    auto &call = *static_cast<Call *>(self);
    const bool isRelay = msg_ctype_cmp(&message->ctyp, "application", "dtmf-relay");
    const auto digit = isRelay ? voice::relayedKey(bodyOf(*message)) : std::nullopt;
    if (!digit) {
        sip_reply(stack, message, 415, "Unsupported Media Type");
        return;
    }
    sip_reply(stack, message, 200, "OK");
    call.report(Digit{call.m_id, *digit});
}

void Call::onClose(int error, const sip_msg *message, void *self) {
    auto &call = *static_cast<Call *>(self);
    Ended ended{call.m_id, Side::Peer, call.m_stage == Stage::Talking, 0, {}};
    if (message != nullptr) {
        ended.code = message->scode;
        ended.reason = std::string(textOf(message->reason).substr(0, longestReason));
    } else if (call.m_failure) {
        ended.by = Side::Us;
        ended.reason = call.m_failure->code + ": " + call.m_failure->detail;
    } else if (error != 0 && (error != ECONNRESET || call.m_stage == Stage::Calling)) {
        ended.by = Side::Network;
        ended.reason = std::generic_category().message(error);
    }
    call.end(std::move(ended));
}

} // namespace callboard::phone
