// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"
#include "tests/support/faulty_disk.h"

namespace callboard::test {

TEST(Hub, recordingsGiveWayToTheJournalWhenTheDiscIsFull) {
    const Scratch scratch;
    JournalOptions options;
    options.reserveBytes = 0; // as after it was given up
    Backend backend(scratch, smallSite(), options);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(backend.story(), "call.answered\n");
    EXPECT_EQ(backend.warnings(),
              std::vector<std::string>{"not recorded, the disc is full: 2026-11-21/1.wav"});
    backend.at(16, {RecordingStarted{CallId{1}, "1.wav"}}); // ordered while there was room
    backend.story();
    backend.hub().idle();
    EXPECT_EQ(backend.story(), "  -> stop recording, the disc is full\n");
}

TEST(Hub, whatALongFullDiscHeldUpIsWrittenWhenThereIsRoom) {
    constexpr int held = 70'000; // more than one group of the journal takes
    const Scratch scratch;
    FaultyDisk disk("full");
    bool isFull = false;
    disk.judgeBy([&](const FaultyDisk::Operation &operation) {
        return isFull && operation.kind == FaultyDisk::Kind::write ? SQLITE_FULL : SQLITE_OK;
    });
    JournalOptions options;
    options.vfs = disk.name();
    options.reserveBytes = 0;
    Backend backend(scratch, smallSite(), options);
    const auto before = backend.journal().last();
    isFull = true;
    backend.story();
    std::vector<Fact> facts;
    for (int i = 0; i < held; ++i)
        facts.push_back(RecordingStopped{CallId{1}, "a.wav", {}, {}});
    backend.at(1, std::move(facts));
    EXPECT_TRUE(backend.hub().isHeldUp());
    EXPECT_EQ(backend.story(), "");
    EXPECT_EQ(backend.journal().last(), before);
    isFull = false;
    backend.hub().retry();
    EXPECT_FALSE(backend.hub().isHeldUp());
    EXPECT_EQ(backend.journal().last(), before + held);
    EXPECT_EQ(backend.hub().center().seq, before + held);
}

} // namespace callboard::test
