// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/day_words.h"

#include "widgets/models/text.h"

#include <QCoreApplication>

namespace callboard::words {

bool isToday(const LiveFloor &floor) {
    const auto zone = zoneOf(floor.center().site);
    return dayText(floor.now(), zone) == dayText(floor.clock(), zone);
}

QString onDay(const LiveFloor &floor) {
    return isToday(floor) ? QCoreApplication::translate("Words", "today")
                          : QCoreApplication::translate("Words", "on %1").arg(day(floor));
}

QString day(const LiveFloor &floor) {
    return isToday(floor) ? QCoreApplication::translate("Words", "Today")
                          : dayText(floor.now(), zoneOf(floor.center().site));
}

} // namespace callboard::words
