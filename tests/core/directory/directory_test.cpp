// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/directory.h"

#include "core/directory/database.h"
#include "tests/support/scratch.h"

#include <gtest/gtest.h>

namespace callboard {

namespace {

using test::Scratch;
using Change = Directory::Change;

class DirectoryTest : public testing::Test {
protected:
    Directory open(const std::string &region = "RU") {
        auto opened = Directory::open(m_scratch.path("contacts.db"), region);
        EXPECT_TRUE(opened.ok()) << opened.error().detail;
        return std::move(*opened);
    }

    Scratch m_scratch;
};

Contact person(std::string name, const std::string &number = {}, std::string company = {}) {
    Contact contact;
    contact.name = std::move(name);
    contact.company = std::move(company);
    if (const auto e164 = E164::fromText(number))
        contact.numbers.push_back(*e164);
    else if (!number.empty())
        contact.otherNumbers.push_back(number);
    return contact;
}

std::string names(const Result<std::vector<Contact>> &found) {
    if (!found)
        return found.error().code;
    std::string out;
    for (const auto &contact : *found)
        out += (out.empty() ? "" : ", ") + contact.name;
    return out;
}

Change put(Directory &directory, const Contact &contact) {
    const auto outcome = directory.put(contact);
    EXPECT_TRUE(outcome.ok()) << outcome.error().detail;
    return outcome->change;
}

} // namespace

TEST_F(DirectoryTest, everyContactOfANumberIsFoundHoweverItIsSpelled) {
    auto directory = open();
    put(directory, person("Анна Петрова", "+74951234567"));
    put(directory, person("Boris Stein", "+74951234567"));
    put(directory, person("Somebody Else", "+74951234568"));
    for (const auto *spelling : {"+74951234567", "8 (495) 123-45-67 ", "4951234567",
                                 "sip:+74951234567@example.com", "tel:+7-495-123-45-67"})
        EXPECT_EQ(names(directory.find(spelling)), "Анна Петрова, Boris Stein") << spelling;
    EXPECT_EQ(names(directory.find(*E164::fromText("+74951234568"))), "Somebody Else");
    EXPECT_EQ(names(directory.find("+74951234569")), "");
    EXPECT_EQ(names(directory.find("anonymous")), "");
}

TEST_F(DirectoryTest, whatIsNoNumberIsFoundByItsDigits) {
    auto directory = open();
    put(directory, person("Front desk", "1001"));
    put(directory, person("Genovera Heineking", "119-967-1497"));
    EXPECT_EQ(names(directory.find("1001")), "Front desk");
    EXPECT_EQ(names(directory.find("sip:1001@pbx.example.com")), "Front desk");
    EXPECT_EQ(names(directory.find("(119) 967 1497")), "Genovera Heineking");
    EXPECT_EQ(directory.find("1199671497")->front().otherNumbers, std::vector<std::string>{"1199671497"});
}

TEST_F(DirectoryTest, nothingOfAContactIsLost) {
    auto contact = person("Иван Ёлкин", "+74951234567", "ООО \"Рога и копыта\"");
    contact.sourceId = "crm-17";
    contact.city = "Москва";
    contact.language = "ru";
    contact.note = "first line\nsecond line";
    contact.numbers.push_back(*E164::fromText("+442079460018"));
    contact.otherNumbers = {"1001", "600"};
    contact.emails = {"ivan@example.com", "office@example.com"};
    {
        auto directory = open();
        contact.id = directory.put(contact)->id;
    }
    EXPECT_EQ(open().find("+442079460018")->front(), contact);
}

TEST_F(DirectoryTest, puttingTheSameAgainChangesNothing) {
    auto directory = open();
    const auto anna = person(" Anna\t Petrova ", "+74951234567", "Acme");
    EXPECT_EQ(put(directory, anna), Change::Added);
    EXPECT_EQ(put(directory, anna), Change::Unchanged);
    auto dotted = person("ANNA PETROVA", "+74951234567", "Acme");
    dotted.numbers.push_back(dotted.numbers.front());
    EXPECT_EQ(directory.plan(dotted)->change, Change::Updated);
    EXPECT_EQ(put(directory, dotted), Change::Updated);
    EXPECT_EQ(put(directory, dotted), Change::Unchanged);
    EXPECT_EQ(*directory.count(), 1u);
    EXPECT_EQ(names(directory.find("+74951234567")), "ANNA PETROVA");
}

TEST_F(DirectoryTest, aSourceIdKeepsAContactTogetherWhenItsNumberChanges) {
    auto directory = open();
    auto anna = person("Anna", "+74951234567");
    anna.sourceId = "crm-1";
    put(directory, anna);
    anna.numbers = {*E164::fromText("+74957654321")};
    EXPECT_EQ(put(directory, anna), Change::Updated);
    EXPECT_EQ(names(directory.find("+74951234567")), "");
    EXPECT_EQ(names(directory.find("+74957654321")), "Anna");
}

TEST_F(DirectoryTest, searchTakesTheBeginningsOfWordsInAnyCaseAndScript) {
    auto directory = open();
    put(directory, person("Иван Семёнов", {}, "Газпром-Нефть"));
    put(directory, person("Иванна Петрова-Водкина", {}, "Рога и копыта"));
    put(directory, person("José O'Neill", {}, "Straße AG"));
    const auto search = [&](const char *text) { return names(directory.search(text, 10)); };
    EXPECT_EQ(search("ИВАН"), "Иван Семёнов, Иванна Петрова-Водкина");
    EXPECT_EQ(search("семенов"), "Иван Семёнов");
    EXPECT_EQ(search("сем ива"), "Иван Семёнов");
    EXPECT_EQ(search("нефть"), "Иван Семёнов");
    EXPECT_EQ(search("водк"), "Иванна Петрова-Водкина");
    EXPECT_EQ(search("jose oneill"), "");
    EXPECT_EQ(search("JOSE neil"), "José O'Neill");
    EXPECT_EQ(search("STRASSE"), "José O'Neill");
    EXPECT_EQ(search("ванна"), "");
}

TEST_F(DirectoryTest, searchIsBoundedAndTakesHostileText) {
    auto directory = open();
    for (int i = 0; i < 30; ++i)
        put(directory, person("Anna " + std::to_string(i)));
    EXPECT_EQ(directory.search("anna", 7)->size(), 7u);
    for (const std::string &text :
         {std::string(), std::string("   "), std::string("\" OR anna*"), std::string("NEAR("),
          std::string("-anna"), std::string("a\0b", 3), std::string("\xFF\xFE"),
          std::string("\xF0\x9F\x93\x9E"), std::string(4096, '*'), std::string(8192, 'x'),
          std::string("\xE2\x80\xAE anna 3")})
        EXPECT_TRUE(directory.search(text, 5).ok()) << text;
    EXPECT_EQ(names(directory.search("\xE2\x80\xAE"
                                     "anna 29",
                                     5)),
              "Anna 29");
}

TEST_F(DirectoryTest, aRemovedContactIsFoundNoMore) {
    auto directory = open();
    const auto id = directory.put(person("Anna", "+74951234567"))->id;
    EXPECT_TRUE(*directory.remove(id));
    EXPECT_FALSE(*directory.remove(id));
    EXPECT_EQ(names(directory.find("+74951234567")), "");
    EXPECT_EQ(names(directory.search("anna", 10)), "");
    EXPECT_EQ(*directory.count(), 0u);
    EXPECT_NE(directory.put(person("Anna", "+74951234567"))->id, id);
}

TEST_F(DirectoryTest, aRenamedContactIsFoundByItsNewNameOnly) {
    auto directory = open();
    auto anna = person("Anna Ivanova", "+74951234567");
    anna.id = directory.put(anna)->id;
    anna.name = "Anna Petrova";
    EXPECT_EQ(put(directory, anna), Change::Updated);
    EXPECT_EQ(names(directory.search("ivanova", 10)), "");
    EXPECT_EQ(names(directory.search("petrova", 10)), "Anna Petrova");
}

TEST_F(DirectoryTest, aBadContactIsRefusedWithItsReason) {
    auto directory = open();
    const auto refusal = [&](const Contact &contact) { return directory.put(contact).error().code; };
    EXPECT_EQ(refusal(person(" \t ", "+74951234567")), "contact.nameless");
    EXPECT_EQ(refusal(person(std::string(4097, 'x'))), "contact.tooLong");
    EXPECT_EQ(refusal(person("\xCF\xE5\xF2\xF0\xEE\xE2")), "contact.notUtf8");
    auto unknown = person("Anna");
    unknown.id = {12345};
    EXPECT_EQ(refusal(unknown), "directory.unknown");
    auto spread = person("Anna");
    for (int i = 0; i < 65; ++i)
        spread.otherNumbers.push_back(std::to_string(1000 + i));
    EXPECT_EQ(refusal(spread), "contact.tooLong");
    EXPECT_EQ(*directory.count(), 0u);
}

TEST_F(DirectoryTest, aTransactionThatFailsLeavesNothing) {
    auto directory = open();
    put(directory, person("Before", "+74951234567"));
    const auto outcome = directory.inOneTransaction([&]() -> Result<void> {
        put(directory, person("Anna", "+74951234567"));
        put(directory, person("Boris", "+74951234567"));
        return Error{"test.stop", "half way"};
    });
    EXPECT_EQ(outcome.error().code, "test.stop");
    EXPECT_EQ(names(directory.find("+74951234567")), "Before");
    EXPECT_EQ(names(directory.search("anna", 10)), "");
}

TEST_F(DirectoryTest, readersSeeTheLastWholeChangeWhileAnotherWrites) {
    auto writer = open();
    const auto reader = open();
    put(writer, person("Before", "+74951234567"));
    const auto done = writer.inOneTransaction([&]() -> Result<void> {
        put(writer, person("During", "+74951234567"));
        EXPECT_EQ(names(reader.find("+74951234567")), "Before");
        return {};
    });
    EXPECT_TRUE(done.ok());
    EXPECT_EQ(names(reader.find("+74951234567")), "Before, During");
}

TEST_F(DirectoryTest, aNewerFileIsRefusedWithBothVersionsAndLeftAsItIs) {
    put(*std::make_unique<Directory>(open()), person("Anna", "+74951234567"));
    auto file = directory::Database::open(m_scratch.path("contacts.db"));
    ASSERT_TRUE(file->execute("PRAGMA user_version = 2").ok());
    const auto refused = Directory::open(m_scratch.path("contacts.db"), "RU");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "directory.newer");
    EXPECT_NE(refused.error().detail.find("version 2"), std::string::npos) << refused.error().detail;
    EXPECT_NE(refused.error().detail.find("knows version 1"), std::string::npos) << refused.error().detail;
    ASSERT_TRUE(file->execute("PRAGMA user_version = 1").ok());
    EXPECT_EQ(names(open().find("+74951234567")), "Anna");
}

TEST_F(DirectoryTest, aForeignOrBrokenFileIsNamed) {
    const auto code = [&](const std::filesystem::path &file, const char *region = "RU") {
        const auto opened = Directory::open(file, region);
        return opened.ok() ? std::string("opened") : opened.error().code;
    };
    ASSERT_TRUE(directory::Database::open(m_scratch.path("other.db"))->execute("CREATE TABLE t (a)").ok());
    EXPECT_EQ(code(m_scratch.path("other.db")), "directory.foreign");
    EXPECT_EQ(code(m_scratch.write("text.db", std::string(5000, 'x'))), "directory.damaged");
    EXPECT_EQ(code(m_scratch.path("nowhere/contacts.db")), "directory.storage");
    EXPECT_EQ(code(m_scratch.path("contacts.db"), "Russia"), "directory.region");
    EXPECT_FALSE(std::filesystem::exists(m_scratch.path("contacts.db")));
}

TEST_F(DirectoryTest, aKilledImportLeavesTheContactsOfBefore) {
    put(*std::make_unique<Directory>(open()), person("Before", "+74951234567"));
    auto killed = open();
    const auto done = killed.inOneTransaction([&]() -> Result<void> {
        for (int i = 0; i < 5000; ++i)
            put(killed, person("Contact " + std::to_string(i), "+74951234567"));
        // What a process leaves that ends here: its files as they are now.
        std::filesystem::copy(m_scratch.path("contacts.db"), m_scratch.path("left.db"));
        std::filesystem::copy(m_scratch.path("contacts.db-wal"), m_scratch.path("left.db-wal"));
        return {};
    });
    EXPECT_TRUE(done.ok());
    const auto left = Directory::open(m_scratch.path("left.db"), "RU");
    ASSERT_TRUE(left.ok()) << left.error().detail;
    EXPECT_EQ(names(left->find("+74951234567")), "Before");
}

} // namespace callboard
