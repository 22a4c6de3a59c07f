// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/caller_names.h"

#include "tests/support/scratch.h"
#include "tests/support/story.h"

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
        m_names.tell(m_center, fact);
        return std::get<CallArrived>(fact).from.name;
    }
    // As the hub does: named, then taken into the center.
    template <class F>
    F happens(F given) {
        Fact fact = std::move(given);
        m_names.tell(m_center, fact);
        return std::get<F>(append(m_center, std::move(fact)).fact);
    }
    const Call &call(CallId id) const { return *find(m_center, id); }
    // A queue and a phone have numbers that contacts have, too.
    void setSite() {
        auto site = smallSite();
        site.queues[1].number = "+79210000601";
        site.users[1].extension = DeviceId{"+79210001002"};
        append(m_center, ConfigChanged{site});
        put("Nobody", "", "+79210000601");
        put("Nobody", "", "+79210001002");
    }

    Center m_center;

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

TEST_F(CallerNamesTest, whoIsCalledOutsideIsNamedFromTheDiallingOn) {
    setSite();
    put("Пётр Семёнов", "Acme", "+79211234567");
    const AgentId anna{"anna"};
    const CallId first{1};
    const DeviceId phone{"1001"};
    happens(CallPlaced{first, anna, phone, "8 921 123-45-67", Direction::Outbound});
    EXPECT_EQ(call(first).called(), (Party{"8 921 123-45-67", "Пётр Семёнов"}));
    happens(CallArrived{first, Direction::Outbound, {"1001", ""}, "+79211234567", {}, anna});
    EXPECT_EQ(call(first).called(), (Party{"+79211234567", "Пётр Семёнов"}));
    const auto unknown = CallArrived{CallId{2}, Direction::Outbound, {"1001", ""}, "+79211234568", {}, anna};
    EXPECT_EQ(happens(unknown).toName, "");
    EXPECT_EQ(happens(CallPlaced{CallId{3}, anna, phone, "+79211234567", Direction::Internal}).toName, "");
    EXPECT_EQ(happens(CallArrived{CallId{4}, Direction::Inbound, {"", ""}, "+79211234567", {}, {}}).toName,
              "")
        << "a number of ours";
}

// One name from the first to the last, whatever the contacts say in between.
TEST_F(CallerNamesTest, whoIsSentOnKeepsHisName) {
    setSite();
    put("Пётр", "", "+79211234567");
    const AgentId anna{"anna"};
    const CallId talk{1};
    const CallId asked{2};
    happens(CallArrived{talk, Direction::Inbound, {"+79210000001", "IVAN"}, "1001", {}, {}});
    append(m_center, OfferStarted{OfferId{1}, talk, anna, DeviceId{"1001"}, {}});
    append(m_center, CallAnswered{talk, anna, OfferId{1}});
    auto elsewhere = m_center;
    EXPECT_EQ(happens(CallTransferred{talk, anna, "+79210000601", {}, {}}).toName, "") << "that is a queue";
    m_center = elsewhere;
    EXPECT_EQ(happens(CallTransferred{talk, anna, "+79210001002", {}, {}}).toName, "") << "that is a phone";
    m_center = elsewhere;
    EXPECT_EQ(happens(CallTransferred{talk, anna, "+79211234567", {}, {}}).toName, "Пётр");
    EXPECT_EQ(call(talk).called(), (Party{"+79211234567", "Пётр"}));
    m_center = elsewhere;
    happens(CallArrived{asked, Direction::Outbound, {"1001", ""}, "+79211234567", {}, anna});
    append(m_center, CallAnswered{asked, {}, {}});
    put("Павел", "", "+79211234567");
    elsewhere = m_center;
    EXPECT_EQ(happens(CallTransferred{talk, anna, "+79211234567", {}, asked}).toName, "Пётр");
    m_center = elsewhere;
    EXPECT_EQ(happens(CallConferenced{talk, anna, asked, 3, {"+79211234567", ""}}).from.name, "Пётр");
    m_center = elsewhere;
    const auto turned = happens(CallTransferred{asked, anna, "600", {"+79211234567", ""}, {}});
    EXPECT_EQ(turned.from.name, "Пётр") << "who was called is the caller now";
    m_center = elsewhere;
    const auto swapped = happens(CallTransferred{asked, anna, "+79210000001", {"+79211234567", ""}, talk});
    EXPECT_EQ(swapped.toName, "IVAN") << "as his line says";
    m_center = elsewhere;
    const Party boris{"+79210001002", "boris"};
    append(m_center, CallArrived{CallId{3}, Direction::Internal, boris, "1001", {}, AgentId{"boris"}});
    append(m_center, OfferStarted{OfferId{3}, CallId{3}, anna, DeviceId{"1001"}, {}});
    append(m_center, CallAnswered{CallId{3}, anna, OfferId{3}});
    EXPECT_EQ(happens(CallTransferred{talk, anna, boris.number, {}, CallId{3}}).toName, "") << "a colleague";
}

TEST_F(CallerNamesTest, ofSeveralWhoShareANumberOnlyWhatTheyHaveInCommonIsSaid) {
    put("Пётр", "Acme", "+79211234567");
    put("Анна", "Acme", "+79211234567");
    EXPECT_EQ(nameOf({"+79211234567", ""}), "Acme");
    put("Олег", "Other", "+79211234567");
    EXPECT_EQ(nameOf({"+79211234567", ""}), "");
}

} // namespace callboard::test
