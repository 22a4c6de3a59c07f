// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/codec.h"
#include "core/history/stream_rows.h"

#include <gtest/gtest.h>

namespace callboard::test {

// Everything that the file of projections tells, as text.
inline std::string contentOf(const history::Stream &stream, const std::string &epoch) {
    using namespace history;
    const auto rows = *StreamRows::openFile(stream, epoch);
    std::string text = encode(rows.center());
    for (const auto table : allTables) {
        for (const auto &span : *rows.spans(table))
            text += "\n[" + toIso(span.first) + " " + toIso(span.last) + "]";
        const auto scanned = rows.scan(table, Time::min(), Time::max(), {}, [&](Stretch &stretch) {
            text += "\nchunk of " + std::to_string(stretch.size());
            for (std::size_t row = 0; row < stretch.size(); ++row) {
                text += '\n';
                for (std::size_t column = 0; column < columnsOf(table); ++column)
                    text += std::to_string(stretch.column(column)[row]) + " ";
                if (hasText(table))
                    text += stretch.text(row);
            }
            return Result<void>();
        });
        EXPECT_TRUE(scanned) << scanned.error().detail;
    }
    for (std::uint32_t number = 1; number <= rows.ids().size(); ++number)
        text += "\n" + std::string(rows.ids().idOf<QueueId>(number).text());
    return text;
}

} // namespace callboard::test
