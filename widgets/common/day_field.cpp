// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/day_field.h"

#include "widgets/common/glyph.h"
#include "widgets/models/text.h"

#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QWidgetAction>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "d MMM yyyy"_L1;
constexpr int longest = 24;
constexpr int fieldHeight = 32;
constexpr int arrowRoom = 24; // of what opens the calendar
constexpr int roomAround = 24;
constexpr int firstYear = 1970, lastYear = 2199, yearsOfTwoDigits = 2000;

std::optional<QDate> dayOf(int year, int month, int day) {
    const QDate date(year < 100 ? year + yearsOfTwoDigits : year, month, day);
    return date.isValid() && date.year() >= firstYear && date.year() <= lastYear ? std::optional(date)
                                                                                 : std::nullopt;
}

// 0: none.
int monthIn(const QString &letters) {
    constexpr int fewest = 3;
    if (letters.size() < fewest)
        return 0;
    for (const auto &locale : {QLocale(), QLocale::c()})
        for (int month = 1; month <= 12; ++month)
            for (const auto length : {QLocale::LongFormat, QLocale::ShortFormat})
                for (const auto &name :
                     {locale.monthName(month, length), locale.standaloneMonthName(month, length)})
                    if (name.startsWith(letters, Qt::CaseInsensitive))
                        return month;
    return 0;
}

// "01122026" and "20261201".
std::optional<QDate> dayOfDigits(const QString &digits) {
    if (digits.size() != 8)
        return std::nullopt;
    const auto number = [&](int from, int length) { return digits.mid(from, length).toInt(); };
    const auto date = dayOf(number(4, 4), number(2, 2), number(0, 2));
    return date ? date : dayOf(number(0, 4), number(4, 2), number(6, 2));
}

} // namespace

std::optional<QDate> dayIn(const QString &typed, const QDate &near) {
    static const QRegularExpression part(u"[0-9]+|\\p{L}+"_s), others(u"[^0-9\\p{L}\\s.,/-]"_s);
    if (typed.contains(others))
        return std::nullopt;
    QStringList numbers, names;
    for (const auto &found : part.globalMatch(typed))
        (found.captured().at(0).isDigit() ? numbers : names) += found.captured();
    if (names.isEmpty() && numbers.size() == 1)
        return dayOfDigits(numbers.first());
    if (!names.isEmpty() && !numbers.isEmpty()) // the "г." after a Russian year is passed over
        numbers.insert(1, QString::number(monthIn(names.first())));
    if (numbers.size() < 2 || numbers.size() > 3)
        return std::nullopt;
    const auto at = [&](int which) { return numbers[which].toInt(); };
    if (numbers.size() == 2)
        return dayOf(near.year(), at(1), at(0));
    return numbers.first().size() == 4 ? dayOf(at(0), at(1), at(2)) : dayOf(at(2), at(1), at(0));
}

DayField::DayField(QWidget *parent)
    : TypedField(parent) {
    setMaxLength(longest);
    setMinimumHeight(fieldHeight);
    setTextMargins(0, 0, arrowRoom, 0);
    int widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(
            widest, fontMetrics().horizontalAdvance(QLocale().toString(QDate(2026, month, 28), format)));
    setFixedWidth(widest + arrowRoom + roomAround);
    setToolTip(tr("A day: 1.12.2026, 2026-12-01 or 1 Dec. The arrow opens a calendar (%1)")
                   .arg(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText)));
    display();
}

QString DayField::shown() const {
    return QLocale().toString(m_date, format);
}

QDate DayField::atMost(const QDate &day) const {
    return m_last.isValid() ? std::min(day, m_last) : day;
}

void DayField::setDate(const QDate &date) {
    const bool isOther = atMost(date) != m_date;
    m_date = atMost(date);
    display();
    if (isOther)
        Q_EMIT dateChanged(m_date);
}

void DayField::setMaximumDate(const QDate &last) {
    m_last = last;
    setDate(m_date);
}

QString DayField::take(const QString &typed) {
    const auto back = [&](const QString &why) {
        return why + u' ' + tr("Escape brings %1 back.").arg(shown());
    };
    const auto day = dayIn(typed, m_date);
    if (!day)
        return back(tr("%1 is no day. Type it as 1.12.2026, 2026-12-01 or 1 Dec.")
                        .arg(shownText(typed.toStdString())));
    if (m_last.isValid() && *day > m_last)
        return back(tr("%1 is still to come.").arg(QLocale().toString(*day, format)));
    m_date = *day;
    return {};
}

// Day, month and year stand with a blank between them.
void DayField::stepAt(int cursor, int by) {
    const auto before = text().first(std::min<qsizetype>(cursor, text().size())).count(u' ');
    m_date = atMost(before == 0   ? m_date.addDays(by)
                    : before == 1 ? m_date.addMonths(by)
                                  : m_date.addYears(by));
}

void DayField::keyPressEvent(QKeyEvent *event) {
    const bool opens = event->key() == Qt::Key_Down && event->modifiers() & Qt::AltModifier;
    opens ? openCalendar() : TypedField::keyPressEvent(event);
}

QRect DayField::placeOfArrow() const {
    return rect().adjusted(width() - arrowRoom, 0, 0, 0);
}

void DayField::paintEvent(QPaintEvent *event) {
    TypedField::paintEvent(event);
    QPainter painter(this);
    QRectF mark(0, 0, 10, 10);
    mark.moveCenter(QRectF(placeOfArrow()).center() - QPointF(4, 0));
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    paintGlyph(painter, mark, Glyph::Chevron, palette().color(group, QPalette::PlaceholderText));
}

void DayField::mouseMoveEvent(QMouseEvent *event) {
    setCursor(placeOfArrow().contains(event->pos()) ? Qt::ArrowCursor : Qt::IBeamCursor);
    TypedField::mouseMoveEvent(event);
}

void DayField::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton && placeOfArrow().contains(event->pos()))
        openCalendar();
    else
        TypedField::mousePressEvent(event);
}

void DayField::openCalendar() {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (m_last.isValid())
        calendar->setMaximumDate(m_last);
    calendar->setSelectedDate(m_date);
    const auto choose = [this, menu](const QDate &day) {
        forget();
        setDate(day);
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(mapToGlobal(rect().bottomLeft()));
    calendar->setFocus();
}

} // namespace callboard
