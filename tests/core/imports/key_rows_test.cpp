// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/key_rows.h"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

namespace callboard::test {
namespace {

using imports::KeyRows;

std::set<std::uint32_t> rowsOf(const KeyRows &rows, std::uint64_t key) {
    std::set<std::uint32_t> found;
    for (auto row = rows.first(key); row != KeyRows::none; row = rows.after(row))
        EXPECT_TRUE(found.insert(row).second) << "twice";
    return found;
}

TEST(KeyRows, areThoseOfAPlainMapHoweverTheyComeAndGo) {
    std::mt19937 random(1);
    KeyRows rows;
    EXPECT_EQ(rows.first(7), KeyRows::none);
    std::map<std::uint32_t, std::uint64_t> plain; // keys by row
    for (int i = 0; i < 20'000; ++i) {
        const auto row = static_cast<std::uint32_t>(random() % 500);
        const std::uint64_t key = random() % 100;
        if (plain.erase(row) > 0) {
            rows.remove(row);
        } else {
            rows.add(key, row);
            plain[row] = key;
        }
        std::set<std::uint32_t> expected;
        for (const auto &[known, itsKey] : plain)
            if (itsKey == key)
                expected.insert(known);
        ASSERT_EQ(rowsOf(rows, key), expected) << i;
    }
}

} // namespace
} // namespace callboard::test
