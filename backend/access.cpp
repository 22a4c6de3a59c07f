// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/access.h"

#include "backend/config/config.h"

#include <QPointer>
#include <QTimer>
#include <sodium.h>

namespace callboard {

struct Access::Attempt {
    std::string address;
    UserId user;
    QPointer<QObject> context;
    Answer answer;
};

namespace {

std::map<UserId, Credentials> byId(std::vector<Credentials> users) {
    std::map<UserId, Credentials> map;
    for (auto &user : users)
        map.insert_or_assign(user.user, std::move(user));
    return map;
}

Error banned(Duration time) {
    const auto left = std::chrono::ceil<seconds>(time).count();
    return {"session.banned", "too many failures; try again in " + std::to_string(left) + " s"};
}

} // namespace

std::vector<Credentials> credentialsOf(const Config &config) {
    std::vector<Credentials> users;
    for (const auto &secrets : config.secrets)
        for (const auto &settings : config.site.users)
            if (settings.id == secrets.user)
                users.push_back({settings.id, settings.role, secrets.passwordHash, secrets.password});
    return users;
}

Access::Access(std::vector<Credentials> users, Options options)
    : m_users(byId(std::move(users)))
    , m_options(std::move(options))
    , m_throttle(m_options.limits) {
    [[maybe_unused]] const int ready = sodium_init();
    m_worker = std::make_unique<PasswordWorker>(m_options.cost, [this] {
        QMetaObject::invokeMethod(this, &Access::takeOutcomes, Qt::QueuedConnection);
    });
}

Access::~Access() = default;

void Access::enter(const std::string &address, UserId user, std::string password, QObject *context,
                   Answer answer) {
    const auto verdict = m_throttle.ask(address, std::string(user.text()), now());
    Attempt attempt{address, user, context, std::move(answer)};
    if (verdict.bannedFor > Duration{})
        return attempt.answer(banned(verdict.bannedFor));
    if (verdict.delay == Duration{})
        return verify(std::move(attempt), std::move(password));
    QTimer::singleShot(std::chrono::ceil<milliseconds>(verdict.delay), context,
                       [this, attempt, password] { verify(attempt, password); });
}

Result<Role> Access::enterByToken(UserId user, std::string_view token) {
    const auto found = m_users.find(user);
    if (!m_tokens.redeem(token, user, now()) || found == m_users.end())
        return Error{"session.badToken", "the token is unknown or too old; sign in with the password"};
    return found->second.role;
}

void Access::verify(Attempt attempt, std::string password) {
    const auto found = m_users.find(attempt.user);
    PasswordWorker::Job job{++m_lastAttempt, std::move(password), {}, {}};
    if (found != m_users.end()) {
        job.hash = found->second.passwordHash;
        job.plain = found->second.password;
    }
    if (!m_worker->give(std::move(job)))
        return attempt.answer(Error{"session.tooMany", "too many people sign in at once; try again"});
    m_attempts.emplace(m_lastAttempt, std::move(attempt));
}

void Access::takeOutcomes() {
    for (const auto &outcome : m_worker->take())
        if (const auto node = m_attempts.extract(outcome.id))
            settle(node.mapped(), outcome.isRight);
}

void Access::settle(const Attempt &attempt, bool isRight) {
    const std::string user(attempt.user.text());
    const auto found = m_users.find(attempt.user);
    const bool isWelcome = isRight && found != m_users.end();
    if (isWelcome)
        m_throttle.succeeded(attempt.address, user);
    else if (m_throttle.failed(attempt.address, user, now()))
        m_options.log("sign-in from " + attempt.address +
                      " is banned after repeated failures, the last as '" + user + "'");
    if (!attempt.context)
        return;
    if (isWelcome)
        attempt.answer(found->second.role);
    else
        attempt.answer(Error{"session.badCredentials", "unknown user or wrong password"});
}

} // namespace callboard
