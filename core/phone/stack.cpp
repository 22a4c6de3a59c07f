// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/stack.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace callboard::phone {

namespace {

constexpr std::uint32_t tableSize = 1024; // of transactions and of sessions: a power of two
constexpr std::uint32_t connectionTableSize = 64;
constexpr int portAttempts = 20;
constexpr auto methods = "INVITE, ACK, BYE, CANCEL, OPTIONS, NOTIFY, INFO";

Error listenError(const std::string &where, int error) {
    return {"phone.listen", where + ": " + std::generic_category().message(error)};
}

bool addTransport(sip *stack, sip_transp transport, const std::string &address, std::uint16_t port,
                  int &error) {
    sa local{};
    error = sa_set_str(&local, address.c_str(), port);
    if (error == 0)
        error = sip_transp_add(stack, transport, &local);
    return error == 0;
}

} // namespace

Stack::~Stack() {
    mem_deref(m_requests);
    mem_deref(m_responses);
    m_sessions.reset();
    if (m_stack == nullptr)
        return;
    sip_close(m_stack, true);
    mem_deref(m_stack);
}

Result<void> Stack::open(const std::string &address, std::uint16_t port, const std::string &product,
                         const std::optional<TrustSettings> &trust, Handlers handlers) {
    m_handlers = std::move(handlers);
    m_family = address.find(':') == std::string::npos ? AF_INET : AF_INET6;
    if (const int error = sip_alloc(&m_stack, nullptr, tableSize, tableSize, connectionTableSize,
                                    product.c_str(), onClosed, this);
        error != 0)
        return listenError("sip", error);
    sip_set_trace_handler(m_stack, onPacket);
    if (auto bound = bind(address, port); !bound)
        return bound;
    if (trust)
        if (auto opened = openTls(address, *trust); !opened)
            return opened;
    sipsess_sock *sessions = nullptr;
    if (const int error = sipsess_listen(&sessions, m_stack, tableSize, onInvite, this); error != 0)
        return listenError("sessions", error);
    m_sessions.reset(sessions);
    // After the sessions' own, so that these hear what is left.
    if (sip_listen(&m_requests, m_stack, true, onRequest, this) != 0 ||
        sip_listen(&m_responses, m_stack, false, onResponse, this) != 0)
        return listenError("requests", ENOMEM);
    return {};
}

// A free port is one that TCP gives and UDP has free too.
Result<void> Stack::bind(const std::string &address, std::uint16_t port) {
    const auto where = address + ":" + std::to_string(port);
    int error = 0;
    for (int attempt = 0; attempt < portAttempts; ++attempt) {
        if (!addTransport(m_stack, SIP_TRANSP_TCP, address, port, error))
            return listenError("tcp:" + where, error);
        const auto chosen = this->address(SIP_TRANSP_TCP).port;
        if (addTransport(m_stack, SIP_TRANSP_UDP, address, chosen, error))
            return {};
        if (port != 0)
            break;
        sip_transp_flush(m_stack);
    }
    return listenError("udp:" + where, error);
}

// Its port is nobody's business: we are the ones who call.
Result<void> Stack::openTls(const std::string &address, const TrustSettings &trust) {
    auto made = Trust::make(trust);
    if (!made)
        return made.error();
    m_trust = std::move(*made);
    sa local{};
    int error = sa_set_str(&local, address.c_str(), 0);
    if (error == 0)
        error = sip_transp_add(m_stack, SIP_TRANSP_TLS, &local, m_trust->context());
    if (error != 0)
        return listenError("tls:" + address, error);
    return {};
}

void Stack::close(std::unique_ptr<Stack> stack, std::function<void()> closed) {
    auto *self = stack.release();
    self->m_closed = std::move(closed);
    self->m_handlers = {};
    sip_close(self->m_stack, false);
}

void Stack::hurry() {
    sip_close(m_stack, true);
}

// libre is still inside its own call.
void Stack::onClosed(void *argument) {
    auto *self = static_cast<Stack *>(argument);
    self->m_closing.start(std::chrono::milliseconds{0}, [self] {
        const auto closed = std::move(self->m_closed);
        delete self;
        closed();
    });
}

voice::Endpoint Stack::address(sip_transp transport) const {
    sa wanted{};
    sa_init(&wanted, m_family);
    sa local{};
    std::array<char, 64> host{};
    if (sip_transp_laddr(m_stack, &local, transport, &wanted) != 0)
        return {};
    sa_ntop(&local, host.data(), static_cast<int>(host.size()));
    return {host.data(), sa_port(&local)};
}

void Stack::onInvite(const sip_msg *message, void *argument) {
    const auto &self = *static_cast<const Stack *>(argument);
    if (const auto *required = sip_msg_hdr(message, SIP_HDR_REQUIRE); required != nullptr)
        sip_treplyf(nullptr, nullptr, self.m_stack, message, false, 420, "Bad Extension",
                    "Unsupported: %r\r\nContent-Length: 0\r\n\r\n", &required->val);
    else if (!self.m_handlers.invite)
        sip_treply(nullptr, self.m_stack, message, 480, "Temporarily Unavailable");
    else
        self.m_handlers.invite(*message);
}

bool Stack::onRequest(const sip_msg *message, void *argument) {
    const auto &self = *static_cast<const Stack *>(argument);
    const auto method = textOf(message->met);
    const auto *event = sip_msg_hdr(message, SIP_HDR_EVENT);
    if (method == "OPTIONS")
        sip_replyf(self.m_stack, message, 200, "OK", "Allow: %s\r\nContent-Length: 0\r\n\r\n", methods);
    else if (method == "CANCEL")
        sip_reply(self.m_stack, message, 481, "Transaction Does Not Exist");
    else if (method != "NOTIFY")
        sip_replyf(self.m_stack, message, 405, "Method Not Allowed", "Allow: %s\r\nContent-Length: 0\r\n\r\n",
                   methods);
    else if (event == nullptr || textOf(event->val) != "talk")
        sip_reply(self.m_stack, message, 489, "Bad Event");
    else if (self.m_handlers.talk && self.m_handlers.talk(*message))
        sip_reply(self.m_stack, message, 200, "OK");
    else
        sip_reply(self.m_stack, message, 481, "Call Does Not Exist");
    return true;
}

// libre follows redirections by itself and asks nobody. It shows every packet before it acts on it, and that
// is the one place where they can be caught.
void Stack::onPacket(bool isOurs, sip_transp, const sa *, const sa *, const std::uint8_t *packet,
                     std::size_t size, void *argument) {
    const auto &self = *static_cast<const Stack *>(argument);
    const std::string_view text(reinterpret_cast<const char *>(packet), size);
    if (isOurs || !text.starts_with("SIP/2.0 3") || !self.m_handlers.redirection)
        return;
    const auto copy = bufferOf(text);
    sip_msg *message = nullptr;
    if (!copy || sip_msg_decode(&message, copy.get()) != 0)
        return;
    const Ref<sip_msg> owner(message);
    if (textOf(message->cseq.met) == "INVITE")
        self.m_handlers.redirection(*message);
}

// Late answers to what is long over.
bool Stack::onResponse(const sip_msg *, void *) {
    return true;
}

} // namespace callboard::phone
