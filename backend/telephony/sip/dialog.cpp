// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/dialog.h"

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/screen.h"
#include "backend/telephony/sip/wording.h"

#include <array>

namespace callboard::sip {

namespace {

constexpr std::chrono::milliseconds lastLook{100};

// Our Contact carries the address that the request really leaves from.
int writeContact(sip_transp transport, const sa *source, const sa *, mbuf *message, void *) {
    sip_contact contact{};
    sip_contact_set(&contact, "callboard", source, transport);
    return mbuf_printf(message, "%H", sip_contact_print, &contact);
}

} // namespace

std::string contactFor(const sip_msg &request) {
    sip_contact contact{};
    sip_contact_set(&contact, "callboard", &request.dst, request.tp);
    std::array<char, 256> line{};
    re_snprintf(line.data(), line.size(), "%H", sip_contact_print, &contact);
    return line.data();
}

std::string sessionContent(const std::string &sdp) {
    const std::string type = sdp.empty() ? "" : "Content-Type: application/sdp\r\n";
    return type + "Content-Length: " + std::to_string(sdp.size()) + "\r\n\r\n" + sdp;
}

Dialog::Dialog(DialogId id, ::sip *stack, Clockwork &clockwork, OpenDialogs &open, SessionLimits limits,
               DialogListener &listener, std::function<void()> over)
    : m_id(id)
    , m_stack(stack)
    , m_clockwork(clockwork)
    , m_open(open)
    , m_limits(limits)
    , m_listener(listener)
    , m_over(std::move(over)) {
}

Dialog::~Dialog() {
    finish();
    mem_deref(m_invite);
    mem_deref(m_bye);
    mem_deref(m_notify);
    mem_deref(m_question);
    mem_deref(m_transaction);
}

void Dialog::finish() {
    const auto before = std::exchange(m_phase, Phase::Over);
    m_clockwork.cancel(m_resend);
    m_clockwork.cancel(m_noAck);
    m_clockwork.cancel(m_sessionTimer);
    m_clockwork.cancel(m_probe);
    m_clockwork.cancel(m_verdict);
    m_open.strike(m_state.localTag);
    if (before != Phase::Over)
        m_over();
}

void Dialog::end(DialogEnd end) {
    finish();
    report(end);
}

void Dialog::report(DialogEnd end) {
    if (!std::exchange(m_isSilent, true))
        m_listener.dialogEnded(m_id, end);
}

void Dialog::lose(int status) {
    if (m_phase == Phase::Answering)
        m_hangsUpAfterAck = true; // or when none has come in its time
    else
        bye();
    report({DialogEnd::How::Broken, status});
}

bool Dialog::request(Transaction **under, const char *method, const DialogState &state,
                     const std::string &headers, const std::string &content, sip_resp_h *onResponse) {
    const auto hop = m_route.empty() ? state.nextHop() : m_route;
    const auto hopText = plOf(hop);
    uri route{};
    if (uri_decode(&route, &hopText) != 0)
        return false;
    const auto sequence = std::string_view(method) == "ACK" ? m_inviteSequence : ++m_state.localSequence;
    const auto message =
        bufferOf("Max-Forwards: 70\r\n" + state.headers(method, sequence) +
                 "User-Agent: Callboard/" CALLBOARD_VERSION "\r\nAllow: " + std::string(allowedMethods) +
                 "\r\n" + headers + (content.empty() ? sessionContent({}) : content));
    const bool isStateful = under != nullptr;
    return sip_request(under, m_stack, isStateful, method, -1, state.target.c_str(), -1, &route,
                       message.get(), 0, writeContact, onResponse, this) == 0;
}

bool Dialog::invite(DialogState state, const std::string &route, const std::string &headers,
                    const std::string &sdp) {
    m_isOurs = true;
    m_state = std::move(state);
    m_route = route;
    m_phase = Phase::Calling;
    const auto onResponse = [](int error, const sip_msg *response, void *self) {
        static_cast<Dialog *>(self)->onInviteResponse(error, response);
    };
    m_inviteSequence = m_state.localSequence + 1;
    return request(&m_invite, "INVITE", m_state, "Supported: timer\r\n" + headers, sessionContent(sdp),
                   onResponse);
}

// Whatever came while we were busy is read before the verdict.
void Dialog::expectSign() {
    if (m_phase == Phase::Calling)
        m_verdict = m_clockwork.after(
            m_limits.firstSign, [this] { m_verdict = m_clockwork.after(lastLook, [this] { giveUp(); }); });
}

// It may come back to itself and answer: then it is told that the call is over.
void Dialog::giveUp() {
    m_phase = Phase::Closing;
    sip_request_cancel(m_invite);
    report({DialogEnd::How::Broken, 408});
}

void Dialog::onInviteResponse(int error, const sip_msg *response) {
    m_clockwork.cancel(m_verdict);
    if (response != nullptr && response->scode < 200) {
        if (auto early = m_state; early.establish(*response)) {
            m_early = std::move(early);
            m_open.note(*m_early);
        }
        m_knowsTalk = m_knowsTalk || namesToken(headerOf(*response, SIP_HDR_ALLOW_EVENTS), "talk");
        if (m_shallTalk)
            talk();
        if (!m_isSilent)
            m_listener.dialogProgressed(m_id, response->scode, bodyOf(*response));
        return;
    }
    if (response != nullptr && response->scode < 300)
        onInviteAnswered(*response);
    else if (response != nullptr)
        end({DialogEnd::How::Refused, response->scode});
    else
        end({DialogEnd::How::Broken, error == ETIMEDOUT ? 408 : 0});
}

void Dialog::onInviteAnswered(const sip_msg &response) {
    m_route.clear();
    if (!m_state.establish(response)) {
        end({DialogEnd::How::Broken, 0});
        return;
    }
    m_open.note(m_state);
    acknowledge(m_state, m_inviteSequence);
    const bool isCancelled = m_phase == Phase::Closing;
    m_phase = Phase::Talking;
    const auto sdp = bodyOf(response);
    if (isCancelled || sdp.empty()) {
        lose(488);
        return;
    }
    readSessionAnswer(response);
    m_listener.dialogAnswered(m_id, sdp);
}

void Dialog::acknowledge(const DialogState &state, std::uint32_t sequence) {
    m_inviteSequence = sequence;
    request(nullptr, "ACK", state, {}, {}, nullptr);
}

void Dialog::handleStray(const sip_msg &response) {
    if (!m_isOurs)
        return;
    if (m_state.owns(response)) {
        acknowledge(m_state, response.cseq.num);
        return;
    }
    auto other = m_state;
    if (!other.establish(response))
        return;
    acknowledge(other, response.cseq.num);
    request(m_notify == nullptr ? &m_notify : nullptr, "BYE", other, {}, {}, nullptr);
}

void Dialog::talk() {
    m_shallTalk = true;
    if (m_phase != Phase::Calling || !m_early || m_notify != nullptr)
        return;
    m_early->staysOnFlow = m_state.staysOnFlow;
    request(&m_notify, "NOTIFY", *m_early, "Event: talk\r\nSubscription-State: active\r\n", {}, nullptr);
}

bool Dialog::accept(const sip_msg &request) {
    auto state = DialogState::accepted(request);
    if (!state)
        return false;
    m_state = std::move(*state);
    const auto onCancelled = [](void *self) { static_cast<Dialog *>(self)->onCancel(); };
    if (sip_strans_alloc(&m_transaction, m_stack, &request, onCancelled, this) != 0)
        return false;
    m_request = share(&request);
    m_phase = Phase::Incoming;
    m_awaitsAnswer = mbuf_get_left(request.mb) == 0;
    readSessionTimer(request);
    sip_treply(&m_transaction, m_stack, m_request.get(), 100, "Trying");
    return true;
}

void Dialog::progress(int status, const std::string &sdp) {
    if (m_phase != Phase::Incoming)
        return;
    sip_treplyf(&m_transaction, nullptr, m_stack, m_request.get(), true, static_cast<std::uint16_t>(status),
                std::string(reasonOf(status)).c_str(), "%s%s", contactFor(*m_request).c_str(),
                sessionContent(sdp).c_str());
}

void Dialog::answer(const std::string &sdp) {
    if (m_phase != Phase::Incoming)
        return;
    m_phase = Phase::Answering;
    m_open.note(m_state);
    sendOk(*m_request, &m_transaction, sdp);
    restartSessionTimer();
}

// Repeated until the ACK comes, and a sign that the caller is gone if it never does.
void Dialog::sendOk(const sip_msg &request, sip_strans **transaction, const std::string &sdp) {
    mbuf *sent = nullptr;
    sip_treplyf(transaction, &sent, m_stack, &request, true, 200, "OK", "%sAllow: %s\r\n%s%s",
                contactFor(request).c_str(), std::string(allowedMethods).c_str(),
                sessionTimerHeaders().c_str(), sessionContent(sdp).c_str());
    m_ok.reset(sent);
    resendOk(std::chrono::milliseconds{SIP_T1});
    m_noAck = m_clockwork.after(std::chrono::milliseconds{64 * SIP_T1}, [this] {
        m_clockwork.cancel(m_resend);
        m_phase = Phase::Talking;
        lose(408);
    });
}

void Dialog::resendOk(Steady::duration pause) {
    m_resend = m_clockwork.after(pause, [this, pause] {
        if (m_ok == nullptr || m_request == nullptr)
            return;
        sip_send(m_stack, m_request->sock, m_request->tp, &m_request->src, m_ok.get());
        resendOk(std::min<Steady::duration>(2 * pause, std::chrono::milliseconds{SIP_T2}));
    });
}

void Dialog::confirmed() {
    m_clockwork.cancel(m_resend);
    m_clockwork.cancel(m_noAck);
    m_ok.reset();
    m_request.reset();
    m_phase = Phase::Talking;
    if (m_hangsUpAfterAck)
        bye();
}

void Dialog::refuse(int status, const std::string &headers) {
    if (m_phase != Phase::Incoming)
        return;
    m_isSilent = true;
    sip_treplyf(&m_transaction, nullptr, m_stack, m_request.get(), false, static_cast<std::uint16_t>(status),
                std::string(reasonOf(status)).c_str(), "%sContent-Length: 0\r\n\r\n", headers.c_str());
    finish();
}

void Dialog::onCancel() {
    sip_treply(&m_transaction, m_stack, m_request.get(), 487, "Request Terminated");
    end({DialogEnd::How::Cancelled, 0});
}

void Dialog::hangUp() {
    m_isSilent = true;
    switch (m_phase) {
    case Phase::Incoming:
        refuse(480);
        break;
    case Phase::Calling:
        m_phase = Phase::Closing;
        sip_request_cancel(m_invite);
        break;
    case Phase::Answering:
        m_hangsUpAfterAck = true;
        break;
    case Phase::Talking:
        bye();
        break;
    case Phase::Idle:
    case Phase::Closing:
    case Phase::Over:
        break;
    }
}

void Dialog::bye() {
    m_phase = Phase::Closing;
    m_clockwork.cancel(m_sessionTimer);
    m_clockwork.cancel(m_probe);
    m_clockwork.cancel(m_verdict);
    const auto onResponse = [](int, const sip_msg *response, void *self) {
        if (response == nullptr || response->scode >= 200)
            static_cast<Dialog *>(self)->finish();
    };
    if (m_bye == nullptr && !request(&m_bye, "BYE", m_state, {}, {}, onResponse))
        finish();
}

} // namespace callboard::sip
