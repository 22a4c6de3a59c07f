// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

TEST(Hub, sealsItsStateNowAndThenWhereSomethingHappened) {
    const Scratch scratch;
    Backend backend(scratch);
    const auto idleAt = [&](int second) {
        backend.tick(second);
        backend.story();
        const auto sealed = sealOf(backend.hub().center());
        backend.hub().idle();
        const auto story = backend.story();
        if (story.empty())
            return std::string("nothing");
        std::string said;
        EXPECT_TRUE(readEvents(backend.journal(), backend.journal().last(), backend.journal().last(),
                               [&](const Event &event) {
                                   const auto *seal = std::get_if<StateSealed>(&event.fact);
                                   said = seal && seal->hash == sealed ? "sealed" : "another fact or hash";
                                   return true;
                               }));
        return said;
    };
    EXPECT_EQ(idleAt(1), "sealed");
    EXPECT_EQ(idleAt(2), "nothing");
    EXPECT_EQ(idleAt(902), "nothing"); // a quiet quarter of an hour
    backend.arrive(903);
    EXPECT_EQ(idleAt(904), "sealed");
    backend.annaReady();
    EXPECT_EQ(idleAt(1000), "nothing");
    EXPECT_EQ(idleAt(1804), "sealed");
}

} // namespace callboard::test
