// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sound_pipe.h"

#include <gtest/gtest.h>

#include <string>

namespace callboard::voice {

namespace {

Block of(Sample value) {
    Block block;
    block.fill(value);
    return block;
}

Sample taken(SoundPipe &pipe) {
    Block block;
    pipe.take(block);
    return block.front();
}

// A microphone's thread puts 20 ms of one level, a speaker takes 10 ms at a time, and time passes in samples.
class TwoClocks {
public:
    // How many samples pass at the speaker until the microphone has 20 ms more.
    explicit TwoClocks(double step, double everySecondLate = 0)
        : m_step(step)
        , m_late(everySecondLate) {}

    // How many pieces were not whole.
    int broken(int seconds) {
        int broken = 0;
        for (const auto end = m_now + seconds * sampleRate; m_now < end; m_now += pieceSize) {
            for (; m_next + lateness() <= m_now; m_next += m_step, ++m_blocks)
                m_pipe.put(of(level));
            std::array<Sample, pieceSize> piece;
            m_pipe.take(piece);
            broken += std::all_of(piece.begin(), piece.end(), isLevel) ? 0 : 1;
        }
        return broken;
    }
    std::uint32_t depth() const { return m_pipe.depth(); }

private:
    static constexpr std::size_t pieceSize = 80;
    static constexpr Sample level = 1000;

    static bool isLevel(Sample sample) { return std::abs(sample - level) <= 1; }
    double lateness() const { return m_blocks % 50 == 0 ? m_late : 0; }

    SoundPipe m_pipe;
    const double m_step;
    const double m_late;
    double m_now = 0;
    double m_next = 0;
    int m_blocks = 1;
};

} // namespace

TEST(SoundPipe, gathersTwoBlocksBeforeItFlows) {
    SoundPipe pipe;
    pipe.put(of(1));
    EXPECT_EQ(taken(pipe), 0);
    pipe.put(of(2));
    EXPECT_EQ(taken(pipe), 1);
    EXPECT_EQ(taken(pipe), 2);
}

TEST(SoundPipe, isSilentWhenDryAndGathersAnew) {
    SoundPipe pipe;
    pipe.put(of(1));
    pipe.put(of(2));
    std::string heard;
    for (int i = 0; i < 3; ++i)
        heard += std::to_string(taken(pipe)) + ' ';
    pipe.put(of(3));
    heard += std::to_string(taken(pipe)) + ' ';
    pipe.put(of(4));
    heard += std::to_string(taken(pipe));
    EXPECT_EQ(heard, "1 2 0 0 3");
}

TEST(SoundPipe, playsWhatIsThereOfAPiece) {
    SoundPipe pipe;
    pipe.put(of(1));
    pipe.put(of(2));
    taken(pipe);
    std::array<Sample, 240> piece;
    pipe.take(piece);
    EXPECT_EQ(piece[159], 2);
    EXPECT_EQ(piece[160], 0);
}

TEST(SoundPipe, losesWhatComesWhenFull) {
    SoundPipe pipe;
    int kept = 0;
    for (int i = 0; i < 30; ++i)
        kept += pipe.put(of(1)) ? 1 : 0;
    EXPECT_EQ(kept, 23);
}

// A card takes a tenth of a second to open; what was said meanwhile was heard late for the rest of the talk.
TEST(SoundPipe, afterAStandstillOnlyTheNewestIsHeard) {
    SoundPipe pipe;
    for (int i = 1; i <= 12; ++i)
        pipe.put(of(static_cast<Sample>(i)));
    EXPECT_EQ(taken(pipe), 11);
    EXPECT_EQ(taken(pipe), 12);
}

TEST(SoundPipe, keepsAShortSoundThatWasPutAtOnce) {
    SoundPipe pipe;
    std::string heard;
    for (int i = 1; i <= 8; ++i)
        pipe.put(of(static_cast<Sample>(i)));
    for (int i = 0; i < 9; ++i)
        heard += std::to_string(taken(pipe));
    EXPECT_EQ(heard, "123456780");
}

TEST(SoundPipe, leavesOutWhatStaysInStock) {
    SoundPipe pipe;
    for (int i = 0; i < 6; ++i)
        pipe.put(of(1000));
    for (int i = 0; i < 25; ++i) {
        pipe.put(of(1000));
        EXPECT_NEAR(taken(pipe), 1000, 1);
    }
    EXPECT_EQ(pipe.depth(), 80U);
}

TEST(SoundPipe, neitherASlowNorAFastClockIsHeard) {
    TwoClocks slow(160.08), fast(159.92); // by half a thousandth
    EXPECT_EQ(slow.broken(1), 3) << "while it gathers";
    EXPECT_EQ(slow.broken(600), 0);
    EXPECT_EQ(fast.broken(1), 2) << "while it gathers";
    EXPECT_EQ(fast.broken(600), 0);
    EXPECT_LT(fast.depth(), 400U);
}

TEST(SoundPipe, learnsHowLateTheOtherOneCanBe) {
    TwoClocks clocks(160, 240); // 30 ms, once a second
    const auto learning = clocks.broken(5);
    EXPECT_GT(learning, 0);
    EXPECT_EQ(clocks.broken(20), 0);
}

} // namespace callboard::voice
