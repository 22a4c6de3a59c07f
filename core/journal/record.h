// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace callboard {

// One line of the journal. The journal does not know what a fact means: type, version and payload belong to
// the codec of facts.
struct Record {
    std::uint64_t seq = 0; // gap-free from 1
    Time at;               // may step backwards with the clock; order is seq
    std::string type;      // "call.answered": 1 to 64 of a-z A-Z 0-9 . _ -
    int version = 1;       // of this type's payload, from 1
    std::string payload;   // one JSON object, UTF-8, without raw control characters (no line breaks)
    std::string causedBy;  // id of the command that led to it, or empty; up to 64 bytes of UTF-8

    friend bool operator==(const Record &, const Record &) = default;
};

} // namespace callboard
