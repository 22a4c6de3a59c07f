// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/clock_field.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include <utility>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 12;
constexpr int roomAround = 32;

// "93015" as 9, 30, 15: pairs from the end, unless there is but one number.
QStringList partsOf(const QString &digits) {
    if (digits.size() <= 2)
        return {digits};
    QStringList parts;
    for (auto rest = digits; !rest.isEmpty(); rest.chop(std::min<qsizetype>(2, rest.size())))
        parts.prepend(rest.right(2));
    return parts;
}

} // namespace

std::optional<QTime> timeOfDayIn(const QString &typed) {
    static const QRegularExpression marks(u"[^0-9]+"_s);
    auto parts = typed.split(marks, Qt::SkipEmptyParts);
    if (parts.size() == 1)
        parts = partsOf(parts.first());
    if (parts.isEmpty() || parts.size() > 3)
        return std::nullopt;
    const QTime time(parts.value(0).toInt(), parts.value(1).toInt(), parts.value(2).toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

ClockField::ClockField(QWidget *parent)
    : QLineEdit(parent) {
    setMaxLength(longest);
    setFixedWidth(fontMetrics().horizontalAdvance(u"00:00:00"_s) + roomAround);
    connect(this, &QLineEdit::editingFinished, this, &ClockField::take);
    display();
}

void ClockField::setTime(const QTime &time) {
    m_time = time;
    if (!isModified())
        display();
}

void ClockField::display() {
    const auto text = m_time.toString(u"HH:mm:ss"_s);
    if (text == QLineEdit::text())
        return setModified(false);
    const int cursor = cursorPosition(), selected = selectionStart(), length = selectionLength();
    setText(text); // which is not typed any more
    if (length > 0)
        setSelection(selected, length);
    else
        setCursorPosition(cursor);
}

// What is no time is forgotten. Whether one was typed.
bool ClockField::read() {
    if (!isModified())
        return false;
    const auto typed = timeOfDayIn(text());
    if (typed)
        m_time = *typed;
    setModified(false);
    display();
    return typed.has_value();
}

void ClockField::take() {
    if (read())
        Q_EMIT timeChosen(m_time);
}

void ClockField::step(int by) {
    constexpr int minutesFrom = 3, secondsFrom = 6; // in the text
    read();
    const int unit = cursorPosition() < minutesFrom ? 3600 : cursorPosition() < secondsFrom ? 60 : 1;
    m_time = m_time.addSecs(by * unit);
    display();
    Q_EMIT timeChosen(m_time);
}

// Who clicks into it types another time; the second click sets the cursor.
void ClockField::focusInEvent(QFocusEvent *event) {
    m_isEntered = event->reason() == Qt::MouseFocusReason;
    QLineEdit::focusInEvent(event);
}

void ClockField::mouseReleaseEvent(QMouseEvent *event) {
    QLineEdit::mouseReleaseEvent(event);
    if (std::exchange(m_isEntered, false) && !hasSelectedText())
        selectAll();
}

void ClockField::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        return step(event->key() == Qt::Key_Up ? 1 : -1);
    QLineEdit::keyPressEvent(event);
}

} // namespace callboard
