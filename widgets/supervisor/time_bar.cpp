// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/time_bar.h"

#include "core/base/stream_name.h"
#include "widgets/common/action_button.h"
#include "widgets/common/day_field.h"
#include "widgets/common/meaning.h"
#include "widgets/common/spoken_name.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimeEdit>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int daySeconds = 24 * 60 * 60;
constexpr int minute = 60;
constexpr int quarter = 15 * 60;
constexpr int controlHeight = 32;
constexpr int roomAround = 32; // of a field's text

QDateTime localOf(Time time, const QTimeZone &zone) {
    const auto at = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(at, zone);
}

} // namespace

TimeBar::TimeBar(QWidget *parent)
    : QWidget(parent)
    , m_live(new ActionButton(Glyph::Disc, tr("Now"), this))
    , m_stream(new QComboBox(this))
    , m_day(dayField(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_clock(new QTimeEdit(this))
    , m_play(new ActionButton(Glyph::Chevron, tr("Play"), this))
    , m_speed(new QComboBox(this))
    , m_state(new TextLine(TextLine::Kind::Strong, this)) {
    buildControls();
    buildKeys();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
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
    m_clock->setDisplayFormat(u"HH:mm:ss"_s);
    m_clock->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_clock->setMinimumWidth(m_clock->fontMetrics().horizontalAdvance(u"00:00:00"_s) + roomAround);
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
    connect(m_day, &QDateEdit::dateChanged, this,
            [this](const QDate &day) { wishMoment(day, m_clock->time()); });
    connect(m_clock, &QTimeEdit::timeChanged, this,
            [this](const QTime &time) { wishMoment(m_day->date(), time); });
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int second) { wishMoment(m_day->date(), QTime(0, 0).addSecs(second)); });
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

void TimeBar::wishMoment(const QDate &day, const QTime &time) {
    const QDateTime at(day, time, m_zone);
    Q_EMIT momentWished(stream(), at.toMSecsSinceEpoch() * 1'000);
}

void TimeBar::wishBy(int step) {
    Q_EMIT momentWished(stream(), moment().addSecs(step).toMSecsSinceEpoch() * 1'000);
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
    m_streams = streams;
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
    if (m_isLive) {
        m_zone = zone;
        const auto local = localOf(now, zone);
        const QSignalBlocker quietDay(m_day);
        const QSignalBlocker quietClock(m_clock);
        const QSignalBlocker quietSlider(m_slider);
        m_day->setMaximumDate(local.date());
        m_day->setDate(local.date());
        m_clock->setTime(local.time());
        m_slider->setValue(QTime(0, 0).secsTo(local.time()));
    }
}

void TimeBar::showMoment(Time at, const QTimeZone &zone) {
    m_isLive = false;
    m_zone = zone;
    const auto local = localOf(at, zone);
    const QSignalBlocker quietDay(m_day);
    const QSignalBlocker quietClock(m_clock);
    const QSignalBlocker quietSlider(m_slider);
    m_day->setMaximumDate(localOf(m_present, zone).date());
    m_day->setDate(local.date());
    m_clock->setTime(local.time());
    if (!m_slider->isSliderDown())
        m_slider->setValue(QTime(0, 0).secsTo(local.time()));
    m_state->setGlyph(Glyph::Hourglass, [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_state->setInk([](const QPalette &p) { return inkOf(Severity::Warning, p); });
    m_state->setText(tr("As it was"));
    showTone();
}

void TimeBar::showLive() {
    m_isLive = true;
    m_stream->setCurrentIndex(0);
    m_state->setGlyph(Glyph::None);
    m_state->setInk({});
    m_state->setText(m_isConnected ? tr("Live") : QString{});
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
    showTone();
}

void TimeBar::showTrouble(const QString &text) {
    m_state->setText(text);
}

void TimeBar::showTone() {
    m_live->setEnabled(!m_isLive);
    m_live->setTone(m_isLive ? Tone::Plain : Tone::Accent);
    m_play->setEnabled(!m_isLive);
}

} // namespace callboard
