// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fact_inbox.h"

#include <gtest/gtest.h>
#include <QCoreApplication>
#include <thread>

namespace callboard::test {

namespace {

// How many facts went out together, group by group.
struct Groups {
    std::vector<std::size_t> sizes;
    FactInbox inbox{[this](std::vector<Told> facts) { sizes.push_back(facts.size()); }};

    bool waitFor(std::size_t groups) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (sizes.size() < groups && std::chrono::steady_clock::now() < until)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        return sizes.size() == groups;
    }
};

Fact ended(OfferOutcome outcome) {
    return OfferEnded{OfferId{1}, CallId{1}, AgentId{"anna"}, outcome};
}

} // namespace

TEST(FactInbox, offerThatEndsWithItsCallGoesOutWithTheCallsEnd) {
    Groups groups;
    groups.inbox.put(RecordingStopped{});
    groups.inbox.put(ended(OfferOutcome::CallerGone));
    ASSERT_TRUE(groups.waitFor(1));
    groups.inbox.put(CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled});
    ASSERT_TRUE(groups.waitFor(2));
    EXPECT_EQ(groups.sizes, (std::vector<std::size_t>{1, 2}));
}

TEST(FactInbox, otherOffersGoOutAtOnceAndNoneIsHeldForEver) {
    Groups groups;
    groups.inbox.put(ended(OfferOutcome::NoAnswer));
    ASSERT_TRUE(groups.waitFor(1));
    groups.inbox.put(ended(OfferOutcome::CallerGone));
    ASSERT_TRUE(groups.waitFor(2));
    EXPECT_EQ(groups.sizes, (std::vector<std::size_t>{1, 1}));
}

TEST(FactInbox, lagsFromTheOldestFactUntilTheTakerIsDoneWithIt) {
    Duration whileTaking{0};
    const FactInbox *itself = nullptr;
    FactInbox inbox([&](const std::vector<Told> &) { whileTaking = itself->lag(); });
    itself = &inbox;
    EXPECT_EQ(inbox.lag(), Duration{0});
    inbox.put(RecordingStopped{});
    std::this_thread::sleep_for(std::chrono::milliseconds{3});
    const auto before = inbox.lag();
    EXPECT_GE(before, std::chrono::milliseconds{3});
    inbox.put(RecordingStopped{});
    inbox.drain();
    EXPECT_GE(whileTaking, before);
    EXPECT_EQ(inbox.lag(), Duration{0});
}

TEST(FactInbox, manyThreadsLoseNothing) {
    Groups groups;
    std::size_t out = 0;
    FactInbox inbox([&](std::vector<Told> facts) { out += facts.size(); });
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                inbox.put(RecordingStopped{});
        });
    for (auto &thread : threads)
        thread.join();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (out < 4000 && std::chrono::steady_clock::now() < until)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    EXPECT_EQ(out, 4000u);
}

} // namespace callboard::test

int main(int argc, char **argv) {
    testing::InitGoogleTest(&argc, argv);
    QCoreApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
