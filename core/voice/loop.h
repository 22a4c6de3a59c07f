// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>

namespace callboard::voice {

// libre's event loop on a thread of its own. libre keeps its state in globals: at most one Loop may live in
// a process at a time, and everything of libre (allocate, use, release) happens on its thread, in functions
// that were posted or in libre's own callbacks.
class Loop {
public:
    // Errors: loop.exists, loop.start. maxSockets is libre's limit of open descriptors by number, so it
    // must also cover the process's other descriptors.
    static Result<std::unique_ptr<Loop>> start(int maxSockets = 16384);
    // As stop().
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    // Runs the work on the loop's thread, after all that was posted before. From any thread, the loop's own
    // included (it then runs later, not inside the call). False: the loop is stopped and the work dropped.
    bool post(std::function<void()> work);
    // As post, and waits until it ran. Not from the loop's thread.
    bool postAndWait(const std::function<void()> &work);
    bool isLoopThread() const;

    // Runs what was posted before, ends libre and joins. Not from the loop's thread. Again is harmless.
    void stop();

private:
    class State;
    explicit Loop(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace callboard::voice
