// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/tone_check.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace callboard::traffic {
namespace {

// So many blocks of a tone, in one piece.
void play(ToneCheck &check, double hz, int blocks) {
    for (int i = 0; i < blocks; ++i) {
        voice::Block block{};
        for (std::size_t j = 0; j < block.size(); ++j)
            block[j] = static_cast<voice::Sample>(
                6000 * std::sin(2 * std::numbers::pi * hz *
                                static_cast<double>(i * 160 + static_cast<int>(j)) / 8000));
        check.hear(block);
    }
}

TEST(ToneCheck, hearsTheExpectedTone) {
    ToneCheck check;
    check.expect(1700);
    play(check, 1700, 9);
    EXPECT_FALSE(check.wasHeard());
    play(check, 1700, 1);
    EXPECT_TRUE(check.wasHeard());
}

TEST(ToneCheck, takesNoOtherForIt) {
    for (const double hz : {500.0, 1680.0, 1720.0, 3400.0}) {
        ToneCheck check;
        check.expect(1700);
        play(check, hz, 100);
        EXPECT_FALSE(check.wasHeard()) << hz;
    }
}

TEST(ToneCheck, takesNoSilenceForIt) {
    ToneCheck check;
    check.expect(1700);
    play(check, 0, 100);
    EXPECT_FALSE(check.wasHeard());
}

TEST(ToneCheck, countsNothingBeforeItExpects) {
    ToneCheck check;
    play(check, 1700, 100);
    EXPECT_FALSE(check.wasHeard());
    check.expect(1700);
    play(check, 1700, 10);
    EXPECT_TRUE(check.wasHeard());
}

} // namespace
} // namespace callboard::traffic
