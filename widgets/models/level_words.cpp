// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/level_words.h"

#include "widgets/models/text.h"
#include "widgets/models/words.h"

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

} // namespace callboard::words
