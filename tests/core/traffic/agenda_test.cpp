// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/agenda.h"

#include <gtest/gtest.h>
#include <string>
#include <thread>

namespace callboard::traffic {
namespace {

TEST(Agenda, doesWhatIsDueInTheOrderOfItsTime) {
    Agenda agenda;
    std::string done;
    agenda.after(milliseconds(300), [&] { done += "c"; });
    agenda.after(milliseconds(10), [&] { done += "b"; });
    agenda.after(seconds(-1), [&] { done += "a"; });
    agenda.after(std::chrono::hours(1), [&] { done += "never"; });
    agenda.runUntil(Steady::now() + seconds(1));
    EXPECT_EQ(done, "abc");
}

TEST(Agenda, worksOnWhatItsWorkBrings) {
    Agenda agenda;
    std::string done;
    agenda.post([&] {
        done += "a";
        agenda.after(Duration::zero(), [&] { done += "b"; });
    });
    agenda.runUntil(Steady::now() + seconds(1));
    EXPECT_EQ(done, "ab");
}

TEST(Agenda, takesPostsFromOtherThreadsInTheirOrder) {
    Agenda agenda;
    std::string done;
    std::thread other([&] {
        for (char c = 'a'; c <= 'z'; ++c)
            agenda.post([&done, c] { done += c; });
    });
    other.join();
    agenda.runUntil(Steady::now());
    EXPECT_EQ(done, "abcdefghijklmnopqrstuvwxyz");
}

} // namespace
} // namespace callboard::traffic
