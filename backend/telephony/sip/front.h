// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/re.h"
#include "backend/telephony/sip/registrar.h"

#include <string>
#include <vector>

namespace callboard::sip {

// libre's SIP stack with our sockets, and the door through which every message goes: screened first, then to
// the registrar, the dialogs or the calls. Loop thread.
class Front {
public:
    Front() = default;
    ~Front();
    Front(const Front &) = delete;
    Front &operator=(const Front &) = delete;

    // Errors: sip.listen, sip.stack, sip.certificate.
    Result<void> open(const SipConfig &config);
    // From now on messages are handled; before, they are not read.
    void serve(Registrar &registrar, Calls &calls, const Strangers &strangers);
    void close();

    ::sip *stack() { return m_stack.get(); }
    const std::vector<std::string> &addresses() const { return m_addresses; }
    std::string host() const { return m_host; } // of the first address

private:
    static bool onRequest(const sip_msg *request, void *self);
    static bool onResponse(const sip_msg *response, void *self);
    void handle(const sip_msg &request);
    void handleOther(const sip_msg &request, std::string_view method);
    Result<void> listen(const std::string &text, const SipConfig &config);
    Result<void> openTls(const SipConfig &config);

    Ref<::sip> m_stack;
    Ref<tls> m_tls;
    sip_lsnr *m_requests = nullptr;
    sip_lsnr *m_responses = nullptr;
    std::vector<std::string> m_addresses;
    std::string m_host;
    seconds m_shortestSession{};
    Registrar *m_registrar = nullptr;
    Calls *m_calls = nullptr;
    const Strangers *m_strangers = nullptr;
};

} // namespace callboard::sip
