// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/recordings.h"

#include "core/voice/wav_writer.h"
#include "tests/support/scratch.h"

#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// What a killed backend leaves of a second of sound.
void leavePart(const std::filesystem::path &file) {
    auto writer = voice::WavWriter::create(file);
    ASSERT_TRUE(writer) << writer.error().detail;
    EXPECT_TRUE(writer->append(std::vector<voice::Sample>(2 * 8000)));
}

std::string storyOf(const std::vector<Fact> &facts) {
    std::string story;
    for (const auto &fact : facts) {
        const auto &stopped = std::get<RecordingStopped>(fact);
        story += std::to_string(stopped.call.value) + " " + stopped.file + " " +
                 std::to_string(stopped.length / seconds{1}) + " s\n";
    }
    return story;
}

} // namespace

TEST(Recordings, partOfAKilledBackendBecomesAWholeFileOnce) {
    const Scratch scratch;
    leavePart(scratch.path("2026-11-21/42.wav"));
    const auto facts = rescueRecordings(scratch.path());
    EXPECT_EQ(storyOf(facts), "42 2026-11-21/42.wav 1 s\n");
    EXPECT_EQ(std::get<RecordingStopped>(facts.at(0)).error, "interrupted");
    EXPECT_TRUE(std::filesystem::exists(scratch.path("2026-11-21/42.wav")));
    EXPECT_TRUE(rescueRecordings(scratch.path()).empty());
}

TEST(Recordings, partThatCannotBeFinishedIsToldOnceAndKept) {
    const Scratch scratch;
    leavePart(scratch.path("42.wav"));
    std::ofstream(scratch.path("42.wav")) << "another's";
    const auto facts = rescueRecordings(scratch.path());
    EXPECT_EQ(storyOf(facts), "42 42.wav.broken 0 s\n");
    EXPECT_NE(std::get<RecordingStopped>(facts.at(0)).error, "");
    EXPECT_TRUE(std::filesystem::exists(scratch.path("42.wav.broken")));
    EXPECT_TRUE(rescueRecordings(scratch.path()).empty());
}

TEST(Recordings, folderThatIsNotThereHasNone) {
    const Scratch scratch;
    EXPECT_TRUE(rescueRecordings(scratch.path("nowhere")).empty());
}

} // namespace callboard::test
