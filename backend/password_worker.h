// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace callboard {

// What hashing costs: Argon2id's passes and bytes.
struct PasswordCost {
    unsigned long long passes = 0;
    std::size_t bytes = 0;
    static PasswordCost interactive();
    static PasswordCost least(); // for tests
};

// "$argon2id$…". Takes a noticeable time: that is its purpose.
Result<std::string> hashPassword(const std::string &password, PasswordCost cost);

// Checks passwords on a thread of its own. Every check takes one Argon2id, whether there is such a user or
// not.
class PasswordWorker {
public:
    struct Job {
        std::uint64_t id = 0;
        std::string password;
        std::string hash;  // empty: none
        std::string plain; // empty: none; compared in constant time
    };
    struct Outcome {
        std::uint64_t id = 0;
        bool isRight = false;
    };

    // `wake` is called on the worker's thread when there is something to take.
    PasswordWorker(PasswordCost cost, std::function<void()> wake);
    ~PasswordWorker(); // does not wait for what is still to do

    // False: too many are waiting.
    bool give(Job job);
    std::vector<Outcome> take();

    static constexpr std::size_t mostWaiting = 64;

private:
    void run();
    bool check(const Job &job);

    PasswordCost m_cost;
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::vector<Outcome> m_outcomes;
    bool m_isEnding = false;
    std::string m_decoy; // checked against where there is no hash; the worker's own
    std::thread m_thread;
};

} // namespace callboard
