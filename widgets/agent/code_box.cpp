// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/code_box.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>

namespace callboard {

namespace {

bool isOfPage(const QKeyEvent &key) {
    const bool isFunction = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    return isFunction || (key.key() != Qt::Key_Control && key.modifiers().testFlag(Qt::ControlModifier));
}

} // namespace

CodeBox::CodeBox(QWidget *parent)
    : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    for (QObject *list :
         std::initializer_list<QObject *>{view(), view()->parentWidget(), completer()->popup()})
        list->installEventFilter(this);
}

void CodeBox::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_F4)
        event->ignore();
    else
        QComboBox::keyPressEvent(event);
}

// Shortcuts are looked for between the two events, and not while a list is open.
bool CodeBox::eventFilter(QObject *list, QEvent *event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !isOfPage(*static_cast<QKeyEvent *>(event)))
        return QComboBox::eventFilter(list, event);
    hidePopup();
    completer()->popup()->hide();
    QCoreApplication::sendEvent(this, event);
    return true;
}

} // namespace callboard
