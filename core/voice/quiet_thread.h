// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <pthread.h>
#include <thread>

namespace callboard::voice {

// A thread that no signal of the process is delivered to: SIGTERM belongs to the main thread, and a file
// beyond the size limit is an error of write() and no SIGXFSZ.
inline std::thread quietThread(std::function<void()> work) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::move(work));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

} // namespace callboard::voice
