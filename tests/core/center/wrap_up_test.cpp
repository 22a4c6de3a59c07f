// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr auto annaTalking = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
    0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:17 call.answered call=1 agent=anna offer=1
)";

std::string lastOf(const Center &center) {
    const auto &last = find(center, anna)->last;
    return std::to_string(last.call.value) + " " + last.party.number + " " + last.party.name + " " +
           std::string(last.queue.text()) + " waited " +
           std::to_string(std::chrono::duration_cast<seconds>(last.waited).count()) + " talked " +
           (last.answeredAt == Time{} ? "never" : clockOf(last.answeredAt) + "-" + clockOf(last.leftAt)) +
           " " + std::string(textOf(last.end)) + (last.passedTo.empty() ? "" : " " + last.passedTo);
}

} // namespace

TEST(WrapUp, isTheAgentsOwnAndTheLatestWordCounts) {
    const Timeline story(after(annaTalking, R"(
        0:20 note.added call=1 agent=anna text=first
        0:30 disposition.set call=1 agent=anna code=solved by=anna
        1:00 call.ended call=1 by=caller cause=normal
        1:05 note.added call=1 agent=anna text=second
        1:06 disposition.set call=1 agent=anna code=no-line by=olga
    )"));
    const auto *wrapUp = wrapUpOf(*find(story.center(), anna), CallId{1});
    ASSERT_NE(wrapUp, nullptr);
    EXPECT_EQ(*wrapUp, (WrapUp{CallId{1}, DispositionId{"no-line"}, "second"}));
    EXPECT_EQ(story.outOfPlace(), 0u);
}

TEST(WrapUp, isOutOfPlaceForACallOfOthersAndACodeForOneLongGone) {
    const Timeline story(after(annaTalking, R"(
        0:20 note.added call=1 agent=boris text=mine
        0:21 disposition.set call=2 agent=anna code=solved by=anna
        0:30 call.ended call=1 by=caller cause=normal
        0:31 disposition.set call=1 agent=anna code=solved by=anna
        0:40 afterCallWork.ended agent=anna author=rule
        0:41 call.arrived call=3 direction=outbound from=1001/Anna to=+74950000001 caller=anna
        0:42 call.ended call=3 by=caller cause=cancelled
        0:43 disposition.set call=1 agent=anna code=solved by=anna
        0:44 note.added call=1 agent=boris text=late
        0:45 note.added call=1 agent=anna text=late
    )"));
    EXPECT_EQ(story.outOfPlace(), 4u);
    const std::vector<WrapUp> noted{{CallId{1}, {}, "late"}};
    EXPECT_EQ(find(story.center(), anna)->wrapUps, noted) << "the caller was hers today";
}

TEST(LastCall, tellsWhomTheAgentSpokeWithAndHowItEnded) {
    const Timeline ended(after(annaTalking, "1:00 call.ended call=1 by=caller cause=normal\n"));
    EXPECT_EQ(lastOf(ended.center()), "1 +74951234567 Ivan support waited 7 talked 0:17-1:00 there");
    const Timeline passed(after(annaTalking, "1:00 call.transferred call=1 agent=anna to=601\n"));
    EXPECT_EQ(lastOf(passed.center()), "1 +74951234567 Ivan support waited 7 talked 0:17-1:00 passedOn 601");
    const Timeline sent(
        after(annaTalking, "1:00 call.ended call=1 by=supervisor cause=normal supervisor=olga\n"));
    EXPECT_EQ(lastOf(sent.center()), "1 +74951234567 Ivan support waited 7 talked 0:17-1:00 supervisor");
    EXPECT_EQ(find(sent.center(), anna)->last.by, UserId{"olga"});
    const Timeline inVain(R"(
        0:10 call.placed call=5 agent=anna device=1001 to=+74950000001 direction=outbound
        0:12 call.arrived call=5 direction=outbound from=1001/Anna to=+74950000001 caller=anna
        0:30 call.ended call=5 by=callee cause=busy
    )");
    EXPECT_EQ(lastOf(inVain.center()), "5 +74950000001   waited 0 talked never there");
}

// What the work is about is not pushed aside by a call in between.
TEST(LastCall, staysWhileAfterCallWorkIsAboutIt) {
    const auto between = after(annaTalking, R"(
        1:00 call.ended call=1 by=caller cause=normal
        1:01 call.arrived call=3 direction=internal from=1001/Anna to=1002 caller=anna
        1:05 call.ended call=3 by=caller cause=cancelled
    )");
    EXPECT_EQ(find(Timeline(between).center(), anna)->last.call, CallId{1});
    const Timeline done(between + R"(
        1:10 afterCallWork.ended agent=anna author=rule
        1:11 call.arrived call=4 direction=internal from=1001/Anna to=1002 caller=anna
        1:15 call.ended call=4 by=caller cause=cancelled
    )");
    EXPECT_EQ(find(done.center(), anna)->last.call, CallId{4});
}

namespace {

// A direct call has no after-call work that keeps its place.
TEST(LastCall, isNotTheConsultThatOutlastsIt) {
    const auto direct = R"(
        0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=1001
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:17 call.answered call=1 agent=anna offer=1
        0:30 call.held call=1 agent=anna
        0:31 call.arrived call=2 direction=internal from=1001/Anna to=1002 caller=anna
        0:50 call.ended call=1 by=caller cause=normal
        0:55 call.ended call=2 by=callee cause=noAnswer
    )";
    EXPECT_EQ(lastOf(Timeline(direct).center()), "1 +74951234567 Ivan  waited 0 talked 0:17-0:50 there");
    const auto later = after(direct, R"(
        0:56 call.arrived call=3 direction=internal from=1001/Anna to=1002 caller=anna
        0:57 call.ended call=3 by=callee cause=busy
    )");
    EXPECT_EQ(lastOf(Timeline(later).center()), "3 1002   waited 0 talked never there");
}

// Since when it last ran or began to wait, and until when.
std::string workOf(const Timeline &story) {
    const auto &agent = *find(story.center(), anna);
    const auto &work = agent.work;
    return !work.call ? "none"
                      : std::string(textOf(agent.state)) + " " + std::to_string(work.call.value) + " " +
                            clockOf(work.since) + "-" + clockOf(work.until);
}

// The colleague whom Anna asks talks with her still when the caller gives up.
constexpr auto callerGoneInConsult = R"(
    0:30 call.held call=1 agent=anna
    0:31 call.arrived call=2 direction=internal from=1001/Anna to=1002 caller=anna
    0:33 call.answered call=2 agent=boris
    0:50 call.ended call=1 by=caller cause=normal
)";

} // namespace

TEST(AfterCallWork, waitsWhileAConsultOutlastsTheCaller) {
    const auto story = after(annaTalking, callerGoneInConsult);
    EXPECT_EQ(workOf(Timeline(story)), "busy 1 0:50-1:00");
    const auto free = after(story, "1:20 call.ended call=2 by=caller cause=normal\n");
    EXPECT_EQ(workOf(Timeline(free)), "workingAfterCall 1 1:20-1:30");
    EXPECT_EQ(find(Timeline(free).center(), anna)->last.call, CallId{1});
}

TEST(AfterCallWork, goesOnWithWhatWasLeftAfterACallInBetween) {
    const Timeline story(after(annaTalking, R"(
        1:00 call.ended call=1 by=caller cause=normal
        1:04 call.arrived call=3 direction=outbound from=1001/Anna to=+74950000001 caller=anna
        1:05 call.answered call=3
        1:35 call.ended call=3 by=caller cause=normal
    )"));
    EXPECT_EQ(workOf(story), "workingAfterCall 1 1:35-1:41");
}

TEST(AfterCallWork, isLongerByWhatItWasExtendedByWhileItWaited) {
    const Timeline story(after(after(annaTalking, callerGoneInConsult), R"(
        1:10 afterCallWork.extended agent=anna until=1:30
        1:20 call.ended call=2 by=caller cause=normal
    )"));
    EXPECT_EQ(workOf(story), "workingAfterCall 1 1:20-2:00");
}

TEST(AfterCallWork, thatAnotherSystemTimedEndsByItsClock) {
    auto site = smallSite();
    site.queues[0].wrapUp = {};
    auto center = Timeline(annaTalking).center();
    append(center, ConfigChanged{site});
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    const auto until = center.at + seconds{60};
    append(center, AfterCallWorkStarted{anna, CallId{1}, QueueId{"support"}, until});
    append(center, CallArrived{CallId{3}, Direction::Internal, {"1001", "Anna"}, "1002", {}, anna});
    append(center, CallEnded{CallId{3}, EndedBy::Caller, EndCause::Cancelled});
    EXPECT_EQ(find(center, anna)->state, AgentState::WorkingAfterCall);
    EXPECT_EQ(find(center, anna)->work.until, until);
}

TEST(Disposition, lacksOnlyWhereTheQueueWantsOneAndTheWorkRuns) {
    auto center = Timeline(annaTalking).center();
    auto site = smallSite();
    site.queues[0].needsDisposition = true;
    append(center, ConfigChanged{site});
    EXPECT_FALSE(lacksDisposition(center, *find(center, anna)));
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    EXPECT_TRUE(lacksDisposition(center, *find(center, anna)));
    append(center, DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna});
    EXPECT_FALSE(lacksDisposition(center, *find(center, anna)));
}

namespace {

// Anna has talked with Ivan for a queue that wants to know how it ended, and works on it.
Center annaWorking() {
    auto center = Timeline(annaTalking).center();
    auto site = smallSite();
    site.queues[0].needsDisposition = true;
    append(center, ConfigChanged{site});
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    return center;
}

void talkAgain(Center &center, CallId call) {
    append(center, CallArrived{call, Direction::Inbound, {"+74950000002", ""}, "600", {}, {}});
    append(center, CallQueued{call, QueueId{"support"}});
    const OfferId offer{call.value};
    append(center, OfferStarted{offer, call, anna, DeviceId{"1001"}, center.at + seconds{18}});
    append(center, CallAnswered{call, anna, offer});
    append(center, CallEnded{call, EndedBy::Caller, EndCause::Normal});
}

std::string owedBy(const Center &center) {
    std::string calls;
    for (const auto &owed : find(center, anna)->owed)
        calls += std::to_string(owed.call.value) + " ";
    return calls;
}

} // namespace

// What a supervisor skips is still to be said, whatever she does in between.
TEST(Disposition, isOwedWhereSomebodyElseEndedTheWork) {
    auto center = annaWorking();
    EXPECT_EQ(owedBy(center), "");
    append(center, NoteAdded{CallId{1}, anna, "wants a quote"});
    append(center, AfterCallWorkEnded{anna, Author::Supervisor, UserId{"olga"}});
    EXPECT_EQ(owedBy(center), "1 ");
    talkAgain(center, CallId{2});
    append(center, AfterCallWorkEnded{anna, Author::Supervisor, UserId{"olga"}});
    EXPECT_EQ(owedBy(center), "1 2 ");
    EXPECT_EQ(find(center, anna)->owed[0].party.name, "Ivan");
    EXPECT_EQ(wrapUpOf(*find(center, anna), CallId{1})->note, "wants a quote") << "kept as long";
    append(center, DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna});
    EXPECT_EQ(owedBy(center), "2 ");
    append(center, DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna});
    EXPECT_EQ(center.outOfPlace, 1u) << "it is hers no more";
    append(center, DispositionSet{CallId{2}, anna, DispositionId{"solved"}, UserId{"olga"}});
    EXPECT_EQ(owedBy(center), "");
}

TEST(Disposition, isNotOwedWhereItWasGivenOrNobodyAsks) {
    auto center = annaWorking();
    append(center, DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna});
    append(center, AfterCallWorkEnded{anna, Author::Supervisor, UserId{"olga"}});
    EXPECT_EQ(owedBy(center), "");
    const Timeline free(after(annaTalking, R"(
        1:00 call.ended call=1 by=caller cause=normal
        1:05 afterCallWork.ended agent=anna author=supervisor by=olga
    )"));
    EXPECT_EQ(owedBy(free.center()), "");
}

// A colleague passes a caller of the queue on to her while she works.
TEST(Disposition, isOwedWhereAnotherTalksWorkTakesItsPlaceAndTheOldestGoesAtLast) {
    auto center = annaWorking();
    for (std::uint32_t call = 2; call <= 23; ++call)
        talkAgain(center, CallId{call});
    EXPECT_EQ(owedBy(center), "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 ");
    EXPECT_EQ(center.outOfPlace, 0u);
}

TEST(Disposition, isALeafOfTheTreeForTheQueue) {
    const auto site = smallSite();
    const auto codesFor = [&](QueueId queue) {
        std::string codes;
        for (const auto &code : site.dispositions)
            if (mayEndWith(site, code, queue))
                codes += std::string(code.id.text()) + " ";
        return codes;
    };
    EXPECT_EQ(codesFor(QueueId{"support"}), "solved no-line ");
    EXPECT_EQ(codesFor(QueueId{"sales"}), "solved order ");
    EXPECT_EQ(codesFor({}), "solved ");
}

TEST(Recording, isPausedOnceAndEndsWithItsPause) {
    const Timeline story(after(annaTalking, R"(
        0:17 recording.paused call=1 by=anna
        0:18 recording.started call=1 file=1.wav
        0:20 recording.paused call=1 by=anna
        0:21 recording.paused call=1 by=anna
    )"));
    EXPECT_EQ(clockOf(find(story.center(), CallId{1})->recordingPausedAt), "0:20");
    EXPECT_EQ(story.outOfPlace(), 2u);
    auto center = story.center();
    append(center, RecordingResumed{CallId{1}, {}});
    append(center, RecordingResumed{CallId{1}, {}});
    EXPECT_EQ(center.outOfPlace, 3u);
    append(center, RecordingPaused{CallId{1}, anna});
    append(center, RecordingStopped{CallId{1}, "1.wav", seconds{9}, "the disc is full"});
    EXPECT_EQ(find(center, CallId{1})->recordingPausedAt, Time{});
}

} // namespace callboard::test
