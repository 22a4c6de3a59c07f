// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/stream_rows.h"

#include "core/history/archive.h"

namespace callboard::history {

Column Stretch::column(std::size_t which) {
    if (m_memory)
        return Column::of(m_memory->columns[which]);
    const auto bytes = m_fetch(which);
    auto column = bytes ? Column::read(*bytes, m_size) : Result<Column>(bytes.error());
    if (!column && !m_error)
        m_error = column.error();
    return column ? *column : Column();
}

std::string_view Stretch::text(std::size_t row) {
    if (m_memory)
        return m_memory->texts[row];
    if (m_texts.empty()) {
        const auto bytes = m_fetch(textColumn);
        auto texts = bytes ? readTexts(*bytes, m_size) : Result<std::vector<std::string_view>>(bytes.error());
        if (!texts && !m_error)
            m_error = texts.error();
        m_texts = texts ? std::move(texts).value() : std::vector<std::string_view>(m_size);
    }
    return m_texts[row];
}

StreamRows StreamRows::of(std::string name, Projector folded) {
    StreamRows rows;
    rows.m_name = std::move(name);
    rows.m_folded = folded.center().seq;
    rows.m_tail = std::move(folded);
    return rows;
}

Result<StreamRows> StreamRows::openFile(const Stream &stream, const std::string &epoch) {
    StreamRows rows;
    rows.m_name = stream.name;
    auto file = ProjectionFile::openToRead(ProjectionFile::in(stream.directory), epoch);
    if (!file)
        return file.error();
    auto begin = file->begin();
    if (!begin)
        return begin.error();
    rows.m_file = std::move(file).value();
    rows.m_tail = std::move(begin).value();
    return rows;
}

Result<StreamRows> StreamRows::open(const Stream &stream, std::optional<Time> present,
                                    const std::stop_token &stop) {
    auto journal = Journal::open(stream.directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    auto rows = openFile(stream, journal->epoch());
    if (!rows) { // a cache that is missing, old or damaged is done without
        rows = StreamRows();
        rows->m_name = stream.name;
    }
    const auto last = journal->refresh(); // now, so that the projections are not ahead of it
    if (!last)
        return last.error();
    rows->m_present = present;
    const auto read = readEvents(*journal, rows->center().seq + 1, *last, [&](const Event &event) {
        rows->m_tail.take(event);
        ++rows->m_folded;
        return !stop.stop_requested();
    });
    if (!read)
        return read.error();
    return stop.stop_requested() ? Result<StreamRows>(stopped()) : std::move(rows);
}

Result<std::vector<ProjectionFile::Chunk>> StreamRows::chunks(Table table, Time first, Time last) const {
    if (!m_file)
        return std::vector<ProjectionFile::Chunk>();
    auto chunks = m_file->chunks(table);
    if (chunks)
        std::erase_if(*chunks,
                      [&](const auto &chunk) { return chunk.span.last < first || chunk.span.first > last; });
    return chunks;
}

Result<std::vector<Span>> StreamRows::spans(Table table) const {
    const auto known = chunks(table, Time::min(), Time::max());
    if (!known)
        return known.error();
    std::vector<Span> spans;
    for (const auto &chunk : *known)
        spans.push_back(chunk.span);
    const auto &rows = tail(table);
    if (rows.size() != 0)
        spans.push_back(spanOf(table, rows, 0, rows.size()));
    return spans;
}

Result<void> StreamRows::scan(Table table, Time first, Time last, const std::stop_token &stop,
                              const Visit &visit) const {
    const auto known = chunks(table, first, last);
    if (!known)
        return known.error();
    std::array<std::optional<journal::Statement>, textColumn + 1> statements;
    for (const auto &chunk : *known) {
        if (stop.stop_requested())
            return stopped();
        Stretch stretch;
        stretch.m_size = chunk.rows;
        stretch.m_span = chunk.span;
        stretch.m_fetch = [&](std::size_t column) -> Result<std::string_view> {
            auto &statement = statements[column];
            if (!statement) {
                auto prepared = m_file->pieces();
                if (!prepared)
                    return prepared.error();
                statement = std::move(prepared).value();
            }
            statement->reset();
            const auto row = statement->bind(1, ProjectionFile::pieceOf(table, chunk.number, column)).step();
            if (!row || !*row)
                return row ? Error{"history.damaged", "the projections lack a column"} : row.error();
            return statement->bytes(0);
        };
        if (const auto done = visit(stretch); !done)
            return done;
        if (stretch.m_error)
            return *stretch.m_error;
    }
    const auto &rows = tail(table);
    if (rows.size() == 0)
        return {};
    Stretch stretch;
    stretch.m_size = rows.size();
    stretch.m_span = spanOf(table, rows, 0, rows.size());
    stretch.m_memory = &rows;
    return visit(stretch);
}

} // namespace callboard::history
