// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>

namespace callboard::test {

// The top of the source, for what tests read; where ctest says, or here.
inline std::filesystem::path sourceFolder() {
    const char *folder = std::getenv("CALLBOARD_SOURCE");
    return folder != nullptr ? folder : ".";
}

} // namespace callboard::test
