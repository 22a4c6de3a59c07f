// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/opening_figure.h"

#include <QLayout>
#include <QMouseEvent>
#include <QPainter>

namespace callboard {

OpeningFigure::OpeningFigure(QWidget *parent)
    : QPushButton(parent) {
    setAttribute(Qt::WA_Hover);
    setAutoDefault(true); // Enter presses it, too
    setOpens(false);
}

void OpeningFigure::addLine(QWidget &line) {
    line.setAttribute(Qt::WA_TransparentForMouseEvents);
    layout()->addWidget(&line);
}

void OpeningFigure::setOpens(bool opens) {
    m_opens = opens;
    setFocusPolicy(opens ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    explain();
}

void OpeningFigure::setExplanation(const QString &explanation) {
    m_explanation = explanation;
    explain();
}

void OpeningFigure::explain() {
    setToolTip(m_opens ? tr("%1. A click shows what it is made of.").arg(m_explanation) : m_explanation);
}

QSize OpeningFigure::sizeHint() const {
    return layout()->sizeHint();
}

QSize OpeningFigure::minimumSizeHint() const {
    return layout()->minimumSize();
}

void OpeningFigure::mousePressEvent(QMouseEvent *event) {
    if (m_opens)
        QPushButton::mousePressEvent(event);
}

// The lines paint themselves; this is the ground under them.
void OpeningFigure::paintEvent(QPaintEvent *) {
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
