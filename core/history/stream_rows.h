// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/projection_file.h"
#include "core/history/span.h"
#include "core/history/streams.h"

#include <functional>
#include <stop_token>

namespace callboard::history {

// Some rows of a table. Columns are fetched when they are asked for, and live as long as the visit.
class Stretch {
public:
    std::size_t size() const { return m_size; }
    const Span &span() const { return m_span; }
    Column column(std::size_t which);
    std::string_view text(std::size_t row);

private:
    friend class StreamRows;
    using Fetch = std::function<Result<std::string_view>(std::size_t column)>;

    std::size_t m_size = 0;
    Span m_span;
    const Rows *m_memory = nullptr; // or:
    Fetch m_fetch;
    std::vector<std::string_view> m_texts;
    std::optional<Error> m_error;
};

// Calls stand by their arrival: one that was there at a moment is looked for from so long before it.
inline constexpr Duration longestCall = std::chrono::hours{48};

// One stream as it is now: what its projections have, and what the journal has behind them, folded here.
class StreamRows {
public:
    // `present`: until when the states at the end of the journal go on; none: until its last event. Without
    // projections the whole journal is folded.
    static Result<StreamRows> open(const Stream &stream, std::optional<Time> present,
                                   const std::stop_token &stop);
    // What somebody has folded, without files.
    static StreamRows of(std::string name, Projector folded);
    // Without a journal: for measuring projections alone.
    static Result<StreamRows> openFile(const Stream &stream, const std::string &epoch);

    const std::string &name() const { return m_name; }
    const Center &center() const { return m_tail.center(); } // at the end
    const IdBook &ids() const { return m_tail.ids(); }
    Time present() const { return std::max(m_present.value_or(center().at), center().at); }
    std::uint64_t folded() const { return m_folded; } // events that the projections lacked

    // Where in time the table has rows: a span a chunk.
    Result<std::vector<Span>> spans(Table table) const;
    using Visit = std::function<Result<void>(Stretch &stretch)>;
    // All rows that overlap first..last, and others beside them, in their order. Error "history.stopped".
    Result<void> scan(Table table, Time first, Time last, const std::stop_token &stop,
                      const Visit &visit) const;
    const Rows &tail(Table table) const { return m_tail.rows(table); }
    // Null: nothing is there but what was folded.
    const ProjectionFile *file() const { return m_file ? &*m_file : nullptr; }

private:
    StreamRows() = default;
    Result<std::vector<ProjectionFile::Chunk>> chunks(Table table, Time first, Time last) const;

    std::string m_name;
    std::optional<ProjectionFile> m_file;
    Projector m_tail;
    std::optional<Time> m_present;
    std::uint64_t m_folded = 0;
};

} // namespace callboard::history
