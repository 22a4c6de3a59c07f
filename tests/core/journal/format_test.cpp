// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/journal/records.h"
#include "tests/support/scratch.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace callboard::test {

namespace {

namespace fs = std::filesystem;

// The Python block of FORMAT.md, as a file.
fs::path readerOfThePage(const fs::path &directory) {
    const char *source = std::getenv("CALLBOARD_SOURCE");
    std::ifstream page(fs::path(source ? source : ".") / "FORMAT.md");
    const std::string text{std::istreambuf_iterator<char>(page), {}};
    const std::string opening = "```python\n";
    const std::size_t begin = text.find(opening);
    const std::size_t end = text.find("```", begin + opening.size());
    EXPECT_NE(end, std::string::npos);
    std::ofstream(directory / "check.py")
        << text.substr(begin + opening.size(), end - begin - opening.size());
    return directory / "check.py";
}

std::string outputOf(const std::string &command) {
    std::string output;
    FILE *pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), got);
    return output + (pclose(pipe) == 0 ? "" : "failed\n");
}

struct JournalFormat : ::testing::Test {
    void write() {
        Journal journal = opened(scratch.path(), Journal::Mode::write, withoutReserve());
        appendGroups(journal, 60);
        checksum = **journal.checksumAt(60);
        EXPECT_TRUE(journal.append(recordsOf(61, 140)));
    }
    std::string check() {
        return outputOf("/usr/bin/python3 " + readerOfThePage(scratch.path()).string() + " " +
                        database.string());
    }
    std::string sql(const std::string &query) {
        return outputOf(
            "/usr/bin/python3 -c \"import sqlite3, sys; "
            "[print(*row, sep='|') for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])]\" " +
            database.string() + " \"" + query + "\"");
    }

    Scratch scratch;
    fs::path database = scratch.path("journal.db");
    std::string checksum;
};

} // namespace

TEST_F(JournalFormat, isReadAndCheckedByTheProgramOnItsPage) {
    write();
    const std::string output = check();
    EXPECT_NE(output.find("\n7 2025-11-21T10:00:01.750000 agent.stateChanged 2  {\"call\":"),
              std::string::npos)
        << output;
    EXPECT_NE(output.find("\n8 2025-11-21T10:00:02.000000 agent.stateChanged 1 desk-8 {"), std::string::npos)
        << output;
    EXPECT_NE(output.find("140 records, whole"), std::string::npos) << output;
}

TEST_F(JournalFormat, showsAlteredRecordsToTheProgramOnItsPage) {
    write();
    EXPECT_EQ(sql("SELECT 1"), "1\n");
    EXPECT_EQ(
        outputOf(
            "/usr/bin/python3 -c \"import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('UPDATE "
            "record_group SET records = replace(records, 4294967305, 4294967306)'); c.commit()\" " +
            database.string()),
        "");
    EXPECT_NE(check().find("failed"), std::string::npos);
}

TEST_F(JournalFormat, hasAViewForQuestionsInSql) {
    write();
    EXPECT_EQ(sql("SELECT seq, at, type, version, caused_by FROM record WHERE seq = 8"),
              "8|1763719202000000|agent.stateChanged|1|desk-8\n");
    EXPECT_EQ(sql("SELECT type, count(*) FROM record GROUP BY type"),
              "agent.stateChanged|94\ncall.answered|46\n");
    EXPECT_EQ(sql("SELECT json_extract(payload, '$.call') FROM record WHERE seq = 100"), "4294967396\n");
    EXPECT_EQ(sql("SELECT lower(hex(checksum)) FROM record_group WHERE last = 60"), checksum + "\n");
}

} // namespace callboard::test
