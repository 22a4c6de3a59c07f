// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/level_words.h"

#include "core/kpi/figures.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace callboard::words {

using namespace Qt::StringLiterals;

QString level(std::optional<double> level, const std::optional<Bounds<double>> &bounds) {
    return (bounds ? u"≈ "_s : QString()) + percentText(level);
}

QStringList levelNotes(const Share &share, const std::optional<Bounds<double>> &bounds,
                       std::int64_t unknown) {
    QStringList notes;
    if (const auto text = certainty(share); !text.isEmpty())
        notes += text;
    if (bounds)
        notes += between(bounds->least, bounds->most, unknown);
    return notes;
}

QString atLeast(std::int64_t count, std::int64_t unknown) {
    return (unknown > 0 ? u"≥ "_s : QString()) + QString::number(count);
}

QString about(const QString &mean, std::int64_t unknown) {
    return (unknown > 0 && mean != u"–"_s ? u"≈ "_s : QString()) + mean;
}

QString unknownEnds(std::int64_t unknown) {
    const int count = static_cast<int>(unknown);
    return QCoreApplication::translate("Words", "nobody saw how %n callers ended", nullptr, count);
}

QString csat(const MarkCounts &marks) {
    return percentText(share(marks.positive, marks.marks));
}

QString csatMeaning(const QString &onDay) {
    return QCoreApplication::translate("Words", "What the callers who came %1 thought of their calls: good "
                                                "marks (4 and 5 of 5, 3 of 3) of all marks")
        .arg(onDay);
}

QString marksInWords(const MarkCounts &marks, const QString &onDay) {
    QStringList lines{
        QCoreApplication::translate("Words", "Marks of the callers who came %1: %2 of %3 contacts gave one")
            .arg(onDay)
            .arg(marks.marks)
            .arg(marks.contacts)};
    if (const auto mean = marks.mean())
        lines += QCoreApplication::translate("Words", "Good ones (4 and 5 of 5): %1; mean %2")
                     .arg(marks.positive)
                     .arg(QLocale().toString(*mean, 'f', 1));
    if (const auto text = certainty(marks.csat()); !text.isEmpty())
        lines += text;
    return lines.join(u'\n');
}

} // namespace callboard::words
