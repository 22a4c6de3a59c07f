// SPDX-License-Identifier: GPL-3.0-or-later
// A recording is heard in its place: in pieces, from anywhere, and never over a call.
#include "core/voice/audio_file.h"
#include "tests/support/scratch.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/hand_speaker.h"
#include "tests/widgets/history_page_fixture.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/history/recording_view.h"
#include "widgets/history/sound_lane.h"

#include <gtest/gtest.h>
#include <QComboBox>
#include <QFile>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class RecordingViewTest : public testing::Test {
protected:
    RecordingViewTest() {
        host.resize(900, 80);
        view.setGeometry(host.rect());
        open(host);
        view.listen({&speaker, &phone});
        past.recordings.recordings = {recording("1.flac", seconds{20})};
    }
    static Recording recording(const std::string &file, Duration length) {
        const std::vector<std::int32_t> loud(400, 50);
        return {file, *fromIso("2026-11-21T09:00:00Z"), length, {}, loud, loud, {}};
    }
    void openCall() {
        view.open(CallId{7});
        past.answerAll();
    }
    void press(const QString &name) const { QTest::mouseClick(buttonNamed(view, name), Qt::LeftButton); }
    // So much more of it is heard.
    void hear(milliseconds time) {
        speaker.heard = std::min(speaker.heard + time, speaker.added);
        QTest::qWait(120);
        past.answerAll();
        QCoreApplication::processEvents();
    }
    std::string words() const { return wordsIn(view).toStdString(); }
    bool shows(const QString &text) const { return says(view, text); }
    std::string asked() const {
        std::string list;
        for (const auto &sound : past.sounds)
            list += sound.file + " " + std::to_string(static_cast<int>(toSeconds(sound.from))) + "; ";
        return list;
    }
    SoundLane &lane() const { return *view.findChild<SoundLane *>(); }

    BusyFloor busy;
    TestPast past{busy.floor.events()};
    HandSpeaker speaker;
    TestSoftphone phone;
    QWidget host;
    RecordingView view{busy.floor, past, &host};
};

TEST_F(RecordingViewTest, isThereOnlyWhereThereIsOne) {
    EXPECT_FALSE(view.isVisible());
    openCall();
    EXPECT_TRUE(view.isVisible());
    EXPECT_TRUE(shows(u"0:00 / 0:20"_s)) << words();
    past.recordings.recordings.clear();
    openCall();
    EXPECT_FALSE(view.isVisible());
    past.error = Error{"past.busy", ""};
    openCall();
    EXPECT_TRUE(shows(u"The server does not answer now. Try it again in a moment."_s)) << words();
    EXPECT_FALSE(buttonNamed(view, u"Play"_s)) << "there is nothing to play";
    past.error.reset();
    view.open(CallId{7});
    EXPECT_TRUE(shows(u"Reading the recording…"_s)) << words();
    past.answerAll();
    EXPECT_FALSE(view.isVisible());
    EXPECT_EQ(asked(), "") << "no sound before somebody wants it";
}

TEST_F(RecordingViewTest, isHeardToItsEndInPiecesAndFromTheBeginningAgain) {
    phone.choose({true, {{}, "headset-out"}, {}});
    openCall();
    press(u"Play"_s);
    past.answerAll();
    EXPECT_EQ(speaker.device, "headset-out") << "where calls are heard";
    EXPECT_FALSE(speaker.isSilent);
    EXPECT_TRUE(buttonNamed(view, u"Pause"_s));
    hear(milliseconds{3000});
    EXPECT_TRUE(shows(u"0:03 / 0:20"_s)) << words();
    EXPECT_EQ(asked(), "1.flac 0; ") << "enough is in stock";
    hear(milliseconds{2000});
    hear(milliseconds{7000});
    EXPECT_EQ(asked(), "1.flac 0; 1.flac 8; 1.flac 16; ");
    hear(milliseconds{7999});
    EXPECT_TRUE(buttonNamed(view, u"Pause"_s)) << "a millisecond is left";
    hear(milliseconds{1});
    EXPECT_TRUE(shows(u"0:20 / 0:20"_s)) << words();
    EXPECT_TRUE(speaker.isSilent);
    press(u"Play"_s);
    past.answerAll();
    EXPECT_EQ(asked(), "1.flac 0; 1.flac 8; 1.flac 16; 1.flac 0; ");
    EXPECT_TRUE(shows(u"0:00 / 0:20"_s)) << words();
}

TEST_F(RecordingViewTest, waitsWhereItWasStoppedAndGoesOnFromWhereOneClicks) {
    openCall();
    press(u"Play"_s);
    past.answerAll();
    hear(milliseconds{2000});
    QTest::keyClick(&view, Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(speaker.isSilent);
    hear(milliseconds{});
    EXPECT_TRUE(shows(u"0:02 / 0:20"_s)) << words();
    QTest::keyClick(&lane(), Qt::Key_Right);
    EXPECT_TRUE(shows(u"0:07 / 0:20"_s)) << words();
    EXPECT_TRUE(speaker.isSilent) << "it waits there, too";
    press(u"Play"_s);
    past.answerAll();
    EXPECT_EQ(asked(), "1.flac 0; 1.flac 7; ");
    QTest::mouseClick(&lane(), Qt::LeftButton, {}, {lane().width() - 2, lane().height() / 2});
    past.answerAll();
    EXPECT_TRUE(asked().ends_with("1.flac 19; ")) << asked();
    EXPECT_FALSE(speaker.isSilent) << "it plays on from there";
    QTest::keyClick(&lane(), Qt::Key_Home);
    past.answerAll();
    EXPECT_TRUE(asked().ends_with("1.flac 0; ")) << asked();
}

TEST_F(RecordingViewTest, isAskedForOnceWhereTheMarkIsDraggedTo) {
    openCall();
    press(u"Play"_s);
    past.answerAll();
    const auto at = [&](int tenth) {
        const int captions = lane().width() / 4;
        return QPoint(captions + (lane().width() - captions) * tenth / 10, lane().height() / 2);
    };
    QTest::mousePress(&lane(), Qt::LeftButton, {}, at(2));
    for (int tenth = 3; tenth < 9; ++tenth)
        QTest::mouseMove(&lane(), at(tenth));
    hear(milliseconds{1000});
    EXPECT_EQ(asked(), "1.flac 0; ") << "it plays on where it was";
    QTest::mouseRelease(&lane(), Qt::LeftButton, {}, {lane().width() - 2, lane().height() / 2});
    past.answerAll();
    EXPECT_EQ(past.sounds.size(), 2u) << asked();
}

TEST_F(RecordingViewTest, isNotPlayedOverACall) {
    openCall();
    PhoneView talking;
    talking.isTalking = true;
    phone.become(talking);
    press(u"Play"_s);
    EXPECT_TRUE(shows(u"Not while a call rings or talks in this computer."_s)) << words();
    EXPECT_EQ(asked(), "");
    phone.become({});
    press(u"Play"_s);
    EXPECT_FALSE(shows(u"Not while a call rings or talks in this computer."_s));
    EXPECT_EQ(asked(), "1.flac 0; ");
}

TEST_F(RecordingViewTest, aSpeakerThatGoesIsToldAndPlayGoesOnFromThere) {
    openCall();
    press(u"Play"_s);
    past.answerAll();
    hear(milliseconds{3000});
    speaker.works = false;
    hear(milliseconds{});
    EXPECT_TRUE(shows(u"This computer has no speaker, or its sound is not installed."_s)) << words();
    EXPECT_TRUE(speaker.isSilent);
    speaker.works = true;
    press(u"Play"_s);
    EXPECT_EQ(asked(), "1.flac 0; 1.flac 3; ");
}

TEST_F(RecordingViewTest, givesWayToACallThatRingsHere) {
    openCall();
    press(u"Play"_s);
    past.answerAll();
    PhoneView ringing;
    ringing.isRinging = true;
    phone.become(ringing);
    EXPECT_TRUE(speaker.isSilent);
    EXPECT_TRUE(buttonNamed(view, u"Play"_s));
    phone.become({});
    EXPECT_TRUE(speaker.isSilent) << "who listens says when";
    press(u"Play"_s);
    EXPECT_FALSE(speaker.isSilent);
    view.hide();
    EXPECT_TRUE(speaker.isSilent) << "nobody sees what sounds there";
}

TEST_F(RecordingViewTest, saysWhyNothingIsHeard) {
    speaker.isThere = false;
    openCall();
    press(u"Play"_s);
    EXPECT_TRUE(shows(u"This computer has no speaker, or its sound is not installed."_s)) << words();
    speaker.isThere = true;
    press(u"Play"_s);
    past.error = Error{"sound.unreadable", ""};
    past.answerAll();
    EXPECT_TRUE(shows(u"The file of the recording cannot be read."_s)) << words();
    EXPECT_TRUE(speaker.isSilent);
    past.error.reset();
    press(u"Play"_s);
    past.answerAll();
    EXPECT_FALSE(speaker.isSilent);
    EXPECT_TRUE(shows(u"0:00 / 0:20"_s)) << words();
    auto &broken = past.recordings.recordings.front();
    broken.caller.clear();
    broken.agent.clear();
    broken.error = "sound.unreadable";
    openCall();
    EXPECT_TRUE(speaker.isSilent) << "another call";
    EXPECT_FALSE(buttonNamed(view, u"Play"_s)->isEnabled());
    EXPECT_TRUE(shows(u"The file of the recording cannot be read."_s)) << words();
}

TEST_F(RecordingViewTest, ofSeveralOneIsChosen) {
    past.recordings.recordings.push_back(recording("2.flac", seconds{95}));
    openCall();
    auto *which = view.findChild<QComboBox *>();
    ASSERT_TRUE(which->isVisible());
    EXPECT_EQ(which->currentText(), u"1 of 2, 12:00:00"_s);
    press(u"Play"_s);
    QTest::keyClick(which, Qt::Key_Down);
    EXPECT_TRUE(speaker.isSilent);
    EXPECT_TRUE(shows(u"0:00 / 1:35"_s)) << words();
    press(u"Play"_s);
    past.answerAll();
    EXPECT_EQ(asked(), "1.flac 0; 2.flac 0; ");
    EXPECT_EQ(speaker.added, milliseconds{8000}) << "and nothing of the first";
}

TEST_F(RecordingViewTest, isSavedWholeOrNotAtAll) {
    const test::Scratch scratch;
    const auto file = QString::fromStdString(scratch.path("talk.wav").string());
    openCall();
    view.saveTo(file);
    EXPECT_TRUE(shows(u"Saving: 0 %"_s)) << words();
    EXPECT_FALSE(QFile::exists(file)) << "not before it is whole";
    past.answerAll();
    EXPECT_TRUE(shows(u"Saved: talk.wav"_s)) << words();
    EXPECT_EQ(asked(), "1.flac 0; 1.flac 8; 1.flac 16; ");
    const auto wave = voice::readAudioFile(file.toStdString());
    ASSERT_TRUE(wave && wave->channels.size() == 2);
    EXPECT_EQ(wave->rate, 8000);
    EXPECT_EQ(wave->channels[0], std::vector<std::int16_t>(160'000, 0x0101));
    EXPECT_EQ(wave->channels[1], wave->channels[0]);
    view.saveTo(u"/nonexistent/talk.wav"_s);
    EXPECT_TRUE(shows(u"The file cannot be written there. Choose another place."_s)) << words();
    const auto other = QString::fromStdString(scratch.path("other.wav").string());
    view.saveTo(other);
    past.error = Error{"link.lost", ""};
    past.answerAll();
    EXPECT_TRUE(shows(u"The server does not answer now. Try it again in a moment."_s)) << words();
    EXPECT_FALSE(QFile::exists(other));
    past.error.reset();
    past.recordings.recordings.front().length = seconds{10}; // as the file is, and not as was told
    view.saveTo(other);
    past.answerAll();
    EXPECT_TRUE(shows(u"The file of the recording cannot be read."_s)) << words();
    EXPECT_FALSE(QFile::exists(other));
}

TEST_F(RecordingViewTest, whichACrashCutOffSaysSoAndIsHeardAllTheSame) {
    past.recordings.recordings.front().error = "interrupted";
    openCall();
    EXPECT_TRUE(shows(u"It ends early: the server was gone for a while"_s)) << words();
    press(u"Play"_s);
    past.answerAll();
    EXPECT_FALSE(speaker.isSilent);
}

TEST_F(HistoryPageTest, aCallOfThisSiteOpensToItsRecordingAndOneOfAnImportToNone) {
    HandSpeaker speaker;
    page.listen({&speaker, nullptr});
    past.answerAll();
    past.recordings.recordings = {talkOfTwo(busy.floor.now())};
    openNumber(1, u"Abandoned"_s);
    past.answerAll();
    const auto *view = page.findChild<RecordingView *>();
    auto &stays = board(u"Calls of the number"_s);
    const auto openFirst = [&] {
        Q_EMIT stays.opened(stays.model()->index(0, 0));
        past.answerAll();
        return view->isVisible();
    };
    EXPECT_FALSE(openFirst()) << "it was not recorded";
    auto &first = *std::ranges::find(past.opened.stays, Part::Counted, &StayRow::part);
    busy.floor.happen(RecordingStopped{first.call, "1.flac", seconds{9}, {}});
    EXPECT_TRUE(openFirst());
    QTest::keyClick(&stays, Qt::Key_Escape);
    EXPECT_FALSE(view->isVisible());
    first.stream = "bank";
    openNumber(1, u"Abandoned"_s);
    past.answerAll();
    EXPECT_FALSE(openFirst()) << "the discs of another system are not here";
}

} // namespace
} // namespace callboard
