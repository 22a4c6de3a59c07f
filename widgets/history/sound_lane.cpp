// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/sound_lane.h"

#include "widgets/common/meaning.h"
#include "widgets/common/theme.h"
#include "widgets/models/text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int step = 5'000; // milliseconds
constexpr int page = 30'000;
constexpr int gap = 8;
constexpr int rows = 2; // of captions

int millisecondsOf(Duration duration) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

} // namespace

SoundLane::SoundLane(QWidget *parent)
    : QAbstractSlider(parent) {
    setOrientation(Qt::Horizontal);
    setSingleStep(step);
    setPageStep(page);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Place in the recording"));
    setToolTip(tr("A click goes there; the arrow keys go 5 seconds, Page Up and Page Down half a minute"));
}

void SoundLane::display(const Recording &recording) {
    m_recording = recording;
    setRange(0, millisecondsOf(recording.length));
    setPlace({});
    update();
}

void SoundLane::setPlace(Duration place) {
    if (isSliderDown())
        return;
    setValue(millisecondsOf(place));
    update();
}

QSize SoundLane::sizeHint() const {
    return {320, minimumSizeHint().height()};
}

QSize SoundLane::minimumSizeHint() const {
    return {160, rows * QFontMetrics(captionFont(font())).height() + gap};
}

int SoundLane::captionWidth() const {
    const QFontMetrics metrics(captionFont(font()));
    return std::max(metrics.horizontalAdvance(tr("Caller")), metrics.horizontalAdvance(tr("Agent"))) + gap;
}

QRect SoundLane::picture() const {
    return rect().adjusted(captionWidth(), 1, -1, -1);
}

qreal SoundLane::xOf(Duration place) const {
    const auto length = std::max(maximum(), 1);
    return picture().left() + static_cast<qreal>(picture().width()) * millisecondsOf(place) / length;
}

void SoundLane::goTo(int x) {
    const auto share = static_cast<qreal>(x - picture().left()) / std::max(picture().width(), 1);
    setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * maximum())));
    update();
}

void SoundLane::seek() {
    setSliderDown(false);
    Q_EMIT sought(Duration{std::chrono::milliseconds(value())});
    update();
}

// While the mark is moved nothing is asked for.
void SoundLane::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    goTo(event->pos().x());
}

void SoundLane::mouseMoveEvent(QMouseEvent *event) {
    if (event->buttons() & Qt::LeftButton)
        goTo(event->pos().x());
}

void SoundLane::mouseReleaseEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton)
        seek();
}

void SoundLane::keyPressEvent(QKeyEvent *event) {
    const auto before = value();
    QAbstractSlider::keyPressEvent(event);
    if (value() == before)
        return;
    update();
    if (event->isAutoRepeat())
        setSliderDown(true); // until the key is let go
    else
        seek();
}

void SoundLane::keyReleaseEvent(QKeyEvent *event) {
    if (isSliderDown() && !event->isAutoRepeat())
        return seek();
    QAbstractSlider::keyReleaseEvent(event);
}

// The lists around it are scrolled.
void SoundLane::wheelEvent(QWheelEvent *event) {
    event->ignore();
}

// A hair each, as loud as its loudest moment; by its square root, or nobody would see who speaks softly.
void SoundLane::paintSide(QPainter &painter, const std::vector<std::int32_t> &loudness, bool isAbove) const {
    if (loudness.empty())
        return;
    const auto place = picture();
    const qreal middle = place.top() + place.height() / 2.0;
    const qreal most = place.height() / 2.0 - 1;
    const qreal width = static_cast<qreal>(place.width()) / static_cast<qreal>(loudness.size());
    const auto heardUntil = xOf(Duration{std::chrono::milliseconds(value())});
    const auto heard = palette().color(QPalette::Highlight);
    const auto unheard = mixed(palette().color(QPalette::Text), palette().color(QPalette::Base), 0.45);
    for (std::size_t i = 0; i < loudness.size(); ++i) {
        const qreal left = place.left() + static_cast<qreal>(i) * width;
        const qreal height = std::max(std::sqrt(loudness[i] / 100.0) * most, 0.5);
        painter.fillRect(QRectF(left, isAbove ? middle - height : middle, std::max(width - 0.4, 0.6), height),
                         left < heardUntil ? heard : unheard);
    }
}

void SoundLane::paintPauses(QPainter &painter) const {
    const auto ink = mixed(palette().color(QPalette::Text), palette().color(QPalette::Base), 0.35);
    const auto place = picture();
    for (const auto &pause : m_recording.pauses)
        painter.fillRect(
            QRectF(QPointF(xOf(pause.from), place.top()), QPointF(xOf(pause.to), place.bottom())),
            QBrush(ink, Qt::BDiagPattern));
}

void SoundLane::paintCaptions(QPainter &painter) const {
    painter.setFont(captionFont(font()));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect place(0, 0, captionWidth() - gap, height() / rows);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, tr("Caller"));
    painter.drawText(place.translated(0, height() / rows), Qt::AlignLeft | Qt::AlignVCenter, tr("Agent"));
}

void SoundLane::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place = picture();
    painter.fillRect(place, palette().color(QPalette::AlternateBase));
    paintSide(painter, m_recording.caller, true);
    paintSide(painter, m_recording.agent, false);
    paintPauses(painter);
    const auto x = xOf(Duration{std::chrono::milliseconds(value())});
    painter.fillRect(QRectF(x - 1, place.top(), 2, place.height()), palette().color(QPalette::Text));
    paintCaptions(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace callboard
