// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/text_line.h"

#include "widgets/common/theme.h"
#include "widgets/models/text.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace callboard {

namespace {

constexpr int gap = 6;

// A screen reader hears the line as text, not as an unnamed box.
class SpokenLine : public QAccessibleWidget {
public:
    explicit SpokenLine(TextLine *line)
        : QAccessibleWidget(line, QAccessible::StaticText)
        , m_line(line) {}
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name ? m_line->text() : QAccessibleWidget::text(kind);
    }

private:
    TextLine *m_line;
};

QAccessibleInterface *speak(const QString &, QObject *object) {
    auto *line = qobject_cast<TextLine *>(object);
    return line ? new SpokenLine(line) : nullptr;
}

} // namespace

TextLine::TextLine(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind) {
    static const bool isInstalled = (QAccessible::installFactory(speak), true);
    Q_UNUSED(isInstalled)
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TextLine::setText(const QString &text) {
    if (text == m_text)
        return;
    const auto before = sizeHint();
    m_text = text;
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void TextLine::setGlyph(Glyph glyph, Ink ink) {
    const bool isOther = (glyph == Glyph::None) != (m_glyph == Glyph::None);
    m_glyph = glyph;
    m_glyphInk = std::move(ink);
    if (isOther)
        updateGeometry();
    update();
}

void TextLine::setInk(Ink ink) {
    m_ink = std::move(ink);
    update();
}

void TextLine::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void TextLine::setRoomFor(const QString &widest) {
    m_widest = widest;
    updateGeometry();
}

QFont TextLine::ownFont() const {
    switch (m_kind) {
    case Kind::Text:
        return font();
    case Kind::Strong:
        return strongFont(font());
    case Kind::Caption:
        return captionFont(font());
    case Kind::Title:
        return figureFont(font(), 1.35);
    case Kind::Figure:
        return figureFont(font());
    }
    return font();
}

QColor TextLine::ownInk() const {
    if (!isEnabled())
        return palette().color(QPalette::Disabled, QPalette::WindowText);
    if (m_ink)
        return m_ink(palette());
    return palette().color(m_kind == Kind::Caption ? QPalette::PlaceholderText : QPalette::WindowText);
}

int TextLine::glyphSize() const {
    return static_cast<int>(std::lround(QFontMetricsF(ownFont()).capHeight() * 1.25));
}

int TextLine::widthOf(const QString &text) const {
    const auto width = static_cast<int>(std::ceil(QFontMetricsF(ownFont()).horizontalAdvance(text))) + 1;
    return m_glyph == Glyph::None ? width : width + glyphSize() + gap;
}

QSize TextLine::sizeHint() const {
    return {widthOf(m_widest.isEmpty() ? m_text : m_widest), QFontMetrics(ownFont()).height()};
}

QSize TextLine::minimumSizeHint() const {
    const auto hint = sizeHint();
    return {m_widest.isEmpty() ? std::min(hint.width(), 24) : hint.width(), hint.height()};
}

void TextLine::setWraps(bool wraps) {
    m_wraps = wraps;
    update();
}

QRect TextLine::placeOfText() const {
    return m_glyph == Glyph::None ? rect() : rect().adjusted(glyphSize() + gap, 0, 0, 0);
}

bool TextLine::fitsWrapped() const {
    const auto place = placeOfText();
    const auto needed = QFontMetrics(captionFont(font())).boundingRect(place, Qt::TextWordWrap, m_text);
    return m_wraps && needed.width() <= place.width() && needed.height() <= place.height();
}

bool TextLine::isWhole() const {
    return widthOf(m_text) <= width() || fitsWrapped();
}

void TextLine::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(ownFont());
    painter.setPen(ownInk());
    auto place = rect();
    if (m_glyph != Glyph::None) {
        const int size = glyphSize();
        const int slack = std::max(0, width() - widthOf(m_text));
        const int left = m_alignment & Qt::AlignRight     ? slack
                         : m_alignment & Qt::AlignHCenter ? slack / 2
                                                          : 0;
        const QRectF mark(left, (height() - size) / 2.0, size, size);
        paintGlyph(painter, mark, m_glyph, m_glyphInk ? m_glyphInk(palette()) : ownInk());
        place.setLeft(left + size + gap);
    }
    if (widthOf(m_text) > width() && fitsWrapped()) {
        painter.setFont(captionFont(font()));
        painter.drawText(placeOfText(), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap,
                         m_text);
        return;
    }
    const auto shown = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, place.width());
    const bool isGlyphLed = m_glyph != Glyph::None;
    const auto across = isGlyphLed ? Qt::AlignLeft : m_alignment & Qt::AlignHorizontal_Mask;
    painter.drawText(place, static_cast<int>(across | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

bool TextLine::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           !isWhole() ? plainToolTip(m_text) : QString{}, this);
        return true;
    }
    return QWidget::event(event);
}

void TextLine::changeEvent(QEvent *event) {
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace callboard
