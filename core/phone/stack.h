// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/phone/re.h"
#include "core/phone/trust.h"
#include "core/voice/audio.h"

#include <functional>

namespace callboard::phone {

// The SIP stack of one phone: its two sockets and what comes in outside of calls. Loop thread only.
class Stack {
public:
    struct Handlers {
        std::function<void(const sip_msg &)> invite;
        // A NOTIFY for "Event: talk"; whether there is such a ringing call.
        std::function<bool(const sip_msg &)> talk;
        // A 3xx to an INVITE, before libre would call wherever it points.
        std::function<void(const sip_msg &)> redirection;
    };

    Stack() = default;
    // Without waiting for answers; see close().
    ~Stack();
    Stack(const Stack &) = delete;
    Stack &operator=(const Stack &) = delete;

    // Errors: phone.listen.
    // Trust none: no TLS.
    Result<void> open(const std::string &address, std::uint16_t port, const std::string &product,
                      const std::optional<TrustSettings> &trust, Handlers handlers);
    // Waits until all that its users began is over (the answers to BYE and un-REGISTER), goes and then says
    // so; never inside this call. Whoever comes until then is turned away.
    static void close(std::unique_ptr<Stack> stack, std::function<void()> closed);
    // Of one that is closing: waits for no more answers. Unanswered calls may still take half a minute.
    void hurry();

    // Why the last certificate was not believed; once.
    std::optional<std::string> takeTlsFault() { return m_trust ? m_trust->takeFault() : std::nullopt; }

    sip *stack() const { return m_stack; }
    sipsess_sock *sessions() const { return m_sessions.get(); }
    voice::Endpoint address(sip_transp transport) const;

private:
    static void onInvite(const sip_msg *message, void *self);
    static bool onRequest(const sip_msg *message, void *self);
    static bool onResponse(const sip_msg *message, void *self);
    static void onPacket(bool isOurs, sip_transp transport, const sa *source, const sa *target,
                         const std::uint8_t *packet, std::size_t size, void *self);
    static void onClosed(void *self);
    Result<void> openTls(const std::string &address, const TrustSettings &trust);
    Result<void> bind(const std::string &address, std::uint16_t port);

    std::unique_ptr<Trust> m_trust;
    sip *m_stack = nullptr;
    int m_family = 0; // of the addresses: AF_INET or AF_INET6
    Ref<sipsess_sock> m_sessions;
    sip_lsnr *m_requests = nullptr; // libre clears them with the stack
    sip_lsnr *m_responses = nullptr;
    Handlers m_handlers;
    std::function<void()> m_closed;
    Timer m_closing;
};

} // namespace callboard::phone
