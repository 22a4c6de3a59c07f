// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/command_memory.h"
#include "backend/throttle.h"
#include "backend/tokens.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

constexpr Time start = Time{} + std::chrono::hours{1000};

TEST(Throttle, delaysGrowToALimitAndEndInABan) {
    Throttle throttle;
    std::string delays;
    for (int i = 0; i < 10; ++i) {
        delays += std::to_string(throttle.ask("a", "u", start).delay.count() / 1000) + " ";
        EXPECT_EQ(throttle.ask("a", "u", start).bannedFor, Duration{});
        EXPECT_EQ(throttle.failed("a", "u", start), i == 9);
    }
    EXPECT_EQ(delays, "0 0 0 500 1000 2000 4000 8000 16000 30000 ");
    EXPECT_EQ(throttle.ask("a", "u", start + minutes{1}).bannedFor, minutes{4});
    EXPECT_EQ(throttle.ask("a", "u", start + minutes{5}).bannedFor, Duration{});
    EXPECT_EQ(throttle.ask("a", "u", start + minutes{15}).delay, Duration{});
}

TEST(Throttle, guessingFromElsewhereDelaysTheUserLittleAndNeverBansHim) {
    Throttle throttle;
    for (int i = 0; i < 40; ++i)
        throttle.failed("attacker", "u", start);
    EXPECT_EQ(throttle.ask("home", "u", start).bannedFor, Duration{});
    EXPECT_EQ(throttle.ask("home", "u", start).delay, seconds{3});
    EXPECT_GT(throttle.ask("attacker", "u", start).bannedFor, Duration{});
}

TEST(Throttle, bansAnAddressThatTriesManyUsers) {
    Throttle throttle;
    int bans = 0;
    for (int i = 0; i < 60; ++i)
        bans += throttle.failed("attacker", "user" + std::to_string(i), start);
    EXPECT_EQ(bans, 1);
    EXPECT_GT(throttle.ask("attacker", "anna", start).bannedFor, Duration{});
    EXPECT_EQ(throttle.ask("home", "anna", start).bannedFor, Duration{});
}

TEST(Throttle, successForgivesOnesOwnSlips) {
    Throttle throttle;
    for (int i = 0; i < 5; ++i)
        throttle.failed("a", "u", start);
    throttle.succeeded("a", "u");
    EXPECT_EQ(throttle.ask("a", "u", start).delay, Duration{});
}

TEST(Throttle, staysSmall) {
    Throttle::Limits limits;
    limits.mostEntries = 30;
    Throttle throttle(limits);
    for (int i = 0; i < 1000; ++i)
        throttle.failed(std::to_string(i), "u", start + seconds{i});
    for (int i = 0; i < 9; ++i)
        throttle.failed("a", "v", start + seconds{1000});
    EXPECT_TRUE(throttle.failed("a", "v", start + seconds{1000}));
}

TEST(Tokens, areTheUsersOwnAndDieUnused) {
    Tokens tokens;
    const auto token = tokens.issue(UserId{"anna"}, start);
    EXPECT_EQ(token.size(), 43u);
    EXPECT_FALSE(tokens.redeem(token, UserId{"boris"}, start));
    EXPECT_FALSE(tokens.redeem(token + "x", UserId{"anna"}, start));
    EXPECT_FALSE(tokens.redeem("", UserId{"anna"}, start));
    EXPECT_TRUE(tokens.redeem(token, UserId{"anna"}, start + std::chrono::hours{11}));
    EXPECT_TRUE(tokens.redeem(token, UserId{"anna"}, start + std::chrono::hours{22}));
    EXPECT_FALSE(tokens.redeem(token, UserId{"anna"}, start + std::chrono::hours{35}));
    const auto other = tokens.issue(UserId{"anna"}, start);
    tokens.revoke(other);
    EXPECT_FALSE(tokens.redeem(other, UserId{"anna"}, start));
}

TEST(Tokens, theOldestOfAUserGoesFirst) {
    Tokens tokens;
    const auto boris = tokens.issue(UserId{"boris"}, start);
    const auto first = tokens.issue(UserId{"anna"}, start + seconds{1});
    const auto second = tokens.issue(UserId{"anna"}, start + seconds{2});
    for (int i = 2; i < Tokens::mostOfUser + 1; ++i)
        static_cast<void>(tokens.issue(UserId{"anna"}, start + seconds{i + 1}));
    EXPECT_FALSE(tokens.redeem(first, UserId{"anna"}, start + minutes{1}));
    EXPECT_TRUE(tokens.redeem(second, UserId{"anna"}, start + minutes{1}));
    EXPECT_TRUE(tokens.redeem(boris, UserId{"boris"}, start + minutes{1}));
}

TEST(CommandMemory, keepsAnswersByUserAndIsBounded) {
    CommandMemory memory(2);
    const CommandId id{"c"};
    EXPECT_EQ(memory.find(UserId{"anna"}, id), nullptr);
    memory.remember(UserId{"anna"}, id, Error{"busy", ""});
    ASSERT_NE(memory.find(UserId{"anna"}, id), nullptr);
    EXPECT_EQ(memory.find(UserId{"anna"}, id)->error().code, "busy");
    EXPECT_EQ(memory.find(UserId{"boris"}, id), nullptr);
    memory.remember(CommandId{"d"}, 7);
    EXPECT_EQ(memory.find(UserId{"boris"}, CommandId{"d"})->value(), 7u);
    memory.remember(CommandId{"e"}, 8);
    EXPECT_EQ(memory.find(UserId{"anna"}, id), nullptr);
    EXPECT_NE(memory.find(UserId{"anna"}, CommandId{"d"}), nullptr);
}

} // namespace
} // namespace callboard
