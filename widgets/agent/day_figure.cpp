// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/day_figure.h"

#include "widgets/common/text_line.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

DayFigure::DayFigure(const QString &caption, const QString &explanation, QWidget *parent)
    : QPushButton(parent)
    , m_name(caption)
    , m_explanation(explanation)
    , m_figure(new TextLine(TextLine::Kind::Title, this))
    , m_caption(new TextLine(TextLine::Kind::Caption, this)) {
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (auto *line : {m_figure, m_caption}) {
        line->setAttribute(Qt::WA_TransparentForMouseEvents);
        rows->addWidget(line);
    }
    m_caption->setText(caption);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(true); // Enter presses it, too
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setOpens(false);
}

void DayFigure::setFigure(const QString &figure) {
    m_figure->setText(figure);
    setAccessibleName(u"%1: %2"_s.arg(m_name, figure));
}

void DayFigure::setCaption(const QString &caption) {
    m_name = caption;
    m_caption->setText(caption);
}

QString DayFigure::figure() const {
    return m_figure->text();
}

void DayFigure::setOpens(bool opens) {
    m_opens = opens;
    setFocusPolicy(opens ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(opens ? tr("%1. A click shows what it is made of.").arg(m_explanation) : m_explanation);
}

QSize DayFigure::sizeHint() const {
    return layout()->sizeHint();
}

QSize DayFigure::minimumSizeHint() const {
    return layout()->minimumSize();
}

void DayFigure::mousePressEvent(QMouseEvent *event) {
    if (m_opens)
        QPushButton::mousePressEvent(event);
}

// The lines paint themselves; this is the ground under them.
void DayFigure::paintEvent(QPaintEvent *) {
    if (!m_opens || !(underMouse() || hasFocus() || isDown()))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto &inks = palette();
    painter.setPen(hasFocus() ? QPen(inks.color(QPalette::Highlight), 2) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() || isDown() ? QBrush(inks.color(QPalette::Midlight)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace callboard
