// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stream_name.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace callboard::history {

// A journal of its own: the live one, or one that was imported.
struct Stream {
    std::string name;
    std::filesystem::path directory;
};

using callboard::liveStream;

// The live one first, where there is one; then the imports by name.
std::vector<Stream> streamsOf(const std::filesystem::path &data);

} // namespace callboard::history
