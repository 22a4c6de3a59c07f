// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/password_worker.h"

#include <array>
#include <sodium.h>

namespace callboard {

namespace {

using Digest = std::array<unsigned char, crypto_generichash_BYTES>;

Digest digestOf(const std::string &text) {
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char *>(text.data()),
                       text.size(), nullptr, 0);
    return digest;
}

bool isSame(const std::string &a, const std::string &b) {
    const Digest left = digestOf(a), right = digestOf(b);
    return sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace

PasswordCost PasswordCost::interactive() {
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost PasswordCost::least() {
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

Result<std::string> hashPassword(const std::string &password, PasswordCost cost) {
    if (sodium_init() < 0)
        return Error{"access.failed", "the random generator of this machine does not work"};
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, cost.bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{"access.failed", "not enough memory to hash a password"};
    return std::string(text.data());
}

PasswordWorker::PasswordWorker(PasswordCost cost, std::function<void()> wake)
    : m_cost(cost)
    , m_wake(std::move(wake))
    , m_thread([this] { run(); }) {
}

PasswordWorker::~PasswordWorker() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

bool PasswordWorker::give(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() >= mostWaiting)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

std::vector<PasswordWorker::Outcome> PasswordWorker::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_outcomes, {});
}

void PasswordWorker::run() {
    std::string random(32, '\0');
    randombytes_buf(random.data(), random.size());
    if (auto decoy = hashPassword(random, m_cost))
        m_decoy = std::move(*decoy);
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
        if (m_isEnding)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        const Outcome outcome{job.id, check(job)};
        sodium_memzero(job.password.data(), job.password.size());
        lock.lock();
        m_outcomes.push_back(outcome);
        m_wake();
    }
}

bool PasswordWorker::check(const Job &job) {
    const std::string &hash = job.hash.empty() ? m_decoy : job.hash;
    const bool isHashRight =
        crypto_pwhash_str_verify(hash.c_str(), job.password.data(), job.password.size()) == 0;
    const bool isPlainRight = isSame(job.plain, job.password) && !job.plain.empty();
    return job.hash.empty() ? isPlainRight : isHashRight;
}

} // namespace callboard
