// SPDX-License-Identifier: GPL-3.0-or-later
// What the other side asks of a dialog: BYE, ACK, re-INVITE, UPDATE, INFO; and the session timer (RFC 4028).
#include "backend/telephony/sip/dialog.h"
#include "backend/telephony/sip/screen.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

constexpr std::uint32_t longestSession = 86400;
constexpr seconds probeInterval{60};

struct SessionTerm {
    seconds interval{0};        // none
    std::string_view refresher; // "uac", "uas" (the sides of this very transaction), or not said
};

// An interval below the least would have us ask without a pause.
SessionTerm sessionOf(const sip_msg &msg, seconds least) {
    const auto value = headerOf(msg, SIP_HDR_SESSION_EXPIRES);
    const auto interval = wholeNumber(value.substr(0, value.find_first_of("; ")), longestSession);
    const auto refresher = value.find("refresher=");
    return {interval ? std::max(seconds{*interval}, least) : seconds{0},
            refresher == std::string_view::npos ? std::string_view{} : value.substr(refresher + 10, 3)};
}

} // namespace

void Dialog::reply(const sip_msg &request, int status, const std::string &headers) {
    sip_treplyf(nullptr, nullptr, m_stack, &request, false, static_cast<std::uint16_t>(status),
                std::string(reasonOf(status)).c_str(), "%sContent-Length: 0\r\n\r\n", headers.c_str());
}

void Dialog::handle(const sip_msg &request) {
    const auto method = textOf(request.met);
    if (method == "ACK") {
        handleAck(request);
        return;
    }
    if (!m_state.isInOrder(request)) {
        reply(request, 500);
        return;
    }
    m_isThere = true;
    if (method == "BYE")
        handleBye(request);
    else if (method == "INVITE" || method == "UPDATE")
        handleOffer(request);
    else if (method == "INFO")
        handleInfo(request);
    else if (method == "REFER")
        handleRefer(request);
    else if (method == "OPTIONS")
        reply(request, 200, "Allow: " + std::string(allowedMethods) + "\r\nAccept: application/sdp\r\n");
    else
        reply(request, 405, "Allow: " + std::string(allowedMethods) + "\r\n");
}

void Dialog::handleBye(const sip_msg &request) {
    reply(request, 200);
    if (m_phase == Phase::Closing)
        return; // both hung up; our own BYE ends it
    if (m_phase == Phase::Incoming)
        sip_treply(&m_transaction, m_stack, m_request.get(), 487, "Request Terminated");
    end({DialogEnd::How::HungUp, 0});
}

void Dialog::handleAck(const sip_msg &request) {
    if (m_request == nullptr || request.cseq.num != m_request->cseq.num)
        return;
    const bool bringsAnswer = m_awaitsAnswer;
    m_awaitsAnswer = false;
    confirmed();
    if (!bringsAnswer || m_phase != Phase::Talking)
        return;
    const auto sdp = bodyOf(request);
    if (!sdp.empty()) {
        m_listener.dialogAgreed(m_id, sdp);
        return;
    }
    lose(488);
}

void Dialog::handleOffer(const sip_msg &request) {
    if (m_phase != Phase::Talking) {
        reply(request, 500, "Retry-After: 2\r\n");
        return;
    }
    const bool isInvite = textOf(request.met) == "INVITE";
    const auto body = bodyOf(request);
    std::string sdp;
    if (!body.empty()) {
        auto answer = m_listener.dialogOffered(m_id, body);
        if (!answer) {
            reply(request, 488);
            return;
        }
        sdp = std::move(*answer);
    } else if (isInvite) {
        sdp = m_listener.dialogWantsOffer(m_id);
    }
    m_state.refresh(request);
    readSessionTimer(request);
    if (isInvite)
        handleReinvite(request, sdp);
    else
        sip_treplyf(nullptr, nullptr, m_stack, &request, false, 200, "OK", "%s%s%s",
                    contactFor(request).c_str(), sessionTimerHeaders().c_str(), sessionContent(sdp).c_str());
    restartSessionTimer();
}

void Dialog::handleReinvite(const sip_msg &request, const std::string &sdp) {
    m_request = share(&request);
    m_awaitsAnswer = mbuf_get_left(request.mb) == 0;
    m_phase = Phase::Answering;
    sendOk(request, nullptr, sdp);
}

void Dialog::handleInfo(const sip_msg &request) {
    reply(request, 200);
    const bool isRelay = msg_ctype_cmp(&request.ctyp, "application", "dtmf-relay");
    const auto digit = isRelay ? voice::relayedKey(bodyOf(request)) : std::nullopt;
    if (digit && m_phase == Phase::Talking)
        m_listener.dialogDigit(m_id, *digit);
}

// The phone is told at once that it worked: where the call goes, and that nobody gets lost, is our business.
void Dialog::handleRefer(const sip_msg &request) {
    const auto referral = referralOf(request);
    if (!referral || m_phase != Phase::Talking) {
        reply(request, referral ? 500 : 400);
        return;
    }
    const auto deed = m_listener.dialogReferred(m_id, *referral);
    if (!deed) {
        reply(request, 603);
        return;
    }
    reply(request, 202, contactFor(request));
    const std::string done = "SIP/2.0 200 OK\r\n";
    this->request(m_notify == nullptr ? &m_notify : nullptr, "NOTIFY", m_state,
                  "Event: refer\r\nSubscription-State: terminated;reason=noresource\r\n",
                  "Content-Type: message/sipfrag;version=2.0\r\nContent-Length: " +
                      std::to_string(done.size()) + "\r\n\r\n" + done,
                  nullptr);
    deed();
}

// A session that the peer limits ends by its own rules; one that it does not limit by ours, if it knows how:
// so we notice a caller whose network died.
void Dialog::readSessionTimer(const sip_msg &request) {
    const auto asked = sessionOf(request, m_limits.shortest);
    m_peerKnowsTimer = sip_msg_hdr_has_value(&request, SIP_HDR_SUPPORTED, "timer");
    const auto shortest = wholeNumber(headerOf(request, SIP_HDR_MIN_SE), longestSession).value_or(0);
    const auto own = m_peerKnowsTimer ? std::max(m_limits.own, seconds{shortest}) : seconds{0};
    m_sessionInterval = asked.interval > seconds{0} ? asked.interval : own;
    m_refreshesSession = asked.interval == seconds{0} || asked.refresher == "uas" || !m_peerKnowsTimer;
}

// Unsaid, whoever asked refreshes: we.
void Dialog::readSessionAnswer(const sip_msg &response) {
    const auto answered = sessionOf(response, m_limits.shortest);
    m_sessionInterval = answered.interval;
    m_refreshesSession = answered.refresher != "uas";
    restartSessionTimer();
}

std::string Dialog::sessionTimerHeaders() const {
    std::string headers = "Supported: timer\r\n";
    if (m_sessionInterval == seconds{0})
        return headers;
    if (!m_refreshesSession)
        headers += "Require: timer\r\n";
    return headers + "Session-Expires: " + std::to_string(m_sessionInterval.count()) +
           ";refresher=" + (m_refreshesSession ? "uas" : "uac") + "\r\n";
}

// The refresher acts at half time; the other gives up a little before the end.
void Dialog::restartSessionTimer() {
    m_clockwork.cancel(m_sessionTimer);
    if (m_sessionInterval == seconds{0} || m_phase == Phase::Over)
        return;
    if (m_refreshesSession) {
        m_sessionTimer = m_clockwork.after(m_sessionInterval / 2, [this] { refreshSession(); });
        return;
    }
    const auto grace = std::min<seconds>(seconds{32}, m_sessionInterval / 3);
    m_sessionTimer = m_clockwork.after(m_sessionInterval - grace, [this] { lose(408); });
}

// By UPDATE without a session. A peer that knows none answers 405 or 501, which shows as well that it is
// there.
void Dialog::refreshSession() {
    const auto expires = std::to_string(m_sessionInterval.count());
    const auto onResponse = [](int error, const sip_msg *response, void *self) {
        if (error != 0 || response->scode == 408 || response->scode == 481)
            static_cast<Dialog *>(self)->lose(408);
        else
            static_cast<Dialog *>(self)->m_isThere = true;
    };
    if (m_question != nullptr) {
        m_sessionTimer = m_clockwork.after(seconds{1}, [this] { refreshSession(); });
        return;
    }
    question("UPDATE", "Supported: timer\r\nSession-Expires: " + expires + ";refresher=uac\r\n", onResponse);
    restartSessionTimer();
}

void Dialog::watch() {
    ask();
    m_clockwork.cancel(m_probe);
    m_probe = m_clockwork.after(probeInterval, [this] { watch(); });
}

// By INFO without a word in it: phones answer OPTIONS to anybody, also about calls of which they know
// nothing. One question at a time: what is under way is waited for as well.
void Dialog::ask() {
    if (!isEstablished())
        return;
    m_isThere = false;
    const auto onResponse = [](int error, const sip_msg *response, void *self) {
        static_cast<Dialog *>(self)->onAnswered(error, response);
    };
    question("INFO", {}, onResponse);
    m_clockwork.cancel(m_verdict);
    m_verdict = m_clockwork.after(answerLimit, [this] {
        if (!m_isThere)
            m_listener.dialogUnanswered(m_id);
    });
}

void Dialog::onAnswered(int error, const sip_msg *response) {
    if (error == 0 && response->scode == 481)
        lose(481);
    else
        m_isThere |= error == 0 && response->scode != 408;
}

bool Dialog::question(const char *method, const std::string &headers, sip_resp_h *onResponse) {
    return isEstablished() && m_question == nullptr &&
           request(&m_question, method, m_state, headers, {}, onResponse);
}

void Dialog::moveTo(const std::string &flow) {
    m_state.flow = flow;
    m_state.staysOnFlow = true;
    m_open.note(m_state);
    mem_deref(m_question); // where nobody is any more
    m_question = nullptr;
}

std::string_view reasonOf(int status) {
    switch (status) {
    case 180:
        return "Ringing";
    case 183:
        return "Session Progress";
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 480:
        return "Temporarily Unavailable";
    case 486:
        return "Busy Here";
    case 488:
        return "Not Acceptable Here";
    case 503:
        return "Service Unavailable";
    case 603:
        return "Decline";
    default:
        return "Server Internal Error";
    }
}

} // namespace callboard::sip
