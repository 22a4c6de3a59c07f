// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/import.h"

#include "tests/support/scratch.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace callboard {

namespace {

using test::Scratch;

std::string text(const ImportSummary &summary) {
    return "read " + std::to_string(summary.read) + ", added " + std::to_string(summary.added) +
           ", updated " + std::to_string(summary.updated) + ", unchanged " +
           std::to_string(summary.unchanged) + ", refused " + std::to_string(summary.refused) + ", digits " +
           std::to_string(summary.keptAsDigits) + ", left out " + std::to_string(summary.leftOut);
}

// A contact on one line: name | company | city | language | numbers | other numbers | e-mails | note
std::string text(const Contact &contact) {
    std::string numbers, others, emails;
    for (const auto number : contact.numbers)
        numbers += (numbers.empty() ? "" : " ") + number.text();
    for (const auto &number : contact.otherNumbers)
        others += (others.empty() ? "" : " ") + number;
    for (const auto &email : contact.emails)
        emails += (emails.empty() ? "" : " ") + email;
    return contact.name + '|' + contact.company + '|' + contact.city + '|' + contact.language + '|' +
           numbers + '|' + others + '|' + emails + '|' + contact.note;
}

class ImportTest : public testing::Test {
protected:
    ImportTest()
        : m_directory(Directory::open(m_scratch.path("contacts.db"), "RU").value()) {}

    // The summary or the error, and the remarks: "line: text" with 'r', 'd' or 'o' for their kind.
    std::string take(std::string_view content, const ImportOptions &options = {}) {
        m_remarks.clear();
        const auto file = m_scratch.write("file", content);
        const auto summary = importContacts(m_directory, file, options, [&](const ImportRemark &remark) {
            m_remarks += std::string(1, "rdo"[static_cast<int>(remark.kind)]) + std::to_string(remark.line) +
                         ": " + remark.text + '\n';
        });
        if (summary)
            return text(*summary);
        auto detail = summary.error().detail;
        for (auto at = detail.find(file.string()); at != std::string::npos; at = detail.find(file.string()))
            detail.replace(at, file.string().size(), "FILE");
        return summary.error().code + ": " + detail;
    }

    std::string found(const std::string &number) {
        std::string out;
        const auto contacts = m_directory.find(number);
        for (const auto &contact : *contacts)
            out += (out.empty() ? "" : "\n") + text(contact);
        return out;
    }

    Scratch m_scratch;
    Directory m_directory;
    std::string m_remarks;
};

std::string sourcePath(const std::string &below) {
    const char *source = std::getenv("CALLBOARD_SOURCE");
    return std::string(source != nullptr ? source : ".") + '/' + below;
}

} // namespace

TEST_F(ImportTest, csvWithHeadingsIsTakenWhole) {
    EXPECT_EQ(take("name,company,city,language,number,number 2,email,note\r\n"
                   "Anna Petrova,Acme,Moscow,ru,+7 495 123-45-67,1001,anna@example.com,\"calls, often\r\n"
                   "says \"\"hello\"\"\"\r\n"),
              "read 1, added 1, updated 0, unchanged 0, refused 0, digits 1, left out 0");
    EXPECT_EQ(found("84951234567"), "Anna Petrova|Acme|Moscow|ru|+74951234567|1001|anna@example.com|"
                                    "calls, often\nsays \"hello\"");
    EXPECT_EQ(m_remarks, "d2: \"1001\" is no number that can exist, as dialled in RU\n");
}

TEST_F(ImportTest, russianSpreadsheetWithSemicolonsAndMark) {
    EXPECT_EQ(
        take(
            "\xEF\xBB\xBF"
            "Фамилия;Имя;Отчество;Организация;Город;Рабочий телефон;Мобильный телефон;Эл. почта;Примечание\n"
            "Ёлкина;Мария;Ивановна;\"ООО \"\"Заря\"\"\";Тверь;(4822) 12-34-56;8 912 345-67-89 ;m@example.com;"
            "\"звонит; часто\"\n"),
        "read 1, added 1, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    EXPECT_EQ(found("+79123456789"), "Мария Ивановна Ёлкина|ООО \"Заря\"|Тверь||+74822123456 +79123456789||"
                                     "m@example.com|звонит; часто");
}

TEST_F(ImportTest, addressBooksOfOthersAreUnderstood) {
    EXPECT_EQ(take("Name\tGiven Name\tFamily Name\tE-mail 1 - Value\tPhone 1 - Type\tPhone 1 - Value\t"
                   "Organization 1 - Name\n"
                   "Anna Petrova\tAnna\tPetrova\ta@example.com\tMobile\t+7 912 345-67-89\tAcme\n"),
              "read 1, added 1, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    EXPECT_EQ(found("+79123456789"), "Anna Petrova|Acme|||+79123456789||a@example.com|");
    EXPECT_EQ(take("sep=|\nФИО|Телефон (раб.)\nБорис|+7 495 123-45-67 доб. 12\n"),
              "read 1, added 1, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    EXPECT_EQ(found("+74951234567"), "Борис||||+74951234567|||");
    EXPECT_EQ(take("sep=|"), take("")) << "a file of nothing but this line has an end";
}

TEST_F(ImportTest, csvWithoutHeadingsTellsByItsNumbers) {
    EXPECT_EQ(take("Finn        ,Gidden                   ,495-967-1497\r"
                   "Genovera    ,Heineking                ,119-967-1497\r"
                   "\"Lee, Ann\" ,,+442079460018\r"),
              "read 3, added 3, updated 0, unchanged 0, refused 0, digits 1, left out 0");
    EXPECT_EQ(found("+74959671497"), "Finn Gidden||||+74959671497|||");
    EXPECT_EQ(found("1199671497"), "Genovera Heineking|||||1199671497||");
    EXPECT_EQ(m_remarks.substr(0, 2), "d2");
    EXPECT_EQ(take("Lee,+442079460018,Acme,ann@example.com,regular\n"),
              "read 1, added 1, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    EXPECT_EQ(found("+442079460018"), "Lee, Ann||||+442079460018|||\n"
                                      "Lee|Acme|||+442079460018||ann@example.com|regular");
}

TEST_F(ImportTest, severalNumbersInOneCellAreAllTaken) {
    take("name;phone\nAnna;\"+7 495 123-45-67, 8 912 345-67-89\n+44 20 7946 0018; 1001\"\n");
    EXPECT_EQ(found("1001"), "Anna||||+74951234567 +79123456789 +442079460018|1001||");
}

TEST_F(ImportTest, whatASpreadsheetRoundedIsLeftOutAndNamed) {
    EXPECT_EQ(take("name;phone\nAnna;7,49512E+10\nBoris;none\n"),
              "read 2, added 2, updated 0, unchanged 0, refused 0, digits 0, left out 2");
    EXPECT_EQ(m_remarks,
              "o2: \"7,49512E+10\" has lost its last digits in a spreadsheet: make the column text\n"
              "o3: \"none\" is not a telephone number\n");
}

TEST_F(ImportTest, anotherRegionCanBeNamedForAFile) {
    take("Anna,(201) 555-0123\n", {.region = "US", .isStrict = false});
    EXPECT_EQ(found("+12015550123"), "Anna||||+12015550123|||");
    EXPECT_EQ(take("Anna,(201) 555-0123\n", {.region = "usa", .isStrict = false}).substr(0, 17),
              "directory.region:");
}

TEST_F(ImportTest, theSameFileAgainChangesNothing) {
    const std::string file = "id,name,number\n1,Anna,+74951234567\n2,Boris,1001\n,Clara,+74951234568\n";
    EXPECT_EQ(take(file), "read 3, added 3, updated 0, unchanged 0, refused 0, digits 1, left out 0");
    EXPECT_EQ(take(file), "read 3, added 0, updated 0, unchanged 3, refused 0, digits 1, left out 0");
    EXPECT_EQ(take("id,name,number\n1,Anna,+74957654321\n2,Boris,1001\n"),
              "read 2, added 0, updated 1, unchanged 1, refused 0, digits 1, left out 0");
    EXPECT_EQ(*m_directory.count(), 3u);
    EXPECT_EQ(found("+74951234567"), "");
}

TEST_F(ImportTest, badLinesAreRefusedByNumberAndTheOthersTaken) {
    EXPECT_EQ(take("name,number\n"
                   "Anna,+74951234567\n"
                   ",+74951234568\n"
                   "\n"
                   "Boris,+74951234569,too,many\n" +
                   std::string(5000, 'x') + ",+74951234561\n" +
                   "Anna,+74951234567\n"
                   "ANNA,+74951234567\n"),
              "read 6, added 1, updated 0, unchanged 1, refused 4, digits 0, left out 0");
    EXPECT_EQ(m_remarks, "r3: neither a name nor a company\n"
                         "r5: has 4 cells where the first line has 2; are quotes missing around a cell?\n"
                         "r6: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" is longer than 4096 bytes\n"
                         "r8: \"ANNA\" is the contact of line 2 again with other content\n");
    EXPECT_EQ(found("+74951234567"), "Anna||||+74951234567|||");
}

TEST_F(ImportTest, aStrictImportTakesAllOrNothing) {
    EXPECT_EQ(take("name,number\nAnna,+74951234567\n,+74951234568\n", {.region = "RU", .isStrict = true}),
              "import.refused: 1 contacts were refused, so that nothing was imported");
    EXPECT_EQ(*m_directory.count(), 0u);
}

TEST_F(ImportTest, aFileThatBreaksHalfWayChangesNothing) {
    take("Before,+74951234567\n");
    std::string rows = "name,number\n";
    for (int i = 0; i < 3000; ++i)
        rows += "Contact " + std::to_string(i) + ",+74951234567\n";
    EXPECT_EQ(take(rows + "Boris,\"+74951234568\nand so on\n"),
              "import.unclosedQuote: FILE: line 3002: the quote opened here is never closed");
    EXPECT_EQ(take(rows + "Boris,\"" + std::string(300'000, 'x') + "\n").substr(0, 49),
              "import.tooLong: FILE: line 3002: a record of more");
    EXPECT_EQ(*m_directory.count(), 1u);
}

TEST_F(ImportTest, windows1251IsNamedWithLineAndRemedy) {
    EXPECT_EQ(take("name,number\nAnna,+74951234567\n\xCF\xE5\xF2\xF0\xEE\xE2,+74951234568\n"),
              "import.notUtf8: FILE: line 3: not UTF-8, it looks like Windows-1251; convert it first: "
              "iconv -f CP1251 -t UTF-8 'FILE' > converted, and import that");
    EXPECT_EQ(*m_directory.count(), 0u);
    EXPECT_EQ(take("BEGIN:VCARD\nVERSION:3.0\nFN:\xCF\xE5\xF2\xF0\xEE\xE2\nEND:VCARD\n").substr(0, 50),
              "import.notUtf8: FILE: line 3: not UTF-8, it looks ");
    EXPECT_EQ(take(std::string("\xFF\xFEn\0a\0", 6)).substr(0, 51),
              "import.notUtf8: FILE: line 1: not text in UTF-8 but");
    EXPECT_EQ(take(std::string("name,number\nA\0nna,+74951234567\n", 31)).substr(0, 29),
              "import.notUtf8: FILE: line 2:");
}

TEST_F(ImportTest, whatIsNoListOfContactsIsRefused) {
    EXPECT_EQ(take(""), "import.empty: FILE: line 1: there is nothing in the file");
    EXPECT_EQ(take("\xEF\xBB\xBF \r\n\n"), "import.empty: FILE: line 1: there is nothing in the file");
    EXPECT_EQ(take("\nto whom it may concern\n").substr(0, 34), "import.noColumns: FILE: line 2: th");
    EXPECT_EQ(take("name;number\n"),
              "read 0, added 0, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    const auto missing = importContacts(m_directory, m_scratch.path("missing"), {}, [](const auto &) {});
    EXPECT_EQ(missing.error().code, "import.unreadable");
    const auto folder = importContacts(m_directory, m_scratch.path("."), {}, [](const auto &) {});
    EXPECT_EQ(folder.error().code, "import.unreadable");
}

TEST_F(ImportTest, hostileTextIsKeptAsText) {
    take("name,number,note\n=cmd|'/c calc'!A1,+74951234567,<script>alert(1)</script>\n"
         "\xE2\x80\xAE moc,+74951234568,\xF0\x9F\x93\x9E\n'; DROP TABLE contacts; --,+74951234569,\n");
    EXPECT_EQ(found("+74951234567"), "=cmd|'/c calc'!A1||||+74951234567|||<script>alert(1)</script>");
    EXPECT_EQ(found("+74951234568"), "\xE2\x80\xAE moc||||+74951234568|||\xF0\x9F\x93\x9E");
    EXPECT_EQ(*m_directory.count(), 3u);
}

TEST_F(ImportTest, vcardsOfAllVersions) {
    EXPECT_EQ(
        take(
            "BEGIN:VCARD\r\nVERSION:2.1\r\n"
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2=\r\n"
            "=D0=B0;=D0=90=D0=BD=D0=BD=D0=B0;;;\r\n"
            "TEL;CELL;PREF:8 912 345-67-89\r\nTEL;WORK;FAX:+7 495 123-45-60\r\nTEL;WORK:+7 495 123-45-67 \r\n"
            "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=3B\r\nORG:Acme;Sales\r\n"
            "PHOTO;ENCODING=BASE64;JPEG:AAAA\r\n BBBB\r\n\r\nEND:VCARD\r\n"
            "begin:vcard\nversion:3.0\nFN:Boris\\, the\n  second\nN:Stein;Boris;;;\nitem1.TEL;"
            "TYPE=home,voice:+44 20 7946 0018\nADR;TYPE=work:;;Baker Street\\; 221b;London;;NW1;UK\n"
            "EMAIL;TYPE=INTERNET:b@example.com\nNOTE:one\\ntwo\\\\n\nend:vcard\n"
            "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN:Clara\nORG:\"Quotes\" Ltd\n"
            "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+1-650-253-0000;ext=5\n"
            "TEL;VALUE=uri;PREF=1:tel:+1-650-253-0001\nLANG;PREF=1:en\nX-UNKNOWN:value\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:3.0\nFN:Nobody's number\nEND:VCARD\n"),
        "read 4, added 4, updated 0, unchanged 0, refused 0, digits 0, left out 0");
    EXPECT_EQ(found("+74951234567"), "Анна Петрова|Acme, Sales|||+79123456789 +74951234567|||one\ntwo;");
    EXPECT_EQ(found("+442079460018"), "Boris, the second||London||+442079460018||b@example.com|one\ntwo\\n");
    EXPECT_EQ(found("+16502530000"), "Clara|\"Quotes\" Ltd||en|+16502530001 +16502530000|||");
    EXPECT_EQ(m_directory.search("nobody", 5)->size(), 1u);
}

TEST_F(ImportTest, vcardInAnotherCharsetIsReadWhereItSaysSo) {
    take("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=WINDOWS-1251:\xCF\xE5\xF2\xF0\nTEL:+74951234567\nEND:VCARD\n");
    EXPECT_EQ(found("+74951234567"), "Петр||||+74951234567|||");
    EXPECT_EQ(take("BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=KLINGON:Anna\nEND:VCARD\n"),
              "read 1, added 0, updated 0, unchanged 0, refused 1, digits 0, left out 0");
    EXPECT_EQ(m_remarks, "r1: FN is not UTF-8, nor what its CHARSET says (line 3)\n");
}

TEST_F(ImportTest, badCardsAreRefusedAndTheOthersTaken) {
    EXPECT_EQ(
        take(
            "BEGIN:VCARD\nVERSION:3.0\nTEL:+74951234567\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nno colon here\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:2.1\nFN:Boris\nAGENT:\nBEGIN:VCARD\nFN:Agent\nTEL:+74951234568\nEND:VCARD\n"
            "TEL:+74951234569\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:3.0\nFN:Clara\nPHOTO:" +
            std::string(200'000, 'A') + "\nNOTE:" + std::string(70'000, 'n') + "\nEND:VCARD\n"),
        "read 4, added 1, updated 0, unchanged 0, refused 3, digits 0, left out 0");
    EXPECT_EQ(m_remarks, "r1: neither a name nor a company\n"
                         "r5: \"no colon here\" is no property, it has no colon (line 8)\n"
                         "r20: NOTE is longer than 64 KiB (line 24)\n");
    EXPECT_EQ(found("+74951234569"), "Boris||||+74951234569|||");
    EXPECT_EQ(found("+74951234568"), "");
}

TEST_F(ImportTest, aCardThatIsNeverClosedChangesNothing) {
    const std::string good = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEND:VCARD\n";
    const std::string unclosed =
        "import.unclosedCard: FILE: line 5: the card that begins here has no END:VCARD";
    EXPECT_EQ(take(good + "BEGIN:VCARD\nFN:Boris\n" + good), unclosed);
    EXPECT_EQ(take(good + "BEGIN:VCARD\nFN:Boris\n"), unclosed);
    EXPECT_EQ(take(good + "FN:Boris\n"),
              "import.notContacts: FILE: line 5: here a card should begin with BEGIN:VCARD, "
              "but there is \"FN:Boris\"");
    EXPECT_EQ(*m_directory.count(), 0u);
}

TEST_F(ImportTest, theSharedThousandPersonsAreTakenOnce) {
    const auto file = sourcePath("../shared/data/contacts/persons.csv");
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "no ../shared/data/contacts/persons.csv beside the checkout";
    std::uint64_t remarks = 0;
    const auto count = [&](const ImportRemark &) { ++remarks; };
    const auto first = importContacts(m_directory, file, {.region = "US", .isStrict = false}, count);
    ASSERT_TRUE(first.ok()) << first.error().detail;
    EXPECT_EQ(first->read, 1000u);
    EXPECT_EQ(first->added, 1000u);
    EXPECT_EQ(first->keptAsDigits, remarks);
    EXPECT_GT(remarks, 100u);
    const auto again = importContacts(m_directory, file, {.region = "US", .isStrict = false}, count);
    EXPECT_EQ(again->unchanged, 1000u);
    EXPECT_EQ(found("119-967-1497 "), "Finn Gidden|||||1199671497||");
    EXPECT_EQ(found("+1 475-855-5028"), "Munroe Stears||||+14758555028|||");
}

// Their numbers can exist in form and ring nobody: ranges kept for fiction (Ofcom, NANPA 555-01xx, BNetzA,
// ARCEP, ACMA, PTS) and, where there is no such range, Russian subscriber numbers that begin with 0 and are
// never assigned.
TEST_F(ImportTest, theDemosContactsAreAllTaken) {
    std::string remarks;
    const auto summary = importContacts(m_directory, sourcePath("packaging/demo/contacts.csv"),
                                        {.region = "RU", .isStrict = true},
                                        [&](const ImportRemark &remark) { remarks += remark.text + '\n'; });
    ASSERT_TRUE(summary.ok()) << summary.error().detail << '\n' << remarks;
    EXPECT_EQ(summary->added, 60u);
    EXPECT_EQ(remarks, "");
    EXPECT_EQ(m_directory.find("+442079460142")->size(), 2u);
    EXPECT_EQ(m_directory.search("волж", 10)->size(), 2u);
}

} // namespace callboard
