// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/credentials.h"
#include "core/phone/user_agent.h"

namespace callboard::phone {

// Keeps one account registered: digest, refresh, later and later tries after a failure, un-REGISTER. Loop
// thread only.
class Registration {
public:
    struct Reports {
        std::function<void(seconds expires)> registered;
        std::function<void(Error)> failed;
        std::function<void()> ended; // after end(): the server answered, or there was nothing to say
    };

    Registration(sip *stack, const Account &account, std::string contactUser, Reports reports);
    ~Registration();
    Registration(const Registration &) = delete;
    Registration &operator=(const Registration &) = delete;

    void begin();
    // Ends with one call of `ended`, in which this may be destroyed. Again is harmless.
    void end();

private:
    static int addContact(sip_transp transport, const sa *source, const sa *target, mbuf *buffer, void *self);
    static void onResponse(int error, const sip_msg *message, void *self);
    void refresh();
    int send();
    void take(int error, const sip_msg *message);
    bool authenticate(const sip_msg &message);
    void succeed(const sip_msg &message);
    void watch(const sip_msg &message);
    void fail(Error error);
    seconds grantedBy(const sip_msg &message) const;

    sip *m_stack;
    Account m_account;
    std::string m_contactUser;
    Reports m_reports;
    Ref<Credentials> m_credentials;
    Ref<sip_auth> m_auth;
    Ref<sip_dialog> m_dialog;
    struct sip_request *m_request = nullptr; // libre clears it when the request is over
    sip_keepalive *m_connection = nullptr;   // libre clears it, too
    Timer m_timer;
    seconds m_expires;
    int m_challenges = 0; // in the current exchange
    int m_failures = 0;   // in a row
    bool m_isRegistered = false;
    bool m_isEnding = false;
};

} // namespace callboard::phone
