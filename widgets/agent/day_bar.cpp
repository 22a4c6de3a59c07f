// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/day_bar.h"

#include "widgets/common/meaning.h"
#include "widgets/common/theme.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QPainter>
#include <QPainterPath>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int strip = 8;
constexpr int gap = 8;
constexpr int mark = 10;
constexpr std::array shown{AgentState::Ready, AgentState::Reserved, AgentState::Busy,
                           AgentState::WorkingAfterCall, AgentState::NotReady};

Duration timeIn(const AgentCounts &day, AgentState state) {
    switch (state) {
    case AgentState::Ready:
        return day.ready;
    case AgentState::Reserved:
        return day.reserved;
    case AgentState::Busy:
        return day.busy;
    case AgentState::WorkingAfterCall:
        return day.afterCallWork;
    case AgentState::NotReady:
        return day.notReady;
    case AgentState::LoggedOut:
    case AgentState::Unknown:
        return {};
    }
    return {};
}

} // namespace

DayBar::DayBar(QWidget *parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DayBar::display(const AgentCounts &day) {
    m_day = day;
    QStringList lines;
    for (const auto state : shown)
        lines += u"%1: %2"_s.arg(words::state(state), clockText(timeIn(day, state)));
    setAccessibleName(lines.join(u", "_s));
    setToolTip(lines.join(u'\n'));
    update();
}

QSize DayBar::sizeHint() const {
    return {160, strip + gap + QFontMetrics(captionFont(font())).height()};
}

void DayBar::paintStrip(QPainter &painter, const QRectF &place) const {
    QPainterPath round;
    round.addRoundedRect(place, strip / 2.0, strip / 2.0);
    painter.setClipPath(round);
    painter.fillRect(place, palette().color(QPalette::Midlight));
    Duration all{};
    for (const auto state : shown)
        all += timeIn(m_day, state);
    qreal left = place.left();
    for (const auto state : shown) {
        const auto share = all > Duration{} ? toSeconds(timeIn(m_day, state)) / toSeconds(all) : 0;
        painter.fillRect(QRectF(left, place.top(), place.width() * share, strip), colourOf(state, palette()));
        left += place.width() * share;
    }
    painter.setClipping(false);
}

void DayBar::paintLegend(QPainter &painter, const QRect &place) const {
    painter.setFont(captionFont(font()));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int width = place.width() / static_cast<int>(shown.size());
    int left = place.left();
    for (const auto state : shown) {
        const QRectF at(left, place.center().y() - mark / 2.0 + 0.5, mark, mark);
        paintGlyph(painter, at, glyphOf(state), colourOf(state, palette()));
        painter.drawText(QRect(left + mark + 4, place.top(), width - mark - 4, place.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, clockText(timeIn(m_day, state)));
        left += width;
    }
}

void DayBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintStrip(painter, QRectF(0, 0, width(), strip));
    paintLegend(painter, QRect(0, strip + gap, width(), height() - strip - gap));
}

} // namespace callboard
