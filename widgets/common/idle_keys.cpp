// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/idle_keys.h"

#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace callboard {

IdleKeys::IdleKeys(QWidget &page)
    : QObject(&page) {
    page.installEventFilter(this);
}

void IdleKeys::add(const QKeySequence &key, Reason reason, Tell tell) {
    m_keys.push_back({key, std::move(reason), std::move(tell)});
}

// A key comes here when no shortcut and no field wanted it.
bool IdleKeys::eventFilter(QObject *page, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(page, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    for (const auto &key : m_keys)
        if (key.sequence == QKeySequence(press->keyCombination()) && !press->isAutoRepeat() &&
            !key.reason().isEmpty()) {
            key.tell(key.reason);
            return true;
        }
    return QObject::eventFilter(page, event);
}

} // namespace callboard
