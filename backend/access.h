// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/password_worker.h"
#include "backend/throttle.h"
#include "backend/tokens.h"
#include "core/agents/agent.h"

#include <map>
#include <QObject>

namespace callboard {

// How a user proves who he is: one of both.
struct Credentials {
    UserId user;
    Role role = Role::Agent;
    std::string passwordHash; // of hashPassword()
    std::string password;     // plain: where only this machine can connect
};

struct Config;
std::vector<Credentials> credentialsOf(const Config &config);

// Who may come in. Main thread.
class Access : public QObject {
    Q_OBJECT

public:
    // The role, or why not: "session.badCredentials", "session.badToken", "session.banned",
    // "session.tooMany".
    using Answer = std::function<void(Result<Role>)>;
    struct Options {
        PasswordCost cost = PasswordCost::interactive();
        Throttle::Limits limits;
        std::function<void(const std::string &)> log = [](const std::string &) {};
    };

    Access(std::vector<Credentials> users, Options options);
    ~Access() override;

    // Answers later, on this thread; never after `context` is gone.
    void enter(const std::string &address, UserId user, std::string password, QObject *context,
               Answer answer);
    Result<Role> enterByToken(UserId user, std::string_view token);

    std::string issueToken(UserId user) { return m_tokens.issue(user, now()); }
    void revokeToken(std::string_view token) { m_tokens.revoke(token); }

private:
    struct Attempt;
    void verify(Attempt attempt, std::string password);
    void takeOutcomes();
    void settle(const Attempt &attempt, bool isRight);

    std::map<UserId, Credentials> m_users;
    Options m_options;
    Throttle m_throttle;
    Tokens m_tokens;
    std::map<std::uint64_t, Attempt> m_attempts;
    std::uint64_t m_lastAttempt = 0;
    std::unique_ptr<PasswordWorker> m_worker;
};

} // namespace callboard
