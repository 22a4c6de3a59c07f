// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/card.h"

#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"

#include <QPainter>

namespace callboard {

Card::Card(QWidget *parent)
    : QWidget(parent)
    , m_content(new QVBoxLayout(this)) {
    m_content->setContentsMargins(16, 12, 16, 12);
    m_content->setSpacing(8);
}

Card::Card(const QString &title, QWidget *parent)
    : Card(parent) {
    m_head = new QHBoxLayout;
    m_head->setSpacing(12);
    m_title = new TextLine(TextLine::Kind::Strong, this);
    m_caption = new TextLine(TextLine::Kind::Caption, this);
    m_title->setText(title);
    m_title->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the caption gives way
    m_caption->setAlignment(Qt::AlignRight);
    m_head->addWidget(m_title);
    m_head->addStretch(1);
    m_head->addWidget(m_caption);
    m_content->addLayout(m_head);
}

void Card::setTitle(const QString &title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Card::setCaption(const QString &caption, Severity severity) {
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    m_caption->setGlyph(severity == Severity::Calm ? Glyph::None : glyphOf(severity),
                        [severity](const QPalette &palette) { return colourOf(severity, palette); });
    m_caption->setInk(severity == Severity::Calm
                          ? TextLine::Ink{}
                          : TextLine::Ink([severity](const QPalette &p) { return inkOf(severity, p); }));
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace callboard
