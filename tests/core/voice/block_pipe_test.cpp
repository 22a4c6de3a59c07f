// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/block_pipe.h"

#include <gtest/gtest.h>

#include <string>

namespace callboard::voice {

namespace {

Block of(Sample value) {
    Block block;
    block.fill(value);
    return block;
}

Sample taken(BlockPipe &pipe) {
    Block block;
    pipe.take(block);
    return block.front();
}

} // namespace

TEST(BlockPipe, gathersTwoBlocksBeforeItFlows) {
    BlockPipe pipe;
    pipe.put(of(1));
    EXPECT_EQ(taken(pipe), 0);
    pipe.put(of(2));
    EXPECT_EQ(taken(pipe), 1);
    EXPECT_EQ(taken(pipe), 2);
}

TEST(BlockPipe, isSilentWhenDryAndGathersAnew) {
    BlockPipe pipe;
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

TEST(BlockPipe, losesWhatComesWhenFull) {
    BlockPipe pipe;
    int kept = 0;
    for (int i = 0; i < 20; ++i)
        kept += pipe.put(of(1)) ? 1 : 0;
    EXPECT_EQ(kept, 16);
}

TEST(BlockPipe, leavesOneOutOfAStockThatStaysLarge) {
    BlockPipe pipe;
    for (int i = 0; i < 6; ++i)
        pipe.put(of(1));
    for (int i = 0; i < 400; ++i) {
        pipe.put(of(1));
        taken(pipe);
    }
    EXPECT_LE(pipe.depth(), 2U);
    EXPECT_GE(pipe.depth(), 1U);
}

TEST(BlockPipe, blendsWhatIsLeftOut) {
    BlockPipe pipe;
    for (int i = 0; i < 6; ++i)
        pipe.put(of(100));
    for (int i = 0; i < 200; ++i) {
        pipe.put(of(100));
        Block block;
        pipe.take(block);
        for (const auto sample : block)
            ASSERT_NEAR(sample, 100, 1);
    }
}

} // namespace callboard::voice
