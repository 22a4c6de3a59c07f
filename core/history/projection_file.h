// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/ledger.h"
#include "core/history/packed.h"
#include "core/history/projector.h"
#include "core/history/span.h"
#include "core/journal/database.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace callboard::history {

// The projections of one journal as they lie on the disc, `projections.db` beside it: a cache that may be
// deleted at any time. Rows stand in chunks, each column of a chunk a blob of its own; beside them how far
// the journal was read, and the state there, so that reading goes on without a snapshot. Errors: those of a
// database, and "history.damaged", "history.other" (of another journal, fold or layout).
class ProjectionFile {
public:
    static constexpr std::size_t usualRows = 16'384; // of a full chunk
    static std::filesystem::path in(const std::filesystem::path &directory) {
        return directory / "projections.db";
    }

    // Makes a new file where there is none or another one.
    static Result<ProjectionFile> openToWrite(const std::filesystem::path &file, const std::string &epoch,
                                              std::size_t chunkRows = usualRows);
    static void remove(const std::filesystem::path &file);
    // As it is now, whatever a writer does meanwhile.
    static Result<ProjectionFile> openToRead(const std::filesystem::path &file, const std::string &epoch);

    // What was read from the journal so far, and the ids; without rows.
    Result<Projector> begin() const;
    // The same with the rows of the chunks that are not full: to go on writing.
    Result<Projector> resume();
    // In one transaction: the rows, as full chunks and a last one that is not; what is full leaves memory.
    Result<void> put(Projector &projector); // after an error only a new object knows what is there

    struct Chunk {
        std::size_t number = 0;
        std::size_t rows = 0;
        Span span;
    };
    Result<std::vector<Chunk>> chunks(Table table) const;
    // Ready to be stepped, for one piece at a time.
    Result<journal::Statement> pieces() const;
    static std::int64_t pieceOf(Table table, std::size_t chunk, std::size_t column);

    // What was computed of a period and holds until rows are put into it.
    struct Saved {
        Time first, last;
        std::string bytes;
    };
    Result<void> save(Kind kind, const std::vector<Saved> &saved);
    // Those that lie in first..last, by time.
    // Its bytes are there until the next one.
    using VisitSaved = std::function<Result<void>(const Period &time, std::string_view bytes)>;
    Result<void> saved(Kind kind, Time first, Time last, const VisitSaved &visit) const;

private:
    explicit ProjectionFile(journal::Database database)
        : m_database(std::move(database)) {}
    Result<void> check(const std::string &epoch) const;
    Result<void> create(const std::string &epoch);
    Result<void> putAll(Projector &projector);
    Result<void> putIds(const IdBook &ids);
    Result<void> putTable(Table table, Rows &rows);
    Result<void> putChunk(Table table, const Rows &rows, std::size_t begin, std::size_t end);
    Result<void> forget(Kind kind, Time touched);
    Result<void> load(Table table, Rows &rows) const;

    journal::Database m_database;
    std::array<std::size_t, allTables.size()> m_fullChunks{};
    std::array<std::size_t, allTables.size()> m_put{}; // rows of the last, open chunk that are there already
    std::size_t m_chunkRows = usualRows;
    std::uint32_t m_ids = 0;
};

} // namespace callboard::history
