// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/level_meter.h"

#include "widgets/common/meaning.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace callboard {

namespace {

constexpr float quietest = -54; // dB below the loudest: an empty bar
constexpr float sinking = 0.06F;
constexpr float tooLoud = 0.97F;

} // namespace

LevelMeter::LevelMeter(const QString &accessibleName, QWidget *parent)
    : QWidget(parent) {
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LevelMeter::setLevel(float peak) {
    const float decibels = peak > 0 ? 20 * std::log10(peak) : quietest;
    const float level = std::clamp(1 - decibels / quietest, 0.0F, 1.0F);
    const float shown = std::max(level, m_shown - sinking);
    if (shown == m_shown)
        return;
    m_shown = shown;
    update();
}

void LevelMeter::empty() {
    m_shown = 0;
    update();
}

void LevelMeter::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(rect());
    const qreal radius = whole.height() / 2;
    painter.setBrush(palette().color(QPalette::Mid));
    painter.drawRoundedRect(whole, radius, radius);
    if (m_shown <= 0)
        return;
    painter.setBrush(m_shown < tooLoud ? fillOf(Tone::Go, palette())
                                       : colourOf(Severity::Warning, palette()));
    painter.drawRoundedRect(
        QRectF(0, 0, std::max(whole.width() * static_cast<qreal>(m_shown), whole.height()), whole.height()),
        radius, radius);
}

} // namespace callboard
