// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/codec.h"
#include "core/history/stream_rows.h"

#include <gtest/gtest.h>

namespace callboard::test {

// Everything that projections tell, as text; `chunks`: also how it lies in the file.
inline std::string contentOf(const history::StreamRows &rows, bool chunks) {
    using namespace history;
    std::string text = encode(rows.center());
    for (const auto table : allTables) {
        for (const auto &span : chunks ? *rows.spans(table) : std::vector<Span>())
            text += "\n[" + toIso(span.first) + " " + toIso(span.last) + "]";
        text += "\ntable";
        const auto scanned = rows.scan(table, Time::min(), Time::max(), {}, [&](Stretch &stretch) {
            text += chunks ? "\nchunk of " + std::to_string(stretch.size()) : "";
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

inline std::string contentOf(const history::Stream &stream, const std::string &epoch) {
    return contentOf(*history::StreamRows::openFile(stream, epoch), true);
}

} // namespace callboard::test
