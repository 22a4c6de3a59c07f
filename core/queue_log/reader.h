// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue_log/columns.h"
#include "core/queue_log/encoding.h"
#include "core/queue_log/line_source.h"
#include "core/queue_log/line_time.h"

#include <functional>

namespace callboard::queue_log {

// What is to be told of a line.
enum class Finding : std::uint8_t {
    // The line is refused:
    NoTime,         // it does not begin with a time
    ImpossibleTime, // before 1970 or after 2100
    TooFewFields,   // no event in it
    UnknownEvent,   // an event that has no meaning here
    TooLong,        // longer than LineSource::longestLine
    OpenQuote,      // a quote that nothing closes
    ZeroBytes,      // zeros within it, or nothing else, as a disc has them after a crash
    // It is taken all the same:
    NotUtf8,     // each byte that is no text was read as Latin-1, so that different names stay different
    BadNumber,   // a wait, talk or place that is no number or below zero is left out
    Unfinished,  // the file ends within this line: it may have been written just then
    ZerosBefore, // zeros before it are left out
    Decoded      // it is not UTF-8, and was read in the encoding that the options name
};
constexpr auto textsOf(Finding) {
    return std::array{"noTime"sv,    "impossibleTime"sv, "tooFewFields"sv, "unknownEvent"sv,
                      "tooLong"sv,   "openQuote"sv,      "zeroBytes"sv,    "notUtf8"sv,
                      "badNumber"sv, "unfinished"sv,     "zerosBefore"sv,  "decoded"sv};
}
constexpr bool isRefused(Finding finding) {
    return finding < Finding::NotUtf8;
}

struct Remark {
    std::uint64_t line = 0;
    Finding finding{};
    std::string_view text; // the line as it stands in the file, or its beginning; any bytes
};

struct Counts {
    std::uint64_t lines = 0; // rows, of a database's dump
    std::uint64_t events = 0;
    std::uint64_t empty = 0; // blank lines, and what an export has around its rows
    std::array<std::uint64_t, textsOf(Finding{}).size()> findings{};

    std::uint64_t of(Finding finding) const { return findings[static_cast<std::size_t>(finding)]; }
    // Every line is an event, empty or refused.
    std::uint64_t refused() const;
};

struct ReaderOptions {
    // The moment that a wall clock showed, for exports that have no other time; UTC without it. Asked for
    // whole quarters of an hour only, the finest that zones change at.
    std::function<Time(Time wallClock)> momentOf{};
    // Told of each finding as it comes, from within next().
    std::function<void(const Remark &)> remark{};
    // Of lines that are not UTF-8.
    std::optional<Encoding> encoding{};
};

// The events of one file in the order of its lines.
class Reader {
public:
    static Result<Reader> open(const std::filesystem::path &file, ReaderOptions options);

    // The next event, or null at the end. It lives until the next call.
    Result<const Event *> next();
    // The same event for people, in the encoding of the options. next() tells each line in one way whatever
    // the options say, so that it is known again.
    const Event &inEncoding();

    const Counts &counts() const { return m_counts; }
    std::uint64_t bytesRead() const { return m_source.bytesRead(); }

private:
    Reader(LineSource source, ReaderOptions options);
    bool take(const Line &line);
    bool split(std::string_view text);
    const Columns &columns() const;
    bool read(const Columns &columns, const Line &line);
    bool refuseTime(const Line &line);
    Time momentOf(const LineTime &time);
    bool note(Finding finding, const Line &line); // always false
    std::string_view readable(const Line &line, std::string_view text);

    LineSource m_source;
    ReaderOptions m_options;
    Counts m_counts;
    Event m_event;
    ExportSplitter m_splitter;
    Row m_row;
    std::optional<Columns> m_header;
    std::string m_repaired;
    bool m_isRepaired = false;
    bool m_isReadAgain = false;   // everything was noted
    Time m_quarter = Time::min(); // of a wall clock that was asked for last,
    Duration m_ahead{};           // and how far it is ahead of UTC
};

} // namespace callboard::queue_log
