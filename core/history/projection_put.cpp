// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "core/history/projection_file.h"

namespace callboard::history {

namespace {

void dropFront(Rows &rows, Table table, std::size_t count) {
    const auto drop = [count](auto &values) {
        values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
    };
    for (std::size_t column = 0; column < columnsOf(table); ++column)
        drop(rows.columns[column]);
    if (hasText(table))
        drop(rows.texts);
}

} // namespace

Result<void> ProjectionFile::put(Projector &projector) {
    if (const auto begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = putAll(projector);
    if (done)
        done = m_database.run("COMMIT");
    if (!done)
        static_cast<void>(m_database.run("ROLLBACK").ok());
    return done;
}

Result<void> ProjectionFile::putAll(Projector &projector) {
    for (const auto kind : {Kind::Queues, Kind::Agents}) {
        auto touched = Time::max();
        for (const auto table : allTables)
            touched = std::min(touched, touchedFrom(kind, table, projector.rows(table), m_put[place(table)]));
        if (const auto gone = forget(kind, touched); !gone)
            return gone;
    }
    if (const auto kept = putIds(projector.ids()); !kept)
        return kept;
    for (const auto table : allTables)
        if (const auto kept = putTable(table, projector.rows(table)); !kept)
            return kept;
    auto progress = m_database.prepare("UPDATE progress SET seq = ?, center = ?");
    if (!progress)
        return progress.error();
    const auto center = encode(projector.center());
    return progress->bind(1, static_cast<std::int64_t>(projector.center().seq))
        .bindBytes(2, center.data(), center.size())
        .run();
}

Result<void> ProjectionFile::forget(Kind kind, Time touched) {
    auto erase = m_database.prepare("DELETE FROM saved WHERE kind = ? AND last > ?");
    if (!erase)
        return erase.error();
    return erase->bind(1, static_cast<std::int64_t>(kind)).bind(2, micros(touched)).run();
}

Result<void> ProjectionFile::putIds(const IdBook &ids) {
    auto insert = m_database.prepare("INSERT INTO ids VALUES (?, ?)");
    if (!insert)
        return insert.error();
    for (; m_ids < ids.size(); ++m_ids) {
        const auto id = ids.idOf<QueueId>(m_ids + 1);
        if (const auto put = insert->bind(1, std::int64_t{m_ids} + 1).bind(2, id.text()).run(); !put)
            return put;
    }
    return {};
}

Result<void> ProjectionFile::putTable(Table table, Rows &rows) {
    auto &put = m_put[place(table)];
    if (rows.size() == put)
        return {};
    std::size_t begin = 0;
    for (; rows.size() - begin >= m_chunkRows; begin += m_chunkRows) {
        if (const auto kept = putChunk(table, rows, begin, begin + m_chunkRows); !kept)
            return kept;
        ++m_fullChunks[place(table)];
    }
    if (begin < rows.size())
        if (const auto kept = putChunk(table, rows, begin, rows.size()); !kept)
            return kept;
    dropFront(rows, table, begin);
    put = rows.size();
    return {};
}

Result<void> ProjectionFile::putChunk(Table table, const Rows &rows, std::size_t begin, std::size_t end) {
    const auto number = m_fullChunks[place(table)];
    auto chunk = m_database.prepare("INSERT OR REPLACE INTO chunks VALUES (?, ?, ?, ?, ?)");
    auto piece = m_database.prepare("INSERT OR REPLACE INTO pieces VALUES (?, ?)");
    if (!chunk || !piece)
        return chunk ? piece.error() : chunk.error();
    const auto span = spanOf(table, rows, begin, end);
    if (const auto put = chunk->bind(1, static_cast<std::int64_t>(table))
                             .bind(2, static_cast<std::int64_t>(number))
                             .bind(3, static_cast<std::int64_t>(end - begin))
                             .bind(4, micros(span.first))
                             .bind(5, micros(span.last))
                             .run();
        !put)
        return put;
    const auto putPiece = [&](std::size_t column, const std::string &bytes) {
        return piece->bind(1, pieceOf(table, number, column)).bindBytes(2, bytes.data(), bytes.size()).run();
    };
    for (std::size_t column = 0; column < columnsOf(table); ++column)
        if (const auto put =
                putPiece(column, packed(std::span(rows.columns[column]).subspan(begin, end - begin)));
            !put)
            return put;
    return hasText(table)
               ? putPiece(textColumn, packedTexts(std::span(rows.texts).subspan(begin, end - begin)))
               : Result<void>();
}

Result<void> ProjectionFile::save(Kind kind, const std::vector<Saved> &saved) {
    if (const auto begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto insert = m_database.prepare("INSERT OR REPLACE INTO saved VALUES (?, ?, ?, ?)");
    Result<void> done = insert ? Result<void>() : insert.error();
    for (const auto &each : saved)
        if (done)
            done = insert->bind(1, static_cast<std::int64_t>(kind))
                       .bind(2, micros(each.first))
                       .bind(3, micros(each.last))
                       .bindBytes(4, each.bytes.data(), each.bytes.size())
                       .run();
    if (done)
        return m_database.run("COMMIT");
    static_cast<void>(m_database.run("ROLLBACK").ok());
    return done;
}

} // namespace callboard::history
