// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/sound_books.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// A call of 13 s through support's anna (seconds 5 to 9) to sales' boris (12 to 18).
class SoundBooksTest : public testing::Test {
protected:
    SoundBooksTest() {
        center.at = Time{} + std::chrono::hours{500'000};
        take(ConfigChanged{smallSite()});
        take(CallArrived{CallId{1}, Direction::Inbound, {"1", ""}, "600", {}, {}});
        take(CallQueued{CallId{1}, QueueId{"support"}});
        take(OfferStarted{OfferId{1}, CallId{1}, AgentId{"anna"}, DeviceId{"1001"}, {}});
        take(CallAnswered{CallId{1}, AgentId{"anna"}, OfferId{1}});
        begin = center.at;
    }
    void take(Fact fact) {
        Delta delta;
        const auto event = append(center, std::move(fact), &delta);
        ASSERT_TRUE(delta.isInPlace);
        books.take(event, delta, center);
    }
    void passOnAndEnd() {
        pass(seconds{4});
        take(CallTransferred{CallId{1}, AgentId{"anna"}, "601", {}});
        take(CallQueued{CallId{1}, QueueId{"sales"}});
        take(OfferStarted{OfferId{2}, CallId{1}, AgentId{"boris"}, DeviceId{"1002"}, {}});
        take(CallAnswered{CallId{1}, AgentId{"boris"}, OfferId{2}});
        pass(seconds{4});
        take(CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    }
    void pass(Duration time) { center.at += time; }
    // How many talks lack sound when the file is so long.
    std::size_t faults(std::optional<Duration> length) {
        return books.close([&](const std::string &) { return length; }).size();
    }

    Center center;
    SoundBooks books;
    Time begin;
};

} // namespace

TEST_F(SoundBooksTest, oneRecordingCoversTheTalksOfSeveralAgents) {
    take(RecordingStarted{CallId{1}, "1.flac"});
    passOnAndEnd();
    const auto whole = center.at - begin;
    take(RecordingStopped{CallId{1}, "1.wav", whole, {}});
    EXPECT_EQ(books.talks(), 2u);
    std::string asked;
    EXPECT_TRUE(books
                    .close([&](const std::string &file) {
                        asked = file;
                        return std::optional(whole);
                    })
                    .empty());
    EXPECT_EQ(asked, "1.wav") << "the name that it got in the end";
    EXPECT_EQ(faults(whole - seconds{4}), 1u);
    EXPECT_EQ(faults(seconds{1}), 2u);
    EXPECT_EQ(faults(std::nullopt), 2u);
}

// The order to record finds nobody any more.
TEST_F(SoundBooksTest, whoHangsUpAsHeIsAnsweredNeedHaveNoSound) {
    take(CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    EXPECT_EQ(books.talks(), 1u);
    EXPECT_EQ(faults(std::nullopt), 0u);
}

TEST_F(SoundBooksTest, namesTheCallTheAgentAndWhatIsThere) {
    take(RecordingStarted{CallId{1}, "1.flac"});
    passOnAndEnd();
    take(RecordingStopped{CallId{1}, "1.flac", seconds{6}, "the disc is full"});
    const auto findings =
        books.close([](const std::string &) { return std::optional<Duration>(seconds{6}); });
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].find("call 1: boris's talk of "), 0u);
    EXPECT_NE(findings[0].find("1.flac has "), std::string::npos);
    EXPECT_NE(findings[0].find("(the disc is full)"), std::string::npos);
}

TEST_F(SoundBooksTest, talkThatNobodyRecordedIsNamedUnlessItsQueueHasNone) {
    auto site = smallSite();
    site.queues[1].isRecorded = false; // sales
    take(ConfigChanged{site});
    passOnAndEnd();
    EXPECT_EQ(books.talks(), 1u);
    const auto findings = books.close([](const std::string &) { return std::optional<Duration>(); });
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_NE(findings[0].find("anna's"), std::string::npos);
    EXPECT_NE(findings[0].find("was not recorded"), std::string::npos);
}

TEST_F(SoundBooksTest, recordingThatIsNotFinishedIsPassedOver) {
    take(RecordingStarted{CallId{1}, "1.flac"});
    passOnAndEnd();
    EXPECT_EQ(faults(std::nullopt), 0u);
}

} // namespace callboard::test
