// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/popover.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace callboard {

namespace {

constexpr int gap = 4;
constexpr int edge = 8; // of the window

} // namespace

Popover::Popover(QWidget *anchor, Qt::Edge side)
    : Card(anchor->window())
    , m_anchor(anchor)
    , m_side(side) {
    hide();
    connect(anchor, &QObject::destroyed, this, [this] {
        m_before.clear(); // goes as well, most likely
        hide();           // with all that goes with it
        deleteLater();
    });
}

void Popover::takeKeyboard() {
    m_takesKeyboard = true;
    setFocusPolicy(Qt::ClickFocus);
}

bool Popover::holdsFocus() const {
    const auto *holder = window()->focusWidget();
    return holder && (holder == this || isAncestorOf(holder));
}

bool Popover::isOfOurWindow(const QObject *object) const {
    return object->isWidgetType() && static_cast<const QWidget *>(object)->window() == window();
}

bool Popover::focusNextPrevChild(bool next) {
    if (!m_takesKeyboard || !isVisible() || !holdsFocus())
        return Card::focusNextPrevChild(next);
    const auto *from = window()->focusWidget();
    const auto step = [next](const QWidget *widget) {
        return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (auto *to = step(from); to != from; to = step(to))
        if (isAncestorOf(to) && to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus)) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    return true;
}

void Popover::toggle() {
    if (isVisible())
        hide();
    else
        open();
}

void Popover::open() {
    if (parentWidget() != m_anchor->window())
        setParent(m_anchor->window());
    fit();
    place();
    show();
    raise();
}

// Sentences that are broken into lines need more height than a size hint knows.
void Popover::fit() {
    layout()->activate();
    const int width = std::max(minimumWidth(), layout()->totalMinimumSize().width());
    const bool breaksLines = layout()->hasHeightForWidth();
    resize(width, breaksLines ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height());
}

// Below its button where there is room, else above; inside the window.
void Popover::place() {
    const auto *window = parentWidget();
    const QRect button(m_anchor->mapTo(window, QPoint()), m_anchor->size());
    const bool hasRoomBelow = button.bottom() + gap + height() + edge <= window->height();
    const int top = hasRoomBelow ? button.bottom() + gap : button.top() - gap - height();
    const int wished = m_side == Qt::LeftEdge ? button.left() : button.right() - width();
    const int left = std::min(wished, window->width() - edge - width());
    move(std::max(left, edge), std::max(top, edge));
}

bool Popover::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::MouseButtonPress) {
        const auto at = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        const bool isOurs = rect().contains(mapFromGlobal(at)) ||
                            m_anchor->rect().contains(m_anchor->mapFromGlobal(at)) ||
                            QApplication::activePopupWidget() != nullptr;
        if (!isOurs && watched->isWidgetType())
            hide();
    } else if (event->type() == QEvent::ShortcutOverride &&
               static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && isOfOurWindow(watched)) {
        hide();
        event->accept();
        return true;
    }
    return Card::eventFilter(watched, event);
}

void Popover::showEvent(QShowEvent *event) {
    qApp->installEventFilter(this);
    Card::showEvent(event);
    if (m_takesKeyboard && !holdsFocus()) {
        m_before = window()->focusWidget();
        setFocus(Qt::PopupFocusReason);
    }
    Q_EMIT opened();
}

void Popover::hideEvent(QHideEvent *event) {
    qApp->removeEventFilter(this);
    Card::hideEvent(event);
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    m_before.clear();
    Q_EMIT closed();
}

} // namespace callboard
