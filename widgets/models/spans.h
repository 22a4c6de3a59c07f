// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace callboard {

// Rows first..last, both included.
struct Span {
    int first = 0;
    int last = 0;
    int count() const { return last - first + 1; }
    friend bool operator==(const Span &, const Span &) = default;
};

// Neighbours joined; the rows ascend and are unique.
inline std::vector<Span> spansOf(std::span<const int> rows) {
    std::vector<Span> spans;
    for (const int row : rows) {
        if (!spans.empty() && spans.back().last + 1 == row)
            spans.back().last = row;
        else
            spans.push_back({row, row});
    }
    return spans;
}

} // namespace callboard
