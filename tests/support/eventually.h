// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <thread>

namespace callboard::test {

// Looks again and again until the condition holds; false when it did not within the time. The time is there
// to end a test that hangs, not to decide one. For what another program or thread brings about; tests that
// live on Qt's events have wait.h.
template <class Condition>
bool eventually(Condition holds, std::chrono::milliseconds atMost = std::chrono::seconds{30}) {
    const auto until = std::chrono::steady_clock::now() + atMost;
    while (!holds()) {
        if (std::chrono::steady_clock::now() >= until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

} // namespace callboard::test
