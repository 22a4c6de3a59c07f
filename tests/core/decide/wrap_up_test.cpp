// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decide/outcome.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr auto ivanTalks = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
    0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:17 call.answered call=1 agent=anna offer=1
)";

// Anna talks, in a queue that wants a code; `isOver`: she did.
Center floor(bool isOver, const RecordingSettings &recording = {}) {
    auto center = Timeline(ivanTalks).center();
    auto site = smallSite();
    site.queues[0].needsDisposition = true;
    site.recording = recording;
    append(center, ConfigChanged{site});
    if (isOver)
        append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    return center;
}

SetDisposition code(std::string_view id, std::string_view agent = {}) {
    return {{}, AgentId{agent}, DispositionId{id}};
}

} // namespace

TEST(DecideWrapUp, setsACodeOfTheQueueDuringTheTalkAndAfterIt) {
    const std::string set = R"(disposition.set{"call":1,"agent":"anna","code":"solved","by":"anna"} 0)";
    EXPECT_EQ(outcome(floor(false), code("solved"), anna), set);
    EXPECT_EQ(outcome(floor(true), code("solved"), anna), set);
    EXPECT_EQ(outcome(floor(true), code("solved", "anna"), olga),
              R"(disposition.set{"call":1,"agent":"anna","code":"solved","by":"olga"} 0)");
    EXPECT_EQ(outcome(floor(true), code("solved", "anna"), boris), "notAllowed");
    EXPECT_EQ(outcome(floor(true), code("trouble"), anna), "unknownDisposition"); // a heading
    EXPECT_EQ(outcome(floor(true), code("order"), anna), "unknownDisposition");   // another queue's
    EXPECT_EQ(outcome(floor(true), code("golf"), anna), "unknownDisposition");
    EXPECT_EQ(outcome(floor(true), code("solved"), boris), "noCall");
    auto center = floor(true);
    append(center, DispositionSet{CallId{1}, anna.user, DispositionId{"solved"}, anna.user});
    EXPECT_EQ(outcome(center, code("solved"), anna), "alreadySo");
}

TEST(DecideWrapUp, keepsNotesOfABoundedLength) {
    const auto write = [](std::string text) { return WriteNote{{}, std::move(text)}; };
    EXPECT_EQ(outcome(floor(true), write("asks for Ivan"), anna),
              R"(note.added{"call":1,"agent":"anna","text":"asks for Ivan"} 0)");
    EXPECT_EQ(outcome(floor(true), write(std::string(4000, 'x')), anna).substr(0, 10), "note.added");
    EXPECT_EQ(outcome(floor(true), write(std::string(4001, 'x')), anna), "tooLong");
    EXPECT_EQ(outcome(floor(true), write(""), anna), "alreadySo");
    EXPECT_EQ(outcome(floor(true), WriteNote{CallId{7}, "x"}, anna), "noCall");
    EXPECT_EQ(outcome(floor(true), write("x"), olga), "unknownAgent");
}

TEST(DecideWrapUp, letsNobodyOutOfTheWorkWithoutTheCodeButBySupervisors) {
    const auto center = floor(true);
    EXPECT_EQ(outcome(center, FinishAfterCallWork{}, anna), "dispositionMissing");
    EXPECT_EQ(outcome(center, SetState{{}, DesiredState::Ready, {}}, anna), "dispositionMissing");
    EXPECT_EQ(outcome(center, SetState{{}, DesiredState::LoggedOut, {}}, anna), "dispositionMissing");
    EXPECT_EQ(outcome(center, SetState{{}, DesiredState::NotReady, ReasonId{"lunch"}}, anna).substr(0, 18),
              "agent.stateChanged"); // takes effect after it
    EXPECT_EQ(outcome(center, FinishAfterCallWork{AgentId{"anna"}}, olga),
              R"(afterCallWork.ended{"agent":"anna","author":"supervisor","by":"olga"} 0)");
    auto waiting = center;
    append(waiting, CallArrived{CallId{2}, Direction::Inbound, {"+74950000002", ""}, "600", {}, {}});
    append(waiting, CallQueued{CallId{2}, QueueId{"support"}});
    EXPECT_EQ(outcome(waiting, PullCall{CallId{2}, {}}, anna), "dispositionMissing");
    append(waiting, DispositionSet{CallId{1}, anna.user, DispositionId{"solved"}, anna.user});
    EXPECT_EQ(outcome(waiting, FinishAfterCallWork{}, anna),
              R"(afterCallWork.ended{"agent":"anna","author":"agent","by":"anna"} 0)");
    EXPECT_EQ(outcome(waiting, PullCall{CallId{2}, {}}, anna).substr(0, 11), "call.pulled");
}

TEST(DecideWrapUp, takesACodeThatIsOwedAfterOtherCalls) {
    auto center = floor(true);
    append(center, AfterCallWorkEnded{AgentId{"anna"}, Author::Supervisor, olga.user});
    append(center, CallPlaced{CallId{2}, anna.user, DeviceId{"1001"}, "1002", Direction::Internal});
    append(center, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Cancelled});
    const auto owed = [](std::string_view id) { return SetDisposition{CallId{1}, {}, DispositionId{id}}; };
    EXPECT_EQ(outcome(center, owed("order"), anna), "unknownDisposition") << "another queue's";
    EXPECT_EQ(outcome(center, owed("no-line"), anna).substr(0, 15), "disposition.set") << "its own";
    EXPECT_EQ(outcome(center, owed("solved"), boris), "noCall");
    EXPECT_EQ(outcome(center, owed("solved"), anna),
              R"(disposition.set{"call":1,"agent":"anna","code":"solved","by":"anna"} 0)");
    EXPECT_EQ(outcome(center, SetState{{}, DesiredState::LoggedOut, {}}, anna).substr(0, 18),
              "agent.stateChanged")
        << "it keeps her from nothing";
    append(center, DispositionSet{CallId{1}, anna.user, DispositionId{"solved"}, anna.user});
    EXPECT_EQ(outcome(center, owed("no-line"), anna), "noCall");
    const WriteNote note{CallId{1}, "wants an offer"};
    EXPECT_EQ(outcome(center, note, anna), R"(note.added{"call":1,"agent":"anna","text":"wants an offer"} 0)")
        << "her own contact of today";
    EXPECT_EQ(outcome(center, note, boris), "noCall");
    const auto refused = center.outOfPlace;
    append(center, NoteAdded{CallId{1}, anna.user, "wants an offer"});
    EXPECT_EQ(center.outOfPlace, refused);
}

TEST(DecideRating, isToldBySupervisorsOfCallsThatAreOver) {
    auto center = floor(true); // the backend's first start
    append(center, CallArrived{CallId::make(1, 9), Direction::Inbound, {"1", ""}, "600", {}, {}});
    const auto rate = [&](CallId call, int given, int of, const Actor &actor) {
        return outcome(center, RateCall{call, given, of}, actor);
    };
    const auto over = CallId::make(1, 5);
    EXPECT_EQ(rate(over, 4, 5, olga), R"(rating.given{"call":4294967301,"mark":4,"of":5,"by":"olga"} 0)");
    EXPECT_EQ(rate(over, 3, 3, root), R"(rating.given{"call":4294967301,"mark":3,"of":3,"by":"root"} 0)");
    EXPECT_EQ(rate(over, 4, 5, anna), "notAllowed");
    EXPECT_EQ(rate(over, 4, 5, mark), "notAllowed");
    EXPECT_EQ(rate(CallId::make(1, 9), 4, 5, olga), "notEnded");
    append(center, CallEnded{CallId::make(1, 9), EndedBy::Caller, EndCause::Cancelled});
    EXPECT_EQ(rate(CallId::make(1, 9), 4, 5, olga).substr(0, 12), "rating.given");
}

TEST(DecideRating, staysOnItsScaleAndWithNumbersThatWereGiven) {
    auto center = floor(true);
    const auto rate = [&](CallId call, int given, int of = 5) {
        return outcome(center, RateCall{call, given, of}, olga).substr(0, 12);
    };
    const auto over = CallId::make(1, 5);
    const std::vector<std::pair<int, int>> none{{0, 5}, {6, 5}, {-1, 5}, {4, 3},
                                                {0, 3}, {1, 4}, {1, 0},  {1, 1}};
    for (const auto &[given, of] : none)
        EXPECT_EQ(rate(over, given, of), "badMark") << given << " of " << of;
    EXPECT_EQ(rate({}, 4), "unknownCall");
    EXPECT_EQ(rate(CallId{5}, 4), "unknownCall");          // of no start
    EXPECT_EQ(rate(CallId::make(1, 0), 4), "unknownCall"); // numbers begin with 1
    EXPECT_EQ(rate(CallId::make(2, 5), 4), "unknownCall"); // of a start that is to come
    EXPECT_EQ(rate(CallId::make(1u << 20 | 7, 5), 4), "importedCall");
    append(center, BackendStarted{2, "test"});
    EXPECT_EQ(rate(CallId::make(2, 5), 4), "rating.given");
    EXPECT_EQ(rate(over, 4), "rating.given");
}

TEST(DecideRating, isOfFiveWhereNothingElseIsSaid) {
    const auto read = decodeCommand("call.rate", R"({"call":4294967301,"mark":4})");
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<RateCall>(*read).of, 5);
    const auto none = decodeCommand("call.rate", encode(Command{RateCall{CallId{1}, 1, 0}}));
    ASSERT_TRUE(none);
    EXPECT_EQ(std::get<RateCall>(*none).of, 0) << "what is wrong is not mended on the way";
}

TEST(DecideRecording, isStartedOnDemandWhereTheSiteAllowsIt) {
    EXPECT_EQ(outcome(floor(false), StartRecording{}, anna), "notAllowed");
    RecordingSettings onDemand;
    onDemand.isOnDemand = true;
    auto center = floor(false, onDemand);
    EXPECT_EQ(outcome(center, StartRecording{}, anna), "1");
    EXPECT_EQ(outcome(center, StartRecording{CallId{1}}, olga), "1");
    EXPECT_EQ(outcome(center, StartRecording{}, boris), "noCall");
    EXPECT_EQ(outcome(center, StartRecording{CallId{1}}, boris), "noCall");
    append(center, RecordingStarted{CallId{1}, "1.wav"});
    EXPECT_EQ(outcome(center, StartRecording{}, anna), "alreadySo");
}

TEST(DecideRecording, isPausedByWhoTalksAndBySupervisors) {
    auto center = floor(false);
    EXPECT_EQ(outcome(center, PauseRecording{}, anna), "noRecording");
    append(center, RecordingStarted{CallId{1}, "1.wav"});
    EXPECT_EQ(outcome(center, PauseRecording{}, anna), "1");
    EXPECT_EQ(outcome(center, PauseRecording{CallId{1}}, olga), "1");
    EXPECT_EQ(outcome(center, PauseRecording{CallId{1}}, boris), "noCall");
    EXPECT_EQ(outcome(center, ResumeRecording{}, anna), "alreadySo");
    append(center, RecordingPaused{CallId{1}, anna.user});
    EXPECT_EQ(outcome(center, PauseRecording{}, anna), "alreadySo");
    EXPECT_EQ(outcome(center, ResumeRecording{}, anna), "1");
}

TEST(RecordingFile, isNamedAfterItsDayItsCallAndItsFormat) {
    RecordingSettings settings;
    EXPECT_EQ(recordingFile(settings, CallId{5}, storyTime("0:00")), "2026-11-21/5.wav");
    settings.format = RecordingFormat::Opus;
    EXPECT_EQ(recordingFile(settings, CallId{5}, storyTime("0:00")), "2026-11-21/5.ogg");
}

} // namespace callboard::test
