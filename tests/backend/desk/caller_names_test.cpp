// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/caller_names.h"

#include "tests/support/scratch.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

class CallerNamesTest : public testing::Test {
protected:
    void put(const std::string &name, const std::string &company, const std::string &number) {
        Contact contact;
        contact.name = name;
        contact.company = company;
        contact.numbers = {*E164::fromText(number)};
        ASSERT_TRUE(m_directory->put(contact));
    }
    std::string nameOf(const Party &from, Direction direction = Direction::Inbound) {
        Fact fact = CallArrived{CallId{1}, direction, from, "600", {}, {}};
        m_names.tell(fact);
        return std::get<CallArrived>(fact).from.name;
    }

private:
    Scratch m_scratch;
    Result<Directory> m_directory = Directory::open(m_scratch.path("contacts.db"), "RU");
    CallerNames m_names{*m_directory};
};

} // namespace

TEST_F(CallerNamesTest, aCallerWhomTheLineDoesNotNameIsNamedAsTheContactOfHisNumber) {
    put("Пётр Семёнов", "Acme", "+79211234567");
    EXPECT_EQ(nameOf({"+79211234567", ""}), "Пётр Семёнов");
    EXPECT_EQ(nameOf({"8 (921) 123-45-67", ""}), "Пётр Семёнов") << "however it is written";
    EXPECT_EQ(nameOf({"+79211234567", "+7 921 123-45-67"}), "Пётр Семёнов") << "the number is no name";
    EXPECT_EQ(nameOf({"+79211234567", "PETR S"}), "PETR S") << "the line knows";
    EXPECT_EQ(nameOf({"+79211234568", ""}), "");
    EXPECT_EQ(nameOf({"", ""}), "");
    EXPECT_EQ(nameOf({"+79211234567", ""}, Direction::Outbound), "") << "that is who dials";
}

TEST_F(CallerNamesTest, ofSeveralWhoShareANumberOnlyWhatTheyHaveInCommonIsSaid) {
    put("Пётр", "Acme", "+79211234567");
    put("Анна", "Acme", "+79211234567");
    EXPECT_EQ(nameOf({"+79211234567", ""}), "Acme");
    put("Олег", "Other", "+79211234567");
    EXPECT_EQ(nameOf({"+79211234567", ""}), "");
}

} // namespace callboard::test
