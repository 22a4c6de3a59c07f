// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/report.h"

#include "core/directory/text.h"
#include "tests/support/scratch.h"

#include <gtest/gtest.h>

namespace callboard {

namespace {

using test::Scratch;

class ReportTest : public testing::Test {
protected:
    ReportTest()
        : m_directory(Directory::open(m_scratch.path("contacts.db"), "RU").value()) {}

    std::string import(std::string_view content) {
        m_lines.clear();
        const auto done = reportImport(m_directory, m_scratch.write("file.csv", content), {}, m_line);
        return done ? m_lines : done.error().code;
    }
    std::string find(std::string_view number) {
        m_lines.clear();
        m_count = reportFind(m_directory, number, m_line).value();
        return m_lines;
    }
    std::string search(std::string_view text) {
        m_lines.clear();
        m_count = reportSearch(m_directory, text, 2, m_line).value();
        return m_lines;
    }

    Scratch m_scratch;
    Directory m_directory;
    std::string m_lines;
    std::size_t m_count = 0;
    ReportLine m_line = [this](std::string_view line) { m_lines += std::string(line) + '\n'; };
};

} // namespace

TEST_F(ReportTest, anImportTellsItsRemarksAndItsCounts) {
    EXPECT_EQ(
        import("name,number\nAnna,+74951234567\nBoris,1001\n,+74951234568\nClara,none\n"),
        "line 3: kept as digits: \"1001\" is no number that can exist, as dialled in RU\n"
        "line 4: refused: neither a name nor a company\n"
        "line 5: number left out: \"none\" is not a telephone number\n"
        "4 read: 3 added, 0 updated, 0 unchanged, 1 refused; 1 numbers kept as digits; 1 numbers left out\n");
    EXPECT_EQ(import("name,number\nAnna,+74951234567\n"),
              "1 read: 0 added, 0 updated, 1 unchanged, 0 refused\n");
    EXPECT_EQ(import(""), "import.empty");
}

TEST_F(ReportTest, aFloodOfRemarksIsCutAndCounted) {
    std::string rows = "name,number\n";
    for (int i = 0; i < 250; ++i)
        rows += "Contact " + std::to_string(i) + ",1001\n";
    const auto lines = import(rows);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 202);
    EXPECT_NE(lines.find("\n... and 50 more: kept as digits\n250 read: 250 added"), std::string::npos)
        << lines;
}

TEST_F(ReportTest, contactsAreShownWithNumbersAsPeopleReadThem) {
    import(
        "name,company,city,number,number 2,email\n"
        "Anna,Acme,Moscow,+74951234567,1001,anna@example.com\nAnna Two,,,+442079460018,,\nAnna Three,,,,,\n");
    EXPECT_EQ(find("84951234567"), "Anna, Acme, Moscow: 8 (495) 123-45-67, 1001; anna@example.com\n");
    EXPECT_EQ(find("84951234568"), "");
    EXPECT_EQ(m_count, 0u);
    EXPECT_EQ(search("anna"), "Anna, Acme, Moscow: 8 (495) 123-45-67, 1001; anna@example.com\n"
                              "Anna Two: +44 20 7946 0018\n");
    EXPECT_EQ(m_count, 2u);
}

TEST_F(ReportTest, aTerminalGetsNoMarksFromAName) {
    import("name,number\n\xE2\x80\xAE\x1B[31mAnna\xC2\x9B\xE2\x80\xA8!,+74951234567\n");
    EXPECT_EQ(find("+74951234567"), " [31mAnna!: 8 (495) 123-45-67\n");
    EXPECT_EQ(directory::shown(std::string(500, 'x'), 5), "xxxxx...");
    EXPECT_EQ(directory::shown("a\xFF"
                               "b\n",
                               5),
              "a?b ");
}

TEST(Text, foldingMakesSpellingsEqual) {
    using directory::fold, directory::wordsOf;
    EXPECT_EQ(fold("ЁЖИК Straße ＡＢＣ"), fold("ежик STRASSE abc"));
    EXPECT_EQ(fold("José"), "jose");
    EXPECT_EQ(fold("a\xE2\x80\xAE"
                   "b"),
              "ab");
    EXPECT_EQ(wordsOf("O'Neill & Sons, «Рога-копыта» №5"), "o neill sons рога копыта no5");
    EXPECT_EQ(wordsOf(" -- "), "");
}

} // namespace callboard
