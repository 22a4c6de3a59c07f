// SPDX-License-Identifier: GPL-3.0-or-later
// Which recordings the facts of a call tell of.
#include "backend/call_recordings.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

const Time nine = *fromIso("2026-12-01T09:00:00Z");
constexpr CallId call{1};
const UserId anna{"anna"};

struct Story {
    Story &at(int second, Fact fact) {
        events.push_back({events.size() + 1, nine + seconds{second}, {}, std::move(fact)});
        return *this;
    }
    // "1.flac 0+20 [5-8] error", one line each.
    std::string told() const {
        std::string text;
        for (const auto &recording : recordingsIn(events)) {
            const auto second = [](Duration time) {
                return std::to_string(static_cast<int>(toSeconds(time)));
            };
            text += recording.file + " " + second(recording.at - nine) + "+" + second(recording.length);
            for (const auto &pause : recording.pauses)
                text += " [" + second(pause.from) + "-" + second(pause.to) + "]";
            text += recording.error.empty() ? "\n" : " " + recording.error + "\n";
        }
        return text;
    }
    std::vector<Event> events;
};

TEST(CallRecordings, haveTheirPausesAndEndAsWasTold) {
    Story story;
    story.at(2, RecordingStarted{call, "1.flac"}).at(7, RecordingPaused{call, anna});
    EXPECT_EQ(story.told(), "") << "it is not finished";
    story.at(10, RecordingResumed{call, anna}).at(15, RecordingPaused{call, anna});
    story.at(30, RecordingStopped{call, "1.flac", seconds{20}, {}});
    EXPECT_EQ(story.told(), "1.flac 2+20 [5-8] [13-20]\n");
}

TEST(CallRecordings, ofOneCallStandInTheOrderOfTheirBeginnings) {
    Story story;
    story.at(0, RecordingStarted{call, "1.flac"}).at(30, RecordingStarted{call, "1-2.flac"});
    story.at(40, RecordingStopped{call, "1-2.flac", seconds{10}, {}});
    EXPECT_EQ(story.told(), "1-2.flac 30+10\n") << "the other is still encoded";
    story.at(50, RecordingStopped{call, "1.flac", seconds{20}, {}});
    EXPECT_EQ(story.told(), "1.flac 0+20\n1-2.flac 30+10\n");
}

TEST(CallRecordings, areFoundUnderTheNameThatACrashLeftThem) {
    Story rescued, broken;
    rescued.at(0, RecordingStarted{call, "12/1.flac"})
        .at(9, RecordingStopped{call, "12/1.wav", seconds{8}, "interrupted"});
    EXPECT_EQ(rescued.told(), "12/1.wav 0+8 interrupted\n");
    broken.at(0, RecordingStarted{call, "12/1.flac"})
        .at(9, RecordingStopped{call, "12/1.flac.broken", {}, "recording.disc"});
    EXPECT_EQ(broken.told(), "12/1.flac.broken 0+0 recording.disc\n");
}

TEST(CallRecordings, thatNeverBeganAreNone) {
    Story story;
    story.at(0, RecordingPaused{call, anna}).at(1, RecordingStopped{call, "1.flac", seconds{1}, {}});
    EXPECT_EQ(story.told(), "");
}

} // namespace
} // namespace callboard
