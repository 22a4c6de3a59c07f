// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace callboard {

// The calling thread gives way to those that route and talk.
inline void workInTheBackground() {
    constexpr int politeness = 10; // as nice has it
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), politeness);
}

} // namespace callboard
