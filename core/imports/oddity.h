// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/imports/first_lines.h"

#include <array>

namespace callboard::imports {

using namespace std::string_view_literals;

// Lines that were read and say nothing, by why.
enum class Oddity : std::uint8_t {
    NoFact,       // this event is no fact here: CONFIGRELOAD, PENALTY, ...
    NoCall,       // it is of a call and names none, or no queue
    AfterItsCall, // its call was over
    BeganBefore,  // an offer or hold of a call that began before the log
    Repeats,      // it says what was so already
    NoAgent,      // it names no agent, or says that one went who had not come
    Unended       // not a line: a call whose end was never read
};
constexpr auto textsOf(Oddity) {
    return std::array{"noFact"sv,  "noCall"sv,  "afterItsCall"sv, "beganBefore"sv,
                      "repeats"sv, "noAgent"sv, "unended"sv};
}
using Oddities = std::array<FirstLines, textsOf(Oddity{}).size()>;

} // namespace callboard::imports
