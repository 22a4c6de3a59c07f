// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/queues/queue.h"

#include <optional>
#include <string>
#include <vector>

namespace callboard {

// What callers are told. A phrase has a name, by which its sound is known ("callers-before-3"), and words in
// each language, which a voice reads where nobody has recorded it.

// A wait in minutes, as it is announced; `to` is the promise, and none for the longest.
struct WaitRange {
    int from = 0;
    int to = 0; // 0: none
    friend bool operator==(const WaitRange &, const WaitRange &) = default;
};

// The shortest range whose promise leaves a quarter of the expected wait to spare.
WaitRange rangeOf(Duration expected);

// Position 1 is next. Without a range nothing is said about the wait.
std::vector<std::string> waitingPhrases(int position, std::optional<WaitRange> wait);
inline constexpr auto closedPhrase = "closed";
inline constexpr auto fullPhrase = "full";
inline constexpr auto recordedPhrase = "recorded";
inline constexpr auto markPhrase = "mark"; // once a talk is over
inline constexpr auto thanksPhrase = "thanks";

// All there are, so that their sounds can be made ready; first those that are needed first.
std::vector<std::string> allPhrases();
// Empty for a name that is none of them.
std::string wordsOf(const std::string &phrase, SpokenLanguage language);

} // namespace callboard
