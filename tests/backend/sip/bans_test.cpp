// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/bans.h"

#include <gtest/gtest.h>

namespace callboard::sip {

namespace {

using namespace std::chrono_literals;

class BansTest : public testing::Test {
protected:
    // How many of so many offences, one a millisecond, led to a ban.
    int note(int times, Offence offence, const std::string &address = "192.0.2.1") {
        int banned = 0;
        for (int i = 0; i < times; ++i)
            banned += m_bans.note(address, offence, m_now += 1ms) ? 1 : 0;
        return banned;
    }
    bool isBanned(const std::string &address = "192.0.2.1") const { return m_bans.isBanned(address, m_now); }

    Bans m_bans;
    Bans::Moment m_now = Bans::Moment(1000h);
};

} // namespace

TEST_F(BansTest, whoGuessesIsBannedOnceForAWhile) {
    EXPECT_EQ(note(Bans::mostWrong, Offence::WrongCredentials), 0);
    EXPECT_FALSE(isBanned());
    EXPECT_EQ(note(500, Offence::WrongCredentials), 1);
    EXPECT_TRUE(isBanned());
    EXPECT_FALSE(isBanned("192.0.2.2"));
    m_now += Bans::length;
    EXPECT_FALSE(isBanned());
}

TEST_F(BansTest, aFewMistakesAMinuteAreForgiven) {
    for (int minute = 0; minute < 60; ++minute) {
        EXPECT_EQ(note(Bans::mostWrong, Offence::WrongCredentials), 0);
        m_now += Bans::window;
    }
}

TEST_F(BansTest, phonesThatAllComeBackAtOnceAreNotBanned) {
    for (int phone = 0; phone < 10 * Bans::mostAsked; ++phone) {
        EXPECT_EQ(note(1, Offence::NoCredentials), 0);
        m_bans.proved("192.0.2.1");
    }
    EXPECT_EQ(note(Bans::mostAsked + 1, Offence::NoCredentials), 1);
}

TEST_F(BansTest, oneRightPasswordDoesNotHideGuesses) {
    int banned = 0;
    for (int i = 0; i <= Bans::mostWrong; ++i) {
        banned += note(1, Offence::WrongCredentials);
        m_bans.proved("192.0.2.1");
    }
    EXPECT_EQ(banned, 1);
}

TEST_F(BansTest, addressesWithoutEndCostNoMemoryWithoutEnd) {
    for (std::size_t i = 0; i < Bans::mostAddresses; ++i)
        note(1, Offence::WrongCredentials, "address " + std::to_string(i));
    EXPECT_EQ(note(500, Offence::WrongCredentials, "one more"), 0);
    m_now += Bans::window;
    EXPECT_EQ(note(500, Offence::WrongCredentials, "one more"), 1);
}

} // namespace callboard::sip
