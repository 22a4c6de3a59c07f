// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/sheet.h"

#include "widgets/models/level_words.h"
#include "widgets/models/text.h"

#include <QLocale>

namespace callboard {

namespace {

QString number(double value) {
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

void putText(TextTable::Row &row, const QString &text) {
    row.texts += text;
    row.values += text;
}

void putCount(TextTable::Row &row, std::int64_t count) {
    putText(row, QString::number(count));
}

void putAtLeast(TextTable::Row &row, std::int64_t count, std::int64_t unknown) {
    row.texts += words::atLeast(count, unknown);
    row.values += QString::number(count);
    if (unknown > 0)
        row.notes[static_cast<int>(row.texts.size()) - 1] = words::unknownEnds(unknown);
}

void putTime(TextTable::Row &row, std::optional<Duration> time) {
    row.texts += timeOrDash(time);
    row.values += time ? number(toSeconds(*time)) : QString();
}

void putShare(TextTable::Row &row, std::optional<double> share) {
    row.texts += percentText(share);
    row.values += share ? number(*share) : QString();
}

} // namespace callboard
