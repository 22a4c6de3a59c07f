// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/center/site.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace callboard {

// Text that came from outside, made fit for one line of a screen: control characters, line ends and marks
// that turn the direction of writing become blanks; very long text is cut. Still only text: never rich.
QString shownText(std::string_view utf8, qsizetype longest = 200);

// The text for a tool tip, where Qt would take what looks like HTML for rich text.
QString plainToolTip(const QString &text);

template <class Kind>
QString shownText(const Id<Kind> &id) {
    return shownText(id.text());
}

// Digits grouped as people read them: "+7 495 123-45-67". What is no E.164 number stays as it is.
QString shownNumber(std::string_view number);

// 2:17, then 1:02:17; whole seconds, never below zero.
QString timeOrDash(std::optional<Duration> time); // as clockText()
QString clockText(Duration duration);

// "82 %"; a dash where there is no value.
QString percentText(const std::optional<double> &share);

// The site's zone: two desks in two zones see the same hour and the same "today". The machine's before a
// site is known.
QTimeZone zoneOf(const SiteSettings &site);

// The date as people of this language write it: "21 Nov 2026".
QString dayText(Time time, const QTimeZone &zone);

// 12:03:10
QString timeOfDayText(Time time, const QTimeZone &zone);

// "today 10:12", "yesterday 17:40", else the date as people of this language write it.
QString dayAndTimeText(Time time, Time now, const QTimeZone &zone);

} // namespace callboard
