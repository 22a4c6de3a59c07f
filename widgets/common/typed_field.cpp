// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/typed_field.h"

#include "widgets/common/meaning.h"
#include "widgets/models/text.h"

#include <QKeyEvent>
#include <QToolTip>

#include <utility>

namespace callboard {

TypedField::TypedField(QWidget *parent)
    : QLineEdit(parent) {
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (read())
            tell();
    });
    connect(this, &QLineEdit::textEdited, this, [this] { setTrouble({}); });
}

// Nothing is taken from under the hand; what was left behind is out of date with the value.
void TypedField::display() {
    if (isModified() && hasFocus())
        return;
    forget();
}

void TypedField::forget() {
    setTrouble({});
    const auto text = shown();
    if (text == QLineEdit::text())
        return setModified(false);
    const int cursor = cursorPosition(), selected = selectionStart(), length = selectionLength();
    setText(text); // which is not typed any more
    if (length > 0)
        setSelection(selected, length);
    else
        setCursorPosition(cursor);
}

// Whether a value was typed.
bool TypedField::read() {
    if (!isModified())
        return false;
    const bool wasTold = !m_trouble.isEmpty();
    setTrouble(take(text()));
    if (m_trouble.isEmpty()) {
        forget();
        return true;
    }
    if (!wasTold || hasFocus())
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), toolTip(), this);
    return false;
}

void TypedField::setTrouble(const QString &trouble) {
    if (trouble == m_trouble)
        return;
    if (m_trouble.isEmpty())
        m_usualTip = toolTip();
    m_trouble = trouble;
    setToolTip(trouble.isEmpty() ? m_usualTip : plainToolTip(trouble));
    auto colours = QPalette();
    if (!trouble.isEmpty())
        colours.setColor(QPalette::Text, inkOf(Severity::Warning, palette()));
    setPalette(colours);
}

// Escape is the field's own while there is something to take back.
bool TypedField::event(QEvent *event) {
    if (event->type() == QEvent::ShortcutOverride && isModified() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

// Who clicks into it types another value; the second click sets the cursor.
void TypedField::focusInEvent(QFocusEvent *event) {
    m_isEntered = event->reason() == Qt::MouseFocusReason;
    QLineEdit::focusInEvent(event);
}

void TypedField::mouseReleaseEvent(QMouseEvent *event) {
    QLineEdit::mouseReleaseEvent(event);
    if (std::exchange(m_isEntered, false) && !hasSelectedText())
        selectAll();
}

void TypedField::keyPressEvent(QKeyEvent *event) {
    const bool isUp = event->key() == Qt::Key_Up;
    if (event->key() == Qt::Key_Escape && isModified()) {
        forget();
        return selectAll();
    }
    if (!isUp && event->key() != Qt::Key_Down)
        return QLineEdit::keyPressEvent(event);
    const int cursor = cursorPosition();
    read();
    forget(); // what is no value
    stepAt(cursor, isUp ? 1 : -1);
    forget();
    setCursorPosition(cursor);
    tell();
}

} // namespace callboard
