// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/loop.h"

#include <algorithm>
#include <future>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

extern "C" {
#include <re.h>
}

namespace callboard::voice {

TEST(Loop, runsPostedWorkOfEachThreadInItsOrder) {
    constexpr int threads = 4;
    constexpr int posts = 20000; // far more than libre's pipe holds
    auto loop = Loop::start();
    ASSERT_TRUE(loop);
    std::vector<std::vector<int>> seen(threads);
    std::vector<std::thread> posters;
    for (int t = 0; t < threads; ++t)
        posters.emplace_back([&, t] {
            for (int i = 0; i < posts; ++i)
                (*loop)->post([&seen, t, i] { seen[static_cast<std::size_t>(t)].push_back(i); });
        });
    for (auto &poster : posters)
        poster.join();
    (*loop)->stop();
    for (const auto &order : seen) {
        ASSERT_EQ(order.size(), static_cast<std::size_t>(posts));
        EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    }
}

TEST(Loop, workMayPostMoreWork) {
    auto loop = Loop::start();
    ASSERT_TRUE(loop);
    std::promise<bool> done;
    (*loop)->post([&] { (*loop)->post([&] { done.set_value((*loop)->isLoopThread()); }); });
    EXPECT_TRUE(done.get_future().get());
    EXPECT_FALSE((*loop)->isLoopThread());
}

TEST(Loop, refusesWorkAfterStop) {
    auto loop = Loop::start();
    ASSERT_TRUE(loop);
    bool ran = false;
    EXPECT_TRUE((*loop)->postAndWait([&] { ran = true; }));
    EXPECT_TRUE(ran);
    (*loop)->stop();
    (*loop)->stop();
    EXPECT_FALSE((*loop)->post([] { FAIL(); }));
    EXPECT_FALSE((*loop)->postAndWait([] { FAIL(); }));
}

TEST(Loop, onlyOneAtATimeAndThenAgain) {
    {
        auto first = Loop::start();
        ASSERT_TRUE(first);
        auto second = Loop::start();
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, "loop.exists");
    }
    auto again = Loop::start();
    ASSERT_TRUE(again);
    EXPECT_TRUE((*again)->postAndWait([] {}));
}

TEST(Loop, impossibleSizeIsAnErrorAndLeavesTheWayFree) {
    auto failed = Loop::start(-1);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, "loop.start");
    EXPECT_TRUE(Loop::start());
}

TEST(Loop, timersFollowTheMonotonicClock) {
    auto loop = Loop::start();
    ASSERT_TRUE(loop);
    std::chrono::milliseconds due{};
    ASSERT_TRUE((*loop)->postAndWait([&] {
        tmr timer{};
        tmr_start(
            &timer, 60'000, [](void *) {}, nullptr);
        due = std::chrono::milliseconds(timer.jfs); // as libre reckoned it
        tmr_cancel(&timer);
    }));
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    EXPECT_LE(due, now + std::chrono::seconds{60});
    EXPECT_GT(due, now + std::chrono::seconds{30});
}

} // namespace callboard::voice
