// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using test::append;

TEST(Replica, followsTheCenterEventByEvent) {
    test::Story story(5);
    Replica replica;
    Delta delta;
    EXPECT_EQ(replica.apply("e", story.next(), delta), Replica::Step::Gap);
    replica.take("e", story.center());
    for (int i = 0; i < 500; ++i) {
        const Event event = story.next();
        ASSERT_EQ(replica.apply("e", event, delta), Replica::Step::Applied);
        ASSERT_EQ(replica.center(), story.center());
    }
}

TEST(Replica, tellsGapsDuplicatesAndForeignEpochs) {
    Center center;
    Replica replica;
    replica.take("e", center);
    const Event first = append(center, BackendStarted{1, "1"});
    const Event second = append(center, ConfigChanged{test::smallSite()});
    Delta delta;
    EXPECT_EQ(replica.apply("e", second, delta), Replica::Step::Gap);
    EXPECT_EQ(replica.apply("other", first, delta), Replica::Step::Gap);
    EXPECT_EQ(replica.seq(), 0u);
    EXPECT_EQ(replica.apply("e", first, delta), Replica::Step::Applied);
    EXPECT_EQ(replica.apply("e", first, delta), Replica::Step::Duplicate);
    EXPECT_EQ(replica.apply("e", second, delta), Replica::Step::Applied);
    EXPECT_EQ(replica.center(), center);
}

TEST(Replica, takesAPartyThatIsRevealedLater) {
    Center center;
    const auto call = CallId::make(1, 1);
    append(center, CallArrived{call, Direction::Inbound, {}, "600", {}, {}});
    Replica replica;
    replica.take("e", center);
    EXPECT_TRUE(replica.reveal(call, {"+74951234567", "Ivan"}, {"600", ""}));
    EXPECT_EQ(find(replica.center(), call)->from.name, "Ivan");
    EXPECT_FALSE(replica.reveal(CallId::make(1, 2), {"1", ""}, {}));
}

} // namespace
} // namespace callboard
