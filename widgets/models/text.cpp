// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTextDocument>

#include <cmath>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

bool disturbsALine(QChar letter) {
    const auto code = letter.unicode();
    const bool turnsDirection = code == 0x200E || code == 0x200F || code == 0x061C ||
                                (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return turnsDirection || letter.category() == QChar::Other_Control || code == 0x2028 || code == 0x2029;
}

// A Russian or American number; others by threes from the left.
QString grouped(const QString &digits) {
    const auto part = [&](int from, int length) { return digits.mid(from, length); };
    if (digits.startsWith(u'7') && digits.size() == 11)
        return u"+7 %1 %2-%3-%4"_s.arg(part(1, 3), part(4, 3), part(7, 2), part(9, 2));
    if (digits.startsWith(u'1') && digits.size() == 11)
        return u"+1 %1 %2-%3"_s.arg(part(1, 3), part(4, 3), part(7, 4));
    QString text = u"+"_s + part(0, 2);
    for (int at = 2; at < digits.size(); at += 3) {
        const int length = digits.size() - at == 4 ? 4 : 3;
        text += u' ' + part(at, length);
        if (length == 4)
            break;
    }
    return text;
}

QDateTime localTime(Time time, const QTimeZone &zone) {
    const auto since = std::chrono::duration_cast<milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since.count(), zone);
}

bool isAllDigits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

QString shownText(std::string_view utf8, qsizetype longest) {
    auto text =
        QString::fromUtf8(utf8.data(), static_cast<qsizetype>(std::min<std::size_t>(utf8.size(), 4096)));
    for (auto &letter : text)
        if (disturbsALine(letter))
            letter = u' ';
    text = text.simplified();
    if (text.size() > longest)
        text = text.left(longest - 1) + u'…';
    return text;
}

QString plainToolTip(const QString &text) {
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

QString shownNumber(std::string_view number) {
    const bool isInternational = number.size() >= 9 && number.size() <= 16 && number.front() == '+';
    if (!isInternational || !isAllDigits(number.substr(1)))
        return shownText(number);
    return grouped(QString::fromLatin1(number.data() + 1, static_cast<qsizetype>(number.size() - 1)));
}

QString clockText(Duration duration) {
    const auto all = std::max<std::int64_t>(0, std::chrono::floor<seconds>(duration).count());
    const auto two = [](std::int64_t value) { return QString::number(value).rightJustified(2, u'0'); };
    const auto hours = all / 3600;
    const auto tail = u':' + two(all % 60);
    if (hours == 0)
        return QString::number(all / 60) + tail;
    return QString::number(hours) + u':' + two(all / 60 % 60) + tail;
}

QString timeOrDash(std::optional<Duration> time) {
    return time ? clockText(*time) : u"–"_s;
}

QString percentText(const std::optional<double> &share) {
    // A narrow no-break blank stands between figure and sign.
    return share ? QString::number(std::lround(*share * 100)) + u"\u202F%"_s : u"–"_s;
}

QTimeZone zoneOf(const SiteSettings &site) {
    const QTimeZone zone(QByteArray::fromStdString(site.timeZone));
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString dayText(Time time, const QTimeZone &zone) {
    return QLocale().toString(localTime(time, zone).date(), u"d MMM yyyy"_s);
}

QString timeOfDayText(Time time, const QTimeZone &zone) {
    return localTime(time, zone).toString(u"HH:mm:ss"_s);
}

QString dayAndTimeText(Time time, Time now, const QTimeZone &zone) {
    const auto at = localTime(time, zone);
    const auto clock = at.toString(u"HH:mm"_s);
    const auto daysAgo = at.date().daysTo(localTime(now, zone).date());
    if (daysAgo == 0)
        return QCoreApplication::translate("Words", "today %1").arg(clock);
    if (daysAgo == 1)
        return QCoreApplication::translate("Words", "yesterday %1").arg(clock);
    return dayText(time, zone) + u' ' + clock;
}

} // namespace callboard
