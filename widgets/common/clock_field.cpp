// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/clock_field.h"

#include <QRegularExpression>

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
    : TypedField(parent) {
    setMaxLength(longest);
    setFixedWidth(fontMetrics().horizontalAdvance(u"00:00:00"_s) + roomAround);
    display();
}

void ClockField::setTime(const QTime &time) {
    m_time = time;
    display();
}

QString ClockField::shown() const {
    return m_time.toString(u"HH:mm:ss"_s);
}

QString ClockField::take(const QString &typed) {
    const auto time = timeOfDayIn(typed);
    if (!time)
        return tr("%1 is no time of the day. Type it as 9:30 or 0930; Escape brings %2 back.")
            .arg(typed.trimmed(), shown());
    m_time = *time;
    return {};
}

void ClockField::stepAt(int cursor, int by) {
    constexpr int minutesFrom = 3, secondsFrom = 6; // in the text
    const int unit = cursor < minutesFrom ? 3600 : cursor < secondsFrom ? 60 : 1;
    m_time = m_time.addSecs(by * unit);
}

} // namespace callboard
