// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace callboard {

// The longest JSON text that is read: the snapshot of a very large site.
inline constexpr std::size_t longestJson = 32u << 20;

} // namespace callboard
