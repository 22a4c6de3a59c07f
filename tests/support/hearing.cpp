// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hearing.h"

#include <algorithm>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

// Longer than any phone's buffer.
constexpr auto underWay = 400ms;
constexpr auto stretch = 1s;
constexpr std::size_t tenth = 800;

std::string heard(const std::vector<std::int16_t> &sound, const std::vector<Voice> &voices,
                  std::size_t enough) {
    std::string names;
    for (const auto &voice : voices) {
        const auto tenths = tenthsWithTone(sound, voice.hz);
        if (tenths <= 1)
            continue;
        names += (names.empty() ? "" : " ") + voice.name;
        if (tenths < enough)
            names += "(" + std::to_string(tenths) + " of " + std::to_string(sound.size() / tenth) + ")";
    }
    return names.empty() ? "nobody" : names;
}

} // namespace

std::string voicesIn(const std::vector<std::int16_t> &sound, const std::vector<Voice> &voices) {
    return heard(sound, voices, std::max<std::size_t>(2, sound.size() / tenth * 2 / 3));
}

std::string heardInAll(const Baresip &phone, const std::vector<Voice> &voices) {
    return heard(phone.heard(), voices, 10);
}

std::string whoHearsWhom(const std::vector<Voice> &voices) {
    std::vector<std::pair<const Voice *, Baresip::Mark>> ears;
    for (const auto &voice : voices)
        if (voice.phone != nullptr)
            ears.emplace_back(&voice, voice.phone->mark());
    std::string lines;
    for (const auto &[voice, mark] : ears) {
        const auto sound = voice->phone->heardSince(mark, underWay, stretch);
        lines += voice->name + " hears " + (sound.empty() ? "no call" : voicesIn(sound, voices)) + "\n";
    }
    return lines;
}

} // namespace callboard::test
