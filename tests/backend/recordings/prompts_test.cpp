// SPDX-License-Identifier: GPL-3.0-or-later
// What callers are told is read by a machine where nobody has recorded it, and is of use phrase by phrase.
#include "backend/prompts.h"
#include "core/announce/phrases.h"
#include "core/voice/sound.h"
#include "tests/support/scratch.h"

#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

const std::set both{SpokenLanguage::English, SpokenLanguage::Russian};

// The first phrases, and what was there when the last of them was told.
struct Made {
    std::vector<std::string> phrases;
    std::vector<std::string> log;
};

Made make(const Scratch &scratch, std::size_t count) {
    Made made;
    std::stop_source enough;
    const auto ready = [&](const std::string &phrase, const std::filesystem::path &file) {
        EXPECT_TRUE(voice::loadSound(file)) << file;
        made.phrases.push_back(phrase);
        if (made.phrases.size() == count)
            enough.request_stop();
    };
    makePrompts(
        scratch.path("prompts"), both, enough.get_token(),
        [&](const std::string &line) { made.log.push_back(line); }, ready);
    return made;
}

std::size_t filesIn(const std::filesystem::path &folder) {
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

} // namespace

TEST(Prompts, whatAFirstCallerIsToldIsReadyBeforeTheRestIsMade) {
    const Scratch scratch;
    const auto made = make(scratch, 2);
    EXPECT_EQ(made.phrases, (std::vector<std::string>{"en/next", "ru/next"}));
    EXPECT_TRUE(made.log.empty());
    EXPECT_EQ(filesIn(scratch.path("prompts")), 2u) << "nobody has waited for more";
}

TEST(Prompts, whatIsThereIsToldFirstAndKept) {
    const Scratch scratch;
    make(scratch, 1);
    const auto recorded = scratch.path("prompts") / "ru" / "callers-before-7.wav";
    std::filesystem::create_directories(recorded.parent_path());
    std::filesystem::rename(scratch.path("prompts") / "en" / "next.wav", recorded);
    const auto size = std::filesystem::file_size(recorded);
    EXPECT_EQ(make(scratch, 2).phrases, (std::vector<std::string>{"ru/callers-before-7", "en/next"}));
    EXPECT_EQ(std::filesystem::file_size(recorded), size);
}

TEST(Prompts, smallNumbersComeBeforeGreatOnesAndNothingIsLeftOut) {
    const auto all = allPhrases();
    const auto at = [&](const std::string &phrase) { return std::find(all.begin(), all.end(), phrase); };
    EXPECT_EQ(all.front(), "next");
    EXPECT_LT(at("callers-before-1"), at("callers-before-30"));
    EXPECT_LT(at("callers-before-30"), at("wait-30"));
    EXPECT_EQ(all.size(), 45u);
}

TEST(Prompts, whereNoneCanBeMadeOneLineSaysWhy) {
    const Scratch scratch;
    std::ofstream(scratch.path("prompts")) << "no folder";
    const auto made = make(scratch, 1);
    EXPECT_TRUE(made.phrases.empty());
    EXPECT_EQ(made.log.size(), 1u);
}

} // namespace callboard::test
