// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/head_figure.h"

#include "widgets/common/text_line.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

namespace callboard {

HeadFigure::HeadFigure(const QString &explanation, bool opens, QWidget *parent)
    : QPushButton(parent)
    , m_explanation(explanation)
    , m_line(new TextLine(TextLine::Kind::Caption, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0); // as high as a title: the boards beside each other begin in one line
    row->addWidget(m_line);
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(true); // Enter presses it, too
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setOpens(opens);
}

void HeadFigure::setWords(const QString &words) {
    if (words == m_line->text())
        return;
    m_line->setText(words);
    setAccessibleName(words);
    setOpens(m_opens);
    updateGeometry();
}

QString HeadFigure::words() const {
    return m_line->text();
}

// The words once more: where there is little room they are cut.
void HeadFigure::setOpens(bool opens) {
    m_opens = opens;
    setFocusPolicy(opens ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const auto what = words().isEmpty() ? m_explanation : words() + u'\n' + m_explanation;
    setToolTip(opens ? tr("%1. A click shows what it is made of.").arg(what) : what);
}

QSize HeadFigure::sizeHint() const {
    return layout()->sizeHint();
}

QSize HeadFigure::minimumSizeHint() const {
    return layout()->minimumSize();
}

void HeadFigure::mousePressEvent(QMouseEvent *event) {
    if (m_opens)
        QPushButton::mousePressEvent(event);
}

// The line paints itself; this is the ground under it.
void HeadFigure::paintEvent(QPaintEvent *) {
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
