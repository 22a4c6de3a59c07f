// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/center_client.h"
#include "widgets/models/session.h"

#include <QTimer>

namespace callboard {

// The session with a real backend. A client that a sign-in began lives until the sign-out.
class LiveSession : public Session {
    Q_OBJECT

public:
    LiveSession();
    ~LiveSession() override;

    void signIn(const SignIn &as) override;
    void signOut() override;

    State state() const override { return m_state; }
    std::optional<Error> error() const override { return m_error; }
    UserId user() const override;
    Role role() const override;
    QString server() const override { return m_server; }
    void askPhone(std::function<void(const Result<PhoneAccount> &)> answer) override;
    LiveFloor &floor() override;
    Requests &requests() override;
    PastSource &past() override;

private:
    class ClientFloor;
    class LiveRequests;
    class ClientPast;

    void follow();
    void drop(); // the client and what it brought
    void become(State state, std::optional<Error> error);

    State m_state = State::SignedOut;
    std::optional<Error> m_error;
    QString m_server;
    std::unique_ptr<ClientFloor> m_floor;
    std::unique_ptr<LiveRequests> m_requests;
    std::unique_ptr<ClientPast> m_past;
    std::unique_ptr<CenterClient> m_client;
};

} // namespace callboard
