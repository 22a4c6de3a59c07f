// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

const AgentId anna{"anna"};

// Anna talks with call 1 from 15 on; to 60, if it is over.
void talk(Backend &backend) {
    backend.annaReady();
    backend.arrive(10);
    backend.at(15, {CallAnswered{CallId{1}, anna, offerOf(backend)}});
}

void talkAndEnd(Backend &backend) {
    talk(backend);
    backend.at(60, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}});
    backend.story();
}

SiteSettings siteThatAsks() {
    auto site = smallSite();
    site.queues[0].needsDisposition = true;
    return site;
}

SiteSettings siteWith(const RecordingSettings &recording) {
    auto site = smallSite();
    site.recording = recording;
    site.queues[0].language = SpokenLanguage::English;
    return site;
}

} // namespace

TEST(WrapUp, endsByItselfOnlyOnceTheCodeIsThere) {
    const Scratch scratch;
    Backend backend(scratch, siteThatAsks());
    talkAndEnd(backend);
    backend.tick(70);
    EXPECT_EQ(backend.story(), "");
    EXPECT_GT(backend.hub().nextDue(), nine + seconds{70});
    backend.at(90, {DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna}});
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{90});
    backend.tick(90);
    EXPECT_EQ(backend.story(), "disposition.set\nafterCallWork.ended\n");
}

TEST(WrapUp, runsItsTimeWhenTheCodeIsThereBefore) {
    const Scratch scratch;
    Backend backend(scratch, siteThatAsks());
    talkAndEnd(backend);
    backend.at(62, {DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna}});
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{70});
    backend.story();
    backend.tick(69);
    EXPECT_EQ(backend.story(), "");
    backend.tick(70);
    EXPECT_EQ(backend.story(), "afterCallWork.ended\n");
}

TEST(Recording, goesOnByItselfAfterTheLongestPause) {
    RecordingSettings recording;
    recording.longestPause = seconds{30};
    const Scratch scratch;
    Backend backend(scratch, siteWith(recording));
    talk(backend);
    backend.at(16, {RecordingStarted{CallId{1}, "1.wav"}, RecordingPaused{CallId{1}, anna}});
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{46});
    backend.story();
    backend.tick(46);
    backend.tick(47);
    EXPECT_EQ(backend.story(), "  -> resume recording\n"); // once
    backend.at(47, {RecordingResumed{CallId{1}, {}}, RecordingPaused{CallId{1}, anna}});
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{77});
}

TEST(Recording, goesOnWhenWhoPausedItPassesTheCallerOn) {
    const Scratch scratch;
    Backend backend(scratch);
    talk(backend);
    backend.at(16, {RecordingStarted{CallId{1}, "1.wav"}, RecordingPaused{CallId{1}, anna}});
    backend.story();
    backend.at(20, {CallTransferred{CallId{1}, anna, "601", {}}});
    EXPECT_EQ(backend.story(), "call.transferred\ncall.queued\n  -> release anna\n  -> enter sales\n"
                               "  -> resume recording\n");
}

TEST(Recording, isToldToTheCallerWhenTheSiteWantsIt) {
    RecordingSettings recording;
    recording.notice = RecordingNotice::Waiting;
    const Scratch first, second;
    Backend told(first, siteWith(recording));
    told.arrive(10);
    EXPECT_NE(told.story().find("  -> enter support\n  -> say en/recorded\n"), std::string::npos);
    recording.notice = RecordingNotice::Answered;
    Backend later(second, siteWith(recording));
    talk(later);
    EXPECT_EQ(later.story().find("recorded"), std::string::npos);
    later.at(16, {RecordingStarted{CallId{1}, "1.wav"}});
    EXPECT_EQ(later.story(), "recording.started\n  -> notice en/recorded\n");
}

TEST(Recording, hasTheEndingOfItsFormat) {
    RecordingSettings recording;
    recording.format = RecordingFormat::Flac;
    const Scratch scratch;
    Backend backend(scratch, siteWith(recording));
    talk(backend);
    EXPECT_NE(backend.story().find("  -> record 2026-11-21/1.flac\n"), std::string::npos);
}

} // namespace callboard::test
