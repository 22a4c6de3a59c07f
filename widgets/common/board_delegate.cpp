// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/board_delegate.h"

#include "widgets/common/board_view.h"
#include "widgets/common/meaning.h"
#include "widgets/common/theme.h"
#include "widgets/models/row_table.h"

#include <QPainter>

namespace callboard {

namespace {

constexpr int margin = 8;
constexpr int gap = 6;
constexpr int mark = 14;
constexpr std::array otherStates{AgentState::Reserved, AgentState::Busy, AgentState::WorkingAfterCall,
                                 AgentState::NotReady};

int slotWidth(const QFontMetrics &metrics) {
    return mark + 4 + metrics.horizontalAdvance(u'0') * 2 + 6;
}

QRectF markPlace(int left, const QRect &row) {
    return QRectF(left, row.center().y() - mark / 2 + 0.5, mark, mark);
}

} // namespace

BoardDelegate::BoardDelegate(BoardView &view)
    : QStyledItemDelegate(&view)
    , m_view(view) {
}

int BoardDelegate::agentsWidth(const QFontMetrics &metrics) {
    return slotWidth(metrics) * static_cast<int>(otherStates.size() + 2);
}

QSize BoardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const {
    return {64, option.fontMetrics.height() + 12};
}

void BoardDelegate::drawBack(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const {
    const auto &palette = option.palette;
    const auto base = palette.color(QPalette::Base);
    if (option.state & QStyle::State_Selected) {
        const bool hasFocus = option.state & QStyle::State_Active && m_view.hasFocus();
        painter.fillRect(option.rect,
                         mixed(palette.color(QPalette::Highlight), base, hasFocus ? 0.22 : 0.12));
    }
    const auto line = palette.color(QPalette::Mid);
    const bool isTotal = index.data(TotalRole).toBool();
    if (isTotal)
        painter.fillRect(QRect(option.rect.left(), option.rect.top() - 1, option.rect.width(), 1), line);
    else
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         mixed(line, base, 0.5));
}

// What is old has the shapes of its meaning and not the colour.
QColor BoardDelegate::shown(const QColor &colour, const QPalette &palette) const {
    return m_view.isStale() ? oldInk(palette) : colour;
}

void BoardDelegate::drawAgents(QPainter &painter, const QStyleOptionViewItem &option,
                               const QueueNow &live) const {
    int left = option.rect.left() + margin;
    const int width = slotWidth(option.fontMetrics);
    const auto draw = [&](Glyph glyph, const QColor &colour, int count) {
        if (count > 0) {
            paintGlyph(painter, markPlace(left, option.rect), glyph, shown(colour, option.palette));
            const QRect place(left + mark + 4, option.rect.top(), width - mark - 4, option.rect.height());
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, QString::number(count));
        }
        left += width;
    };
    // Who is ready and cannot be reached takes no call: counted apart.
    draw(glyphOf(AgentState::Ready), colourOf(AgentState::Ready, option.palette), live.routable);
    draw(glyphOf(Severity::Warning), colourOf(Severity::Warning, option.palette),
         countOf(live.agents, AgentState::Ready) - live.routable);
    for (const auto state : otherStates)
        draw(glyphOf(state), colourOf(state, option.palette), countOf(live.agents, state));
}

void BoardDelegate::drawText(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const {
    auto place = option.rect.adjusted(margin, 0, -margin, 0);
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    const auto severity = static_cast<Severity>(index.data(SeverityRole).toInt());
    if (const auto state = index.data(StateRole); state.isValid()) {
        const auto value = static_cast<AgentState>(state.toInt());
        paintGlyph(painter, markPlace(place.left(), place), glyphOf(value),
                   shown(colourOf(value, option.palette), option.palette));
        place.setLeft(place.left() + mark + gap);
    }
    if (const auto state = index.data(CallStateRole); state.isValid()) {
        const auto value = static_cast<CallState>(state.toInt());
        paintGlyph(painter, markPlace(place.left(), place), glyphOf(value),
                   shown(colourOf(value, option.palette), option.palette));
        place.setLeft(place.left() + mark + gap);
    }
    if (severity != Severity::Calm && !text.isEmpty()) {
        painter.setFont(strongFont(painter.font()));
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const bool isRight = alignment & Qt::AlignRight;
        const int left = isRight ? std::max(place.left(), place.right() - width - gap - mark) : place.left();
        paintGlyph(painter, markPlace(left, place), glyphOf(severity),
                   shown(colourOf(severity, option.palette), option.palette));
        place.setLeft(left + mark + gap);
        painter.setPen(shown(inkOf(severity, option.palette), option.palette));
    }
    painter.drawText(place, static_cast<int>(alignment) | Qt::TextSingleLine,
                     elided(painter.fontMetrics(), index, place.width()));
}

// What is left out is left out of what stands before the tail; of a long tail, too, where it would have most.
QString BoardDelegate::elided(const QFontMetrics &metrics, const QModelIndex &index, int width) {
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto tail = index.data(TailRole).toString();
    if (tail.isEmpty() || metrics.horizontalAdvance(text) <= width)
        return metrics.elidedText(text, Qt::ElideRight, width);
    const auto shown = metrics.elidedText(tail, Qt::ElideRight, width * 2 / 3);
    return metrics.elidedText(text.chopped(tail.size()), Qt::ElideRight,
                              width - metrics.horizontalAdvance(shown)) +
           shown;
}

void BoardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const {
    painter->save();
    drawBack(*painter, option, index);
    const bool isDim = m_view.isStale() || index.data(DimRole).toBool();
    painter->setPen(option.palette.color(isDim ? QPalette::PlaceholderText : QPalette::Text));
    painter->setFont(index.data(TotalRole).toBool() ? strongFont(option.font) : option.font);
    const auto agents = index.data(AgentsRole);
    if (agents.isValid() && option.rect.width() >= agentsWidth(option.fontMetrics))
        drawAgents(*painter, option, agents.value<QueueNow>());
    else
        drawText(*painter, option, index);
    painter->restore();
}

} // namespace callboard
