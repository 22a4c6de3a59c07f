// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/projection_file.h"

#include "core/codec/codec.h"

namespace callboard::history {

using journal::Database;
using journal::Statement;

namespace {

constexpr std::int64_t layoutVersion = 9;

constexpr auto layout =
    "CREATE TABLE progress (epoch TEXT NOT NULL, fold INTEGER NOT NULL, seq INTEGER NOT NULL, center BLOB "
    "NOT NULL);"
    "CREATE TABLE ids (number INTEGER PRIMARY KEY, id TEXT NOT NULL);"
    "CREATE TABLE chunks (kind INTEGER, number INTEGER, rows INTEGER NOT NULL, first INTEGER NOT NULL,"
    " last INTEGER NOT NULL, PRIMARY KEY (kind, number)) WITHOUT ROWID;"
    "CREATE TABLE pieces (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE saved (kind INTEGER, first INTEGER, last INTEGER, bytes BLOB NOT NULL,"
    " PRIMARY KEY (kind, first, last));";

Error damaged(const std::string &what) {
    return {"history.damaged", "the projections lack " + what};
}

} // namespace

Result<ProjectionFile> ProjectionFile::openToRead(const std::filesystem::path &file,
                                                  const std::string &epoch) {
    auto database = Database::open(file, Database::Access::read);
    if (!database)
        return database.error();
    ProjectionFile opened(std::move(database).value());
    if (const auto begun = opened.m_database.run("BEGIN"); !begun)
        return begun.error();
    if (const auto same = opened.check(epoch); !same)
        return same.error();
    return opened;
}

Result<ProjectionFile> ProjectionFile::openToWrite(const std::filesystem::path &file,
                                                   const std::string &epoch, std::size_t chunkRows) {
    const auto open = [&]() -> Result<ProjectionFile> {
        auto database = Database::open(file, Database::Access::create);
        if (!database)
            return database.error();
        ProjectionFile opened(std::move(database).value());
        opened.m_chunkRows = chunkRows;
        opened.m_database.checkpointOnClose(true);
        const auto set =
            opened.m_database.run("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 256");
        return set ? Result<ProjectionFile>(std::move(opened)) : set.error();
    };
    if (auto known = open(); known && known->check(epoch))
        return known;
    // A cache: a file that gives trouble is worth less than a new one.
    remove(file);
    auto made = open();
    if (!made)
        return made;
    if (const auto created = made->create(epoch); !created)
        return created.error();
    return made;
}

void ProjectionFile::remove(const std::filesystem::path &file) {
    std::error_code ignored; // who cannot remove it cannot open it either, and is told then
    for (const auto *ending : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + ending, ignored);
}

Result<void> ProjectionFile::check(const std::string &epoch) const {
    const Error other{"history.other", "the projections are of another journal or version"};
    const auto version = m_database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version != layoutVersion)
        return other;
    auto known = m_database.prepare("SELECT epoch, fold FROM progress");
    if (!known)
        return known.error();
    const auto row = known->step();
    if (!row)
        return row.error();
    return *row && known->bytes(0) == epoch && known->number(1) == foldVersion ? Result<void>() : other;
}

Result<void> ProjectionFile::create(const std::string &epoch) {
    if (const auto made = m_database.run(std::string("BEGIN;") + layout +
                                         "PRAGMA user_version = " + std::to_string(layoutVersion));
        !made)
        return made;
    auto first = m_database.prepare("INSERT INTO progress VALUES (?, ?, 0, ?)");
    if (!first)
        return first.error();
    const auto center = encode(Center{});
    if (const auto put = first->bind(1, epoch)
                             .bind(2, std::int64_t{foldVersion})
                             .bindBytes(3, center.data(), center.size())
                             .run();
        !put)
        return put;
    return m_database.run("COMMIT");
}

Result<Projector> ProjectionFile::begin() const {
    auto progress = m_database.prepare("SELECT center FROM progress");
    if (!progress)
        return progress.error();
    const auto row = progress->step();
    if (!row || !*row)
        return row ? damaged("their progress") : row.error();
    auto center = decodeCenter(progress->bytes(0));
    if (!center)
        return center.error();
    IdBook book;
    auto ids = m_database.prepare("SELECT number, id FROM ids ORDER BY number");
    if (!ids)
        return ids.error();
    for (;;) {
        const auto next = ids->step();
        if (!next)
            return next.error();
        if (!*next)
            return Projector(std::move(center).value(), std::move(book));
        if (book.numberOf(QueueId{ids->bytes(1)}) != ids->number(0))
            return damaged("an id");
    }
}

Result<Projector> ProjectionFile::resume() {
    auto projector = begin();
    if (!projector)
        return projector;
    for (const auto table : allTables)
        if (const auto loaded = load(table, projector->rows(table)); !loaded)
            return loaded.error();
    m_ids = projector->ids().size();
    for (const auto table : allTables) {
        m_put[place(table)] = projector->rows(table).size();
        const auto known = chunks(table);
        if (!known)
            return known.error();
        m_fullChunks[place(table)] = known->size() - (projector->rows(table).size() != 0 ? 1 : 0);
    }
    return projector;
}

Result<void> ProjectionFile::load(Table table, Rows &rows) const {
    const auto known = chunks(table);
    if (!known)
        return known.error();
    if (known->empty() || known->back().rows == m_chunkRows)
        return {};
    const auto &last = known->back();
    auto select = pieces();
    if (!select)
        return select.error();
    const auto read = [&](std::size_t column, const auto &take) -> Result<void> {
        const auto row = select->bind(1, pieceOf(table, last.number, column)).step();
        if (!row || !*row)
            return row ? damaged("a column") : row.error();
        const Result<void> taken = take(select->bytes(0));
        select->reset();
        return taken;
    };
    for (std::size_t column = 0; column < columnsOf(table); ++column)
        if (const auto done = read(column,
                                   [&](std::string_view bytes) -> Result<void> {
                                       const auto numbers = Column::read(bytes, last.rows);
                                       if (!numbers)
                                           return numbers.error();
                                       for (std::size_t row = 0; row < last.rows; ++row)
                                           rows.columns[column].push_back((*numbers)[row]);
                                       return {};
                                   });
            !done)
            return done;
    if (!hasText(table))
        return {};
    return read(textColumn, [&](std::string_view bytes) -> Result<void> {
        const auto texts = readTexts(bytes, last.rows);
        if (!texts)
            return texts.error();
        rows.texts.assign(texts->begin(), texts->end());
        return {};
    });
}

Result<std::vector<ProjectionFile::Chunk>> ProjectionFile::chunks(Table table) const {
    auto select =
        m_database.prepare("SELECT number, rows, first, last FROM chunks WHERE kind = ? ORDER BY number");
    if (!select)
        return select.error();
    select->bind(1, static_cast<std::int64_t>(table));
    std::vector<Chunk> chunks;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return chunks;
        chunks.push_back({static_cast<std::size_t>(select->number(0)),
                          static_cast<std::size_t>(select->number(1)),
                          {moment(select->number(2)), moment(select->number(3))}});
    }
}

Result<Statement> ProjectionFile::pieces() const {
    return m_database.prepare("SELECT bytes FROM pieces WHERE id = ?");
}

std::int64_t ProjectionFile::pieceOf(Table table, std::size_t chunk, std::size_t column) {
    return static_cast<std::int64_t>(place(table) << 48 | chunk << 8 | column);
}

Result<void> ProjectionFile::saved(Kind kind, Time first, Time last, const VisitSaved &visit) const {
    auto select = m_database.prepare("SELECT first, last, bytes FROM saved WHERE kind = ? AND first >= ? AND "
                                     "last <= ? ORDER BY first, last");
    if (!select)
        return select.error();
    select->bind(1, static_cast<std::int64_t>(kind)).bind(2, micros(first)).bind(3, micros(last));
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (const auto done = visit({moment(select->number(0)), moment(select->number(1))}, select->bytes(2));
            !done)
            return done;
    }
}

} // namespace callboard::history
