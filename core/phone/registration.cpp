// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/registration.h"

#include <charconv>
#include <optional>
#include <system_error>

namespace callboard::phone {

namespace {

constexpr seconds shortestExpiry{10};
constexpr seconds longestExpiry{86400};
constexpr seconds longestRetry{60};
// The server is asked so often over an idle connection, by an empty line, whether it is still there.
constexpr seconds connectionPing{30};
constexpr milliseconds comebackPause{500}; // so that a server which closes every connection is not stormed
constexpr int mostChallenges = 3; // the first, a stale nonce, and one for a nonce that ended in between

std::optional<seconds> secondsIn(std::string_view text) {
    std::uint32_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{})
        return std::nullopt;
    return seconds(number);
}

Error refusal(const sip_msg &message) {
    return {"phone.registration.refused",
            std::to_string(message.scode) + " " + std::string(textOf(message.reason).substr(0, 100))};
}

bool isStale(const sip_msg &message) {
    for (const auto id : {SIP_HDR_WWW_AUTHENTICATE, SIP_HDR_PROXY_AUTHENTICATE}) {
        const auto *header = sip_msg_hdr(&message, id);
        httpauth_digest_chall challenge{};
        if (header != nullptr && httpauth_digest_challenge_decode(&challenge, &header->val) == 0 &&
            pl_strcasecmp(&challenge.stale, "true") == 0)
            return true;
    }
    return false;
}

} // namespace

Registration::Registration(sip *stack, const Account &account, std::string contactUser, Reports reports)
    : m_stack(static_cast<sip *>(mem_ref(stack)))
    , m_account(account)
    , m_contactUser(std::move(contactUser))
    , m_reports(std::move(reports))
    , m_credentials(makeCredentials(account.user, account.password))
    , m_expires(std::clamp(account.expires, shortestExpiry, longestExpiry)) {
}

Registration::~Registration() {
    mem_deref(m_request);
    mem_deref(m_connection);
    m_dialog.reset();
    mem_deref(m_stack);
}

void Registration::begin() {
    const auto server = print(SipUri{"", m_account.server});
    const auto self = print(SipUri{m_account.user, m_account.server});
    sip_dialog *dialog = nullptr;
    sip_auth *auth = nullptr;
    const int error =
        sip_dialog_alloc(&dialog, server.c_str(), self.c_str(), nullptr, self.c_str(), nullptr, 0);
    m_dialog.reset(dialog);
    if (error != 0 || sip_auth_alloc(&auth, giveCredentials, m_credentials.get(), true) != 0)
        return fail({"phone.registration.unreachable", "no valid address: " + server});
    m_auth.reset(auth);
    refresh();
}

void Registration::end() {
    if (std::exchange(m_isEnding, true))
        return;
    m_timer.stop();
    const bool mayBeRegistered = m_isRegistered || m_request != nullptr;
    mem_deref(m_request);
    m_challenges = 0;
    if (!mayBeRegistered || send() != 0)
        m_reports.ended();
}

void Registration::refresh() {
    m_challenges = 0;
    if (const int error = send(); error != 0)
        fail({"phone.registration.unreachable", std::generic_category().message(error)});
}

int Registration::send() {
    return sip_drequestf(&m_request, m_stack, true, "REGISTER", m_dialog.get(), 0, m_auth.get(), addContact,
                         onResponse, this, "Expires: %u\r\nAllow-Events: talk\r\nContent-Length: 0\r\n\r\n",
                         m_isEnding ? 0U : static_cast<unsigned>(m_expires.count()));
}

int Registration::addContact(sip_transp transport, const sa *source, const sa *, mbuf *buffer, void *self) {
    return mbuf_printf(buffer, "Contact: <sip:%s@%J%s>\r\n",
                       static_cast<Registration *>(self)->m_contactUser.c_str(), source,
                       sip_transp_param(transport));
}

void Registration::onResponse(int error, const sip_msg *message, void *self) {
    static_cast<Registration *>(self)->take(error, message);
}

void Registration::take(int error, const sip_msg *message) {
    if (message != nullptr && message->scode < 200)
        return;
    const bool isChallenge = message != nullptr && (message->scode == 401 || message->scode == 407);
    if (error == 0 && isChallenge && authenticate(*message) && send() == 0)
        return;
    if (m_isEnding)
        return m_reports.ended();
    if (error != 0 || message == nullptr)
        return fail({"phone.registration.unreachable", std::generic_category().message(error)});
    if (message->scode < 300)
        return succeed(*message);
    const auto *shortest = sip_msg_hdr(message, SIP_HDR_MIN_EXPIRES);
    const auto wanted = shortest != nullptr ? secondsIn(textOf(shortest->val)) : std::nullopt;
    if (message->scode == 423 && wanted && *wanted > m_expires && *wanted <= longestExpiry) {
        m_expires = *wanted;
        return refresh();
    }
    fail(refusal(*message));
}

// A second challenge that is not for an old nonce means a wrong password: to try again would only get us
// banned.
bool Registration::authenticate(const sip_msg &message) {
    if (++m_challenges > 1 && (m_challenges > mostChallenges || !isStale(message)))
        return false;
    sip_auth_reset(m_auth.get());
    return sip_auth_authenticate(m_auth.get(), &message) == 0;
}

void Registration::succeed(const sip_msg &message) {
    m_failures = 0;
    m_isRegistered = true;
    watch(message);
    const auto granted = grantedBy(message);
    m_timer.start(milliseconds(granted) * 9 / 10, [this] { refresh(); });
    m_reports.registered(granted);
}

// Nobody could call over a connection that is closed: not until the next refresh comes.
void Registration::watch(const sip_msg &message) {
    m_connection = static_cast<sip_keepalive *>(mem_deref(m_connection));
    const auto onClosed = [](int, void *self) {
        auto &registration = *static_cast<Registration *>(self);
        registration.m_connection = nullptr;
        if (!registration.m_isEnding && registration.m_request == nullptr)
            registration.m_timer.start(comebackPause, [&registration] { registration.refresh(); });
    };
    if (message.tp != SIP_TRANSP_UDP)
        sip_keepalive_start(&m_connection, m_stack, &message, connectionPing.count(), onClosed, this);
}

seconds Registration::grantedBy(const sip_msg &message) const {
    struct Search {
        const Registration *self;
        std::optional<seconds> found;
    } search{this, {}};
    const auto look = [](const sip_hdr *header, const sip_msg *, void *argument) {
        auto &wanted = *static_cast<Search *>(argument);
        sip_addr contact{};
        pl value{};
        if (sip_addr_decode(&contact, &header->val) != 0 ||
            textOf(contact.uri.user) != wanted.self->m_contactUser ||
            msg_param_decode(&contact.params, "expires", &value) != 0)
            return false;
        wanted.found = secondsIn(textOf(value));
        return true;
    };
    sip_msg_hdr_apply(&message, true, SIP_HDR_CONTACT, look, &search);
    if (!search.found && pl_isset(&message.expires))
        search.found = secondsIn(textOf(message.expires));
    return std::clamp(search.found.value_or(m_expires), shortestExpiry, longestExpiry);
}

void Registration::fail(Error error) {
    const auto retry = std::min(seconds(1LL << std::min(m_failures, 6)), longestRetry);
    ++m_failures;
    m_timer.start(retry, [this] { refresh(); });
    m_reports.failed(std::move(error));
}

} // namespace callboard::phone
