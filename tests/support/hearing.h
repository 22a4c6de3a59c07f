// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/baresip.h"

#include <vector>

namespace callboard::test {

// Somebody with a tone of his own; without a phone he is only heard, as music is. Tones are whole multiples
// of 10 Hz, so that none is found in another.
struct Voice {
    std::string name;
    double hz = 0;
    const Baresip *phone = nullptr;
};

// Who speaks in the sound, also all at once: "ivan music" by the order of the voices, "nobody" if none. A
// voice is heard in two thirds of all whole tenths of a second, and is not in one of them at most; what lies
// between is told: "ivan(5 of 10)".
std::string voicesIn(const std::vector<std::int16_t> &sound, const std::vector<Voice> &voices);
// The same of a whole call, in parts of which others spoke: heard is who spoke for a second in all.
std::string heardInAll(const Baresip &phone, const std::vector<Voice> &voices);
// What all of them hear from now on for a second, a line each: "ivan hears music\n". What was under way
// before is left out. A phone to which nothing comes "hears no call".
std::string whoHearsWhom(const std::vector<Voice> &voices);

} // namespace callboard::test
