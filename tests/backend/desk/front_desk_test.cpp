// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/front_desk.h"

#include "tests/support/scratch.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

class FrontDeskTest : public testing::Test {
protected:
    void put(const std::string &name, const std::string &number) {
        Contact contact;
        contact.name = name;
        contact.company = "Acme";
        contact.otherNumbers = {number};
        ASSERT_TRUE(m_directory->put(contact));
    }
    std::string found(const std::string &text, int limit = 20) {
        const auto answer = m_desk.search(text, limit);
        if (!answer)
            return answer.error().code;
        std::string names;
        for (const auto &card : answer->contacts)
            names += (names.empty() ? "" : ", ") + card.name + " " + card.numbers.front();
        return names;
    }

private:
    Scratch m_scratch;
    Result<Directory> m_directory = Directory::open(m_scratch.path("contacts.db"), "RU");
    Result<PastCalls> m_pastCalls = PastCalls::open(m_scratch.path("history.db"), "epoch", "RU");
    FrontDesk m_desk{*m_directory, *m_pastCalls, {}, m_scratch.path()};
};

} // namespace

TEST_F(FrontDeskTest, contactsAreFoundByNameByCompanyAndByTheirWholeNumber) {
    put("Пётр Семёнов", "3301");
    put("Anna Ivanova", "3302");
    EXPECT_EQ(found("семенов пе"), "Пётр Семёнов 3301");
    EXPECT_EQ(found("acm"), "Пётр Семёнов 3301, Anna Ivanova 3302");
    EXPECT_EQ(found("33-02"), "Anna Ivanova 3302");
    EXPECT_EQ(found("330"), "") << "a part of a number is anybody's";
    EXPECT_EQ(found("nobody"), "");
}

TEST_F(FrontDeskTest, noMoreAreFoundThanWereAskedFor) {
    for (int i = 0; i < 5; ++i)
        put("Twin " + std::to_string(i), "3300");
    EXPECT_EQ(found("twin", 2), "Twin 0 3300, Twin 1 3300");
    EXPECT_EQ(found("3300", 3), "Twin 0 3300, Twin 1 3300, Twin 2 3300");
    EXPECT_EQ(found("twin", -1), "");
}

} // namespace callboard::test
