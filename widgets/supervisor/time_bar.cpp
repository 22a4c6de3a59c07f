// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/time_bar.h"

#include "core/base/stream_name.h"
#include "widgets/common/action_button.h"
#include "widgets/common/clock_field.h"
#include "widgets/common/day_field.h"
#include "widgets/common/meaning.h"
#include "widgets/common/spoken_name.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int daySeconds = 24 * 60 * 60;
constexpr int minute = 60;
constexpr int quarter = 15 * 60;
constexpr int controlHeight = 32;

QDateTime localOf(Time time, const QTimeZone &zone) {
    const auto at = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(at, zone);
}

} // namespace

TimeBar::TimeBar(QWidget *parent)
    : QWidget(parent)
    , m_live(new ActionButton(Glyph::Disc, tr("Now"), this))
    , m_stream(new QComboBox(this))
    , m_day(new DayField(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_clock(new ClockField(this))
    , m_play(new ActionButton(Glyph::Play, tr("Play"), this))
    , m_speed(new QComboBox(this))
    , m_state(new TextLine(TextLine::Kind::Strong, this))
    , m_trouble(new TextLine(TextLine::Kind::Strong, this)) {
    buildControls();
    buildKeys();
    keepRoom();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    rows->addWidget(m_trouble);
    row->setSpacing(8);
    row->addWidget(m_live);
    row->addWidget(m_stream);
    row->addWidget(m_day);
    row->addWidget(m_slider, 1);
    row->addWidget(m_clock);
    row->addWidget(m_play);
    row->addWidget(m_speed);
    row->addWidget(m_state);
    showLive();
}

// The slider is as long whatever is said beside it.
void TimeBar::keepRoom() {
    m_play->setMinimumWidth(m_play->widthFor({tr("Play"), tr("Stop")}, m_play->shortcut()));
    m_state->setGlyph(Glyph::Hourglass);
    int widest = 0;
    for (const auto &text : {tr("As it was"), tr("Live")}) {
        m_state->setText(text);
        widest = std::max(widest, m_state->sizeHint().width());
    }
    m_state->setFixedWidth(widest);
    m_trouble->setGlyph(glyphOf(Severity::Warning),
                        [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_trouble->setInk([](const QPalette &p) { return inkOf(Severity::Warning, p); });
    m_trouble->hide();
}

void TimeBar::buildControls() {
    m_stream->setObjectName(u"streams"_s);
    m_stream->setAccessibleName(tr("Whose past"));
    setStreams({});
    setSpokenName(*m_day, tr("Day to look at"));
    m_slider->setAccessibleName(tr("Time of the day"));
    m_slider->setToolTip(
        tr("Drag to see the floor as it was. Left and right go by a minute, Page Up and Page "
           "Down by a quarter of an hour."));
    m_slider->setRange(0, daySeconds - 1);
    m_slider->setSingleStep(minute);
    m_slider->setPageStep(quarter);
    m_slider->setMinimumWidth(120);
    setSpokenName(*m_clock, tr("Moment to look at"));
    m_speed->setAccessibleName(tr("Speed"));
    for (const int speed : {1, 10, 60})
        m_speed->addItem(tr("× %1").arg(speed), speed);
    m_speed->setCurrentIndex(1);
    for (QWidget *control :
         {static_cast<QWidget *>(m_stream), static_cast<QWidget *>(m_clock), static_cast<QWidget *>(m_speed)})
        control->setMinimumHeight(controlHeight);

    connect(m_live, &ActionButton::clicked, this, &TimeBar::liveWished);
    connect(m_play, &ActionButton::clicked, this, &TimeBar::togglePlay);
    connect(m_stream, &QComboBox::activated, this, &TimeBar::chooseStream);
    connect(m_day, &DayField::dateChanged, this, [this](const QDate &day) {
        wish({day, m_clock->time(), m_zone});
    });
    connect(m_clock, &ClockField::timeChosen, this, [this](const QTime &time) {
        wish({m_day->date(), time, m_zone});
    });
    connect(m_slider, &QSlider::valueChanged, this, &TimeBar::wishOfSlider);
    connect(m_speed, &QComboBox::activated, this, [this] {
        if (m_playing > 0)
            Q_EMIT playWished(chosenSpeed());
    });
}

void TimeBar::buildKeys() {
    m_live->setKey(QKeySequence(Qt::CTRL | Qt::Key_0), tr("Back to the present"));
    m_play->setKey(QKeySequence(Qt::CTRL | Qt::Key_Space), tr("Let the past run, or stop it"));
    const auto by = [this](const QKeySequence &key, int step) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, [this, step] { wishBy(step); });
    };
    by(Qt::CTRL | Qt::Key_Left, -minute);
    by(Qt::CTRL | Qt::Key_Right, minute);
    by(Qt::CTRL | Qt::SHIFT | Qt::Key_Left, -quarter);
    by(Qt::CTRL | Qt::SHIFT | Qt::Key_Right, quarter);
}

int TimeBar::chosenSpeed() const {
    return m_speed->currentData().toInt();
}

void TimeBar::togglePlay() {
    Q_EMIT playWished(m_playing > 0 ? 0 : chosenSpeed());
}

QString TimeBar::stream() const {
    return m_stream->currentData().toString();
}

QDateTime TimeBar::moment() const {
    return {m_day->date(), m_clock->time(), m_zone};
}

Time TimeBar::begin() const {
    const auto chosen = stream().toStdString();
    const auto found =
        std::ranges::find_if(m_streams, [&](const PastStream &row) { return row.name == chosen; });
    return found == m_streams.end() ? Time{} : found->from;
}

void TimeBar::wish(const QDateTime &at) {
    const Time wished{microseconds{at.toMSecsSinceEpoch() * 1'000}};
    Q_EMIT momentWished(stream(), std::max(wished, begin()).time_since_epoch().count());
}

// Its handle stops where the journal begins.
void TimeBar::wishOfSlider(int second) {
    const QDateTime wished(m_day->date(), QTime(0, 0).addSecs(second), m_zone);
    const auto first = localOf(begin(), m_zone);
    if (wished < first && first.date() == wished.date()) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(QTime(0, 0).secsTo(first.time()));
    }
    wish(wished);
}

void TimeBar::wishBy(int step) {
    wish(moment().addSecs(step));
}

// A stream's first look is at its beginning; the live one's at the present.
void TimeBar::chooseStream() {
    const auto chosen = stream().toStdString();
    const auto found =
        std::ranges::find_if(m_streams, [&](const PastStream &row) { return row.name == chosen; });
    if (chosen == liveStream || found == m_streams.end())
        return Q_EMIT liveWished();
    Q_EMIT momentWished(stream(), found->from.time_since_epoch().count());
}

void TimeBar::setStreams(const std::vector<PastStream> &streams) {
    const bool areTheSame = m_stream->count() > 0 &&
                            std::ranges::equal(streams, m_streams, {}, &PastStream::name, &PastStream::name);
    m_streams = streams;
    if (areTheSame)
        return;
    const auto chosen = stream();
    m_stream->clear();
    m_stream->addItem(tr("This site"), shownText(liveStream));
    for (const auto &row : streams)
        if (row.name != liveStream)
            m_stream->addItem(shownText(row.name), shownText(row.name));
    m_stream->setCurrentIndex(std::max(0, m_stream->findData(chosen)));
    m_stream->setVisible(m_stream->count() > 1);
}

void TimeBar::setPresent(Time now, const QTimeZone &zone) {
    m_present = now;
    if (!m_isLive)
        return;
    m_zone = zone;
    showFields(localOf(now, zone));
}

// Nothing is taken from under the hand: what is dragged, and what is being typed.
void TimeBar::showFields(const QDateTime &local) {
    const QSignalBlocker quietDay(m_day);
    const QSignalBlocker quietSlider(m_slider);
    if (const auto last = localOf(m_present, m_zone).date(); m_day->maximumDate() != last)
        m_day->setMaximumDate(last);
    if (m_day->date() != local.date())
        m_day->setDate(local.date());
    m_clock->setTime(local.time());
    if (!m_slider->isSliderDown())
        m_slider->setValue(QTime(0, 0).secsTo(local.time()));
}

void TimeBar::showMoment(const std::string &stream, Time at, const QTimeZone &zone) {
    m_isLive = false;
    m_stream->setCurrentIndex(std::max(0, m_stream->findData(shownText(stream))));
    m_zone = zone;
    showFields(localOf(at, zone));
    m_state->setGlyph(Glyph::Hourglass, [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_state->setInk([](const QPalette &p) { return inkOf(Severity::Warning, p); });
    m_state->setText(tr("As it was"));
    showTrouble({});
}

void TimeBar::showLive() {
    m_isLive = true;
    m_stream->setCurrentIndex(0);
    m_state->setGlyph(Glyph::None);
    m_state->setInk({});
    m_state->setText(m_isConnected ? tr("Live") : QString{});
    showTrouble({});
    showPlaying(0);
}

void TimeBar::setConnected(bool isConnected) {
    m_isConnected = isConnected;
    if (m_isLive)
        m_state->setText(m_isConnected ? tr("Live") : QString{});
}

void TimeBar::showPlaying(int speed) {
    m_playing = speed;
    m_play->setText(speed > 0 ? tr("Stop") : tr("Play"));
    m_play->setGlyph(speed > 0 ? Glyph::Stop : Glyph::Play);
    showTone();
}

void TimeBar::showTrouble(const QString &text) {
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
    showTone();
}

// Who is told of trouble finds the way back to the present.
void TimeBar::showTone() {
    m_live->setEnabled(!m_isLive || !m_trouble->text().isEmpty());
    m_live->setTone(m_isLive ? Tone::Plain : Tone::Accent);
    m_play->setEnabled(!m_isLive);
}

} // namespace callboard
