// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace callboard {

// One thing that is wrong with a journal's files.
struct JournalDamage {
    std::uint64_t seq = 0;    // the first record concerned, 0 where it concerns a file as a whole
    std::uint64_t offset = 0; // in the file that the words name, 0 where it is not known
    std::string words;        // for people: what, where
};

} // namespace callboard
