// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/calm_style.h"

#include "widgets/common/glyph.h"
#include "widgets/common/meaning.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal radius = 6;
constexpr qreal noteMargin = 6; // between a text field's edge and its words

void drawBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width = 1) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const auto inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawField(QPainter &painter, const QStyleOption &option) {
    const auto &palette = option.palette;
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const bool isHovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const auto line = hasFocus    ? palette.color(QPalette::Highlight)
                      : isHovered ? palette.color(QPalette::Dark)
                                  : palette.color(QPalette::Mid);
    drawBox(painter, option.rect, palette.color(QPalette::Base), line, hasFocus ? 2 : 1);
}

void drawButton(QPainter &painter, const QStyleOption &option) {
    const auto &palette = option.palette;
    auto fill = palette.color(QPalette::Button);
    if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        fill = mixed(palette.color(QPalette::ButtonText), fill, 0.14);
    else if ((option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled))
        fill = palette.color(QPalette::Midlight);
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    drawBox(painter, option.rect, fill, palette.color(hasFocus ? QPalette::Highlight : QPalette::Mid),
            hasFocus ? 2 : 1);
}

void drawHeaderText(QPainter &painter, const QStyleOptionHeader &option) {
    const bool isSorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool isLit = isSorted || (option.state & QStyle::State_MouseOver);
    painter.save();
    painter.setFont(captionFont(painter.font()));
    painter.setPen(option.palette.color(isLit ? QPalette::Text : QPalette::PlaceholderText));
    const auto place = option.rect.adjusted(8, 0, -8, -1);
    if (isSorted) {
        const QRectF mark(option.textAlignment & Qt::AlignRight ? place.left() : place.right() - 9,
                          place.center().y() - 4, 10, 10);
        painter.save();
        painter.translate(mark.center());
        painter.rotate(option.sortIndicator == QStyleOptionHeader::SortUp ? 180 : 0);
        paintGlyph(painter, QRectF(-5, -5, 10, 10), Glyph::Chevron, painter.pen().color());
        painter.restore();
    }
    const auto text = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, place.width());
    painter.drawText(place, static_cast<int>(option.textAlignment) | Qt::TextSingleLine | Qt::TextDontClip,
                     text);
    painter.restore();
}

void drawHeader(QPainter &painter, const QStyleOptionHeader &option) {
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     option.palette.color(QPalette::Mid));
    drawHeaderText(painter, option);
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider) {
    if (option.maximum <= option.minimum)
        return;
    const bool isLit = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const auto &palette = option.palette;
    const bool isTall = option.orientation == Qt::Vertical;
    const int inset = isLit ? 2 : 3;
    const auto handle =
        isTall ? slider.adjusted(inset, 2, -inset, -2) : slider.adjusted(2, inset, -2, -inset);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette.color(QPalette::Dark), palette.color(QPalette::Base), isLit ? 0.8 : 0.45));
    const auto round = std::min(handle.width(), handle.height()) / 2.0;
    painter.drawRoundedRect(handle, round, round);
    painter.restore();
}

QRect scrollPart(const QStyleOptionSlider &option, QStyle::SubControl part) {
    const auto &rect = option.rect;
    const bool isTall = option.orientation == Qt::Vertical;
    const int length = isTall ? rect.height() : rect.width();
    const int range = option.maximum - option.minimum;
    const int handle =
        range > 0 ? std::max(32, length * option.pageStep / std::max(1, range + option.pageStep)) : length;
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    const auto stretch = [&](int from, int size) {
        return isTall ? QRect(rect.x(), rect.y() + from, rect.width(), size)
                      : QRect(rect.x() + from, rect.y(), size, rect.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return rect;
    case QStyle::SC_ScrollBarSlider:
        return stretch(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(start + handle, length - start - handle);
    default:
        return {};
    }
}

void drawComboFrame(QPainter &painter, const QStyleOptionComboBox &option) {
    drawField(painter, option);
    const QRectF mark(option.rect.right() - 22, option.rect.center().y() - 6, 14, 14);
    paintGlyph(painter, mark, Glyph::Chevron, option.palette.color(QPalette::PlaceholderText));
}

void drawCheckBox(QPainter &painter, const QStyleOption &option) {
    const auto &palette = option.palette;
    const bool isOn = option.state & QStyle::State_On;
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const auto line = palette.color(isOn || hasFocus ? QPalette::Highlight : QPalette::Dark);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, hasFocus ? 2 : 1));
    painter.setBrush(palette.color(isOn ? QPalette::Highlight : QPalette::Base));
    const auto box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);
    painter.restore();
    if (isOn)
        paintGlyph(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), Glyph::Tick,
                   palette.color(QPalette::HighlightedText));
}

// What people may choose while they type, or of a field.
bool isAbovePage(const QWidget *widget) {
    return widget && widget->window()->windowType() == Qt::Popup;
}

// As the names of the pages: the chosen one is underlined by the accent.
void drawTab(QPainter &painter, const QStyleOptionTab &tab) {
    const auto &palette = tab.palette;
    const bool isChosen = tab.state & QStyle::State_Selected;
    const bool isHovered = (tab.state & QStyle::State_MouseOver) && (tab.state & QStyle::State_Enabled);
    const auto base = palette.color(QPalette::Base);
    const QRect line(tab.rect.left() + 8, tab.rect.bottom() - 2, tab.rect.width() - 16, 3);
    painter.fillRect(tab.rect, base);
    if (isChosen || isHovered)
        painter.fillRect(line, palette.color(isChosen ? QPalette::Highlight : QPalette::Mid));
    if (tab.state & QStyle::State_HasFocus)
        drawBox(painter, tab.rect.adjusted(2, 2, -2, -5), {}, palette.color(QPalette::Highlight), 2);
    painter.setPen(palette.color(isChosen ? QPalette::Text : QPalette::PlaceholderText));
    painter.drawText(tab.rect.adjusted(0, 0, 0, -4), Qt::AlignCenter | Qt::TextSingleLine, tab.text);
}

} // namespace

CalmStyle::CalmStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {
    setObjectName(u"calm"_s);
}

void CalmStyle::polish(QWidget *widget) {
    QProxyStyle::polish(widget);
    // The field is drawn as the frame, with its round corners: what lies in it leaves them.
    if (auto *text = qobject_cast<QPlainTextEdit *>(widget)) {
        text->viewport()->setAutoFillBackground(false);
        text->document()->setDocumentMargin(noteMargin);
    }
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const {
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return drawField(*painter, *option);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (qobject_cast<const QPlainTextEdit *>(widget))
            return drawField(*painter, *option);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return drawButton(*painter, *option);
    case PE_PanelScrollAreaCorner:
        return; // between two scroll bars: nothing
    case PE_FrameFocusRect:
        return; // fields and buttons draw their own ring, tables a whole row
    case PE_IndicatorCheckBox:
        return drawCheckBox(*painter, *option);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const {
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
        if (element == CE_Header)
            return drawHeader(*painter, *header);
    }
    if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && element == CE_TabBarTab)
        return drawTab(*painter, *tab);
    if (element == CE_HeaderEmptyArea)
        return painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const {
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return drawScrollBar(*painter, *bar, scrollPart(*bar, SC_ScrollBarSlider));
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        box && control == CC_ComboBox)
        return drawComboFrame(*painter, *box);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const {
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return scrollPart(*bar, part);
    const auto rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool isChoice = control == CC_ComboBox && part == SC_ComboBoxEditField && box && !box->editable;
    return isChoice ? rect.adjusted(4, 0, 0, 0) : rect; // its text begins where a field's does
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const {
    const auto rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(6, 0, -6, 0) : rect;
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const {
    const auto size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ItemViewItem && isAbovePage(widget)) // as roomy as the lists in it
        return size.expandedTo({0, option->fontMetrics.height() + 10});
    if (type == CT_TabBarTab)
        return {contents.width() + 8, option->fontMetrics.height() + 14};
    return type == CT_ComboBox ? size + QSize(8, 0) : size; // where its text begins, and the mark at its end
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_HeaderMargin:
        return 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 18;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_FocusFrameHMargin:
        return isAbovePage(widget) ? 8 : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const {
    if (hint == SH_Table_GridLineColor && option)
        return static_cast<int>(option->palette.color(QPalette::Mid).rgb());
    if (hint == SH_ComboBox_Popup)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace callboard
