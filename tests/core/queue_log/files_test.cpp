// SPDX-License-Identifier: GPL-3.0-or-later
// Files as they lie on a disc: plain, compressed, cut off.
#include "tests/core/queue_log/told.h"

#include <zlib.h>

namespace callboard::queue_log {
namespace {

std::string lineOf(int second) {
    return std::to_string(1'366'720'340 + second) + "|1366720340." + std::to_string(second) +
           "|support|Agent/" + std::to_string(second % 7) + "|CONNECT|" + std::to_string(second % 60) + "\n";
}

std::string manyLines(int from, int to) {
    std::string text;
    for (int second = from; second < to; ++second)
        text += lineOf(second);
    return text;
}

std::string bytesOf(const std::filesystem::path &file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class QueueLogFiles : public testing::Test {
protected:
    std::string compressed(std::string_view text) {
        const auto file = path("compressing");
        auto *writer = gzopen(file.c_str(), "wb");
        EXPECT_EQ(gzwrite(writer, text.data(), static_cast<unsigned>(text.size())),
                  static_cast<int>(text.size()));
        EXPECT_EQ(gzclose(writer), Z_OK);
        return bytesOf(file);
    }
    std::filesystem::path write(const std::string &bytes) {
        std::ofstream(path("queue_log"), std::ios::binary) << bytes;
        return path("queue_log");
    }
    std::filesystem::path path(const std::string &name) const { return m_scratch.path(name); }

private:
    test::Scratch m_scratch;
};

TEST_F(QueueLogFiles, compressedLogsSayTheSameAsPlainOnes) {
    const auto text = manyLines(0, 30'000); // more than the buffer holds
    const auto plain = tellFile(write(text));
    EXPECT_EQ(plain.counts.events, 30'000u);
    const auto packed = tellFile(write(compressed(text)));
    EXPECT_EQ(packed.failure, "");
    EXPECT_TRUE(packed.words == plain.words);
}

TEST_F(QueueLogFiles, severalCompressedLogsInOneFileAreReadToTheEnd) {
    const auto both = tellFile(write(compressed(manyLines(0, 100)) + compressed(manyLines(100, 200))));
    EXPECT_TRUE(both.words == tell(manyLines(0, 200)).words);
}

TEST_F(QueueLogFiles, aCutOffFileGivesWhatItHasAndAnError) {
    const auto whole = compressed(manyLines(0, 30'000));
    const auto cut = tellFile(write(whole.substr(0, whole.size() / 2)));
    EXPECT_EQ(cut.failure, "import.damaged");
    EXPECT_NE(cut.detail.find("the compressed file is cut off"), cut.detail.npos) << cut.detail;
    EXPECT_GT(cut.counts.events, 1'000u);
    EXPECT_LT(cut.counts.events, 30'000u);
}

TEST_F(QueueLogFiles, aDamagedFileIsAnError) {
    auto bytes = compressed(manyLines(0, 30'000));
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 50; ++i)
        bytes[i] = static_cast<char>(~static_cast<unsigned char>(bytes[i]));
    const auto damaged = tellFile(write(bytes));
    EXPECT_EQ(damaged.failure, "import.damaged") << damaged.detail;
}

TEST_F(QueueLogFiles, whatIsNoFileIsAnError) {
    EXPECT_EQ(tellFile(path("missing")).failure, "import.unreadable");
    EXPECT_EQ(tellFile(path("missing")).detail, path("missing").string() + ": No such file or directory");
    EXPECT_EQ(tellFile(path("")).failure, "import.unreadable");
    EXPECT_EQ(tellFile(write("")).counts.lines, 0u);
}

TEST_F(QueueLogFiles, theProgressIsThatOfTheFileOnTheDisc) {
    const auto file = write(compressed(manyLines(0, 30'000)));
    auto reader = Reader::open(file, {});
    ASSERT_TRUE(reader);
    std::uint64_t before = 0;
    for (auto event = reader->next(); event && *event; event = reader->next()) {
        EXPECT_GE(reader->bytesRead(), before);
        before = reader->bytesRead();
    }
    EXPECT_EQ(before, std::filesystem::file_size(file));
}

} // namespace
} // namespace callboard::queue_log
