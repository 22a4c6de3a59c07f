// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace callboard::test {

// How many random logs a law is tried on: sanitizers look at each access and need no such number.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::uint32_t manyLogs = 500;
#else
inline constexpr std::uint32_t manyLogs = 10'000;
#endif

} // namespace callboard::test
