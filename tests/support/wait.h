// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace callboard::test {

// Lets events happen until the condition holds; false when it did not within the time. The time is there to
// end a test that hangs, not to decide one.
template <class Condition>
bool waitFor(Condition holds, std::chrono::milliseconds atMost = std::chrono::seconds{20}) {
    const auto until = std::chrono::steady_clock::now() + atMost;
    QTimer waker; // so that processEvents returns
    waker.start(5);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

// Lets events happen for a while: to see that something does not.
inline void passTime(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    waitFor([until] { return std::chrono::steady_clock::now() > until; });
}

} // namespace callboard::test
