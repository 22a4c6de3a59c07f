// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/test_floor.h"
#include "widgets/models/session.h"

namespace callboard {

// A session whose answers a test gives.
class TestSession : public Session {
    Q_OBJECT

public:
    TestSession(TestFloor &floor, Actor actor)
        : m_floor(floor)
        , m_actor(actor)
        , m_requests(floor, actor)
        , m_past(floor.events()) {}

    void signIn(const SignIn &as) override {
        asked.push_back(as);
        m_server = as.server;
        set(State::SigningIn);
    }
    void signOut() override { set(State::SignedOut); }

    State state() const override { return m_state; }
    std::optional<Error> error() const override { return m_error; }
    UserId user() const override { return m_actor.user; }
    Role role() const override { return m_actor.role; }
    QString server() const override { return m_server; }
    void askPhone(std::function<void(const Result<PhoneAccount> &)> answer) override {
        phonesAsked.push_back(std::move(answer));
    }
    LiveFloor &floor() override { return m_floor; }
    TestRequests &requests() override { return m_requests; }
    PastSource &past() override { return otherPast ? *otherPast : m_past; }
    TestPast &ownPast() { return m_past; }
    PastSource *otherPast = nullptr; // in place of the floor's own

    void set(State state, std::optional<Error> error = {}) {
        m_state = state;
        m_error = std::move(error);
        m_floor.setLive(state == State::Live);
        Q_EMIT stateChanged();
    }
    std::vector<SignIn> asked;
    std::vector<std::function<void(const Result<PhoneAccount> &)>> phonesAsked;

private:
    TestFloor &m_floor;
    Actor m_actor;
    TestRequests m_requests;
    TestPast m_past;
    State m_state = State::SignedOut;
    std::optional<Error> m_error;
    QString m_server = QStringLiteral("wss://centre.acme.example:8765");
};

} // namespace callboard
