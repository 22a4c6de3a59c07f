// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace callboard {

// Ids appear once in a delta, in the order of their first change.
template <class T>
void mark(std::vector<T> &ids, const T &id) {
    for (const auto &known : ids)
        if (known == id)
            return;
    ids.push_back(id);
}

} // namespace callboard
