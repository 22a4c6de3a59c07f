// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/event_kind.h"

namespace callboard::queue_log {

namespace {

constexpr auto words = textsOf(EventKind{});
constexpr std::size_t longestWord = 19;

// The kinds in the order of their words' lengths; those of length n begin at from[n].
struct ByLength {
    std::array<std::uint8_t, words.size()> kinds{};
    std::array<std::uint8_t, longestWord + 2> from{};
};

constexpr ByLength sortedByLength() {
    ByLength sorted;
    std::uint8_t next = 0;
    for (std::size_t length = 0; length <= longestWord; ++length) {
        sorted.from[length] = next;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i].size() == length)
                sorted.kinds[next++] = static_cast<std::uint8_t>(i);
    }
    sorted.from[longestWord + 1] = next;
    return sorted;
}

constexpr auto byLength = sortedByLength();
static_assert(byLength.from[longestWord + 1] == words.size());

} // namespace

std::optional<EventKind> eventKindOf(std::string_view word) {
    if (word.size() > longestWord)
        return std::nullopt;
    for (std::size_t i = byLength.from[word.size()]; i < byLength.from[word.size() + 1]; ++i)
        if (words[byLength.kinds[i]] == word)
            return static_cast<EventKind>(byLength.kinds[i]);
    return std::nullopt;
}

} // namespace callboard::queue_log
