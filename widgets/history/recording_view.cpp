// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/recording_view.h"

#include "widgets/common/action_button.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/history/history_words.h"
#include "widgets/history/sound_lane.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStandardPaths>

namespace callboard {

using namespace Qt::StringLiterals;

RecordingView::RecordingView(LiveFloor &floor, PastSource &past, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_past(past)
    , m_player(past, this)
    , m_saver(past, this)
    , m_row(new QWidget(this))
    , m_play(new ActionButton(Glyph::Play, {}, this)) // the picture needs the width
    , m_save(new ActionButton(Glyph::Download, {}, this))
    , m_lane(new SoundLane(this))
    , m_which(new QComboBox(this))
    , m_time(new TextLine(TextLine::Kind::Caption, this))
    , m_said(new TextLine(TextLine::Kind::Caption, this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins({});
    row->setSpacing(12);
    row->addWidget(m_play);
    row->addWidget(m_which);
    row->addWidget(m_lane, 1);
    row->addWidget(m_time);
    row->addWidget(m_save);
    column->addWidget(m_row);
    column->addWidget(m_said);
    m_said->hide();
    m_which->setAccessibleName(tr("Which recording"));
    m_save->setAccessibleName(tr("Save…"));
    m_time->setAlignment(Qt::AlignRight);
    m_play->setKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Space,
                   tr("Play the recording, or stop for a while; who hears it stands in the journal"));
    m_save->setKey(Qt::CTRL | Qt::SHIFT | Qt::Key_S,
                   tr("Save the recording as WAV; you stand in the journal as who heard it"));
    connect(m_play, &QPushButton::clicked, this, &RecordingView::toggle);
    connect(m_save, &QPushButton::clicked, this, &RecordingView::save);
    connect(m_lane, &SoundLane::sought, &m_player, &Player::seek);
    connect(m_which, &QComboBox::activated, this, &RecordingView::choose);
    connect(&m_player, &Player::changed, this, &RecordingView::follow);
    connect(&m_saver, &SoundSaver::went, this,
            [this](int percent) { tell(tr("Saving: %1 %").arg(percent)); });
    connect(&m_saver, &SoundSaver::saved, this,
            [this](const QString &file) { tell(tr("Saved: %1").arg(QFileInfo(file).fileName())); });
    connect(&m_saver, &SoundSaver::failed, this,
            [this](const Error &error) { tell(troubleIn(error), Severity::Warning); });
    hide();
}

void RecordingView::listen(const Listening &listening) {
    m_mayListen = listening.sounds != nullptr;
    m_player.listen(listening);
}

void RecordingView::open(CallId call) {
    close();
    m_call = call;
    if (!m_mayListen)
        return;
    tell(tr("Reading the recording…"));
    setVisible(true);
    m_past.ask(AskRecordings{call},
               [this, alive = QPointer(this), asked = ++m_asked](const Result<Recordings> &recordings) {
                   if (!alive || asked != m_asked)
                       return;
                   if (recordings)
                       return display(*recordings);
                   tell(troubleIn(recordings.error()), Severity::Warning);
               });
}

// What is being saved is saved to its end.
void RecordingView::close() {
    ++m_asked;
    m_recordings.clear();
    m_player.load({}, {});
    m_row->hide();
    hide();
}

void RecordingView::hideEvent(QHideEvent *) {
    m_player.pause();
}

void RecordingView::display(const Recordings &recordings) {
    m_recordings = recordings.recordings;
    m_which->clear();
    const auto zone = zoneOf(m_floor.center().site);
    for (std::size_t i = 0; i < m_recordings.size(); ++i)
        m_which->addItem(tr("%1 of %2, %3")
                             .arg(i + 1)
                             .arg(m_recordings.size())
                             .arg(timeOfDayText(m_recordings[i].at, zone)));
    m_which->setVisible(m_recordings.size() > 1);
    m_row->setVisible(!m_recordings.empty());
    setVisible(!m_recordings.empty());
    if (!m_recordings.empty())
        choose(0);
}

void RecordingView::choose(int recording) {
    m_chosen = recording;
    m_lane->display(chosen());
    m_time->setRoomFor(timeText(chosen().length));
    m_player.load(m_call, chosen());
    tellTrouble();
}

// Of the recording itself; it can be heard all the same, unless nothing of it can be read.
void RecordingView::tellTrouble() {
    const auto &recording = chosen();
    if (recording.error.empty())
        return tell({});
    tell(recording.caller.empty() ? words::trouble({recording.error, {}})
                                  : tr("It ends early: %1").arg(words::recordingEnd(recording.error)),
         Severity::Warning);
}

void RecordingView::tell(const QString &sentence, Severity severity) {
    m_said->setGlyph(severity == Severity::Calm ? Glyph::None : glyphOf(severity),
                     [severity](const QPalette &palette) { return colourOf(severity, palette); });
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

void RecordingView::toggle() {
    tellTrouble();
    m_player.isPlaying() ? m_player.pause() : m_player.play();
}

// The page may go while the dialog stands.
void RecordingView::save() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto at = timeOfDayText(chosen().at, zoneOf(m_floor.center().site)).remove(u':');
    auto *dialog =
        new QFileDialog(this, tr("Save the recording"), folder, tr("WAV, for every player (*.wav)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"wav"_s);
    dialog->selectFile(tr("Recording") + u" %1 %2.wav"_s.arg(m_call.value).arg(at));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingView::saveTo);
    dialog->open();
}

void RecordingView::saveTo(const QString &file) {
    if (m_recordings.empty())
        return;
    if (!m_saver.save(m_call, chosen(), file))
        tell(words::trouble({"sound.notSaved", {}}), Severity::Warning);
}

// F5, which others are told of, asks for the figures anew.
QString RecordingView::troubleIn(const Error &error) {
    if (error.code == "link.lost" || error.code == "past.busy")
        return tr("The server does not answer now. Try it again in a moment.");
    return words::trouble(error);
}

QString RecordingView::timeText(Duration place) const {
    return u"%1 / %2"_s.arg(clockText(place), clockText(chosen().length));
}

void RecordingView::follow() {
    if (m_recordings.empty())
        return;
    const bool isReadable = !chosen().caller.empty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_lane, m_play, m_save})
        part->setEnabled(isReadable);
    m_lane->setPlace(m_player.place());
    m_play->setGlyph(m_player.isPlaying() ? Glyph::Pause : Glyph::Play);
    m_play->setAccessibleName(m_player.isPlaying() ? tr("Pause") : tr("Play"));
    m_time->setText(timeText(m_player.place()));
    if (m_player.trouble())
        tell(troubleIn(*m_player.trouble()), Severity::Warning);
}

} // namespace callboard
