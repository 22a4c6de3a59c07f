// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/journal_peers.h"

#include "core/journal/group.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <vector>

namespace callboard::bench {

namespace {

[[noreturn]] void stop(const char *what) {
    std::fprintf(stderr, "journal_bench: %s\n", what);
    std::exit(1);
}

void bindText(sqlite3_stmt *statement, int index, const std::string &text) {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

} // namespace

PlainFile::PlainFile(const std::filesystem::path &file)
    : m_file(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    if (m_file < 0)
        stop("cannot make the plain file");
}

PlainFile::~PlainFile() {
    ::close(m_file);
}

void PlainFile::append(std::span<const Record> group) {
    m_draft.clear();
    for (const auto &record : group)
        m_draft.add(record);
    const auto text = m_draft.group().records;
    if (::write(m_file, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        ::fdatasync(m_file) != 0)
        stop("cannot write the plain file");
}

PlainTable::PlainTable(const std::filesystem::path &file) {
    if (sqlite3_open(file.c_str(), &m_handle) != SQLITE_OK)
        stop("cannot make the plain table");
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE IF NOT EXISTS record (seq INTEGER PRIMARY KEY, at INTEGER, type TEXT, version INTEGER,"
        " payload TEXT, caused_by TEXT)");
    m_insert = prepare("INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    m_begin = prepare("BEGIN IMMEDIATE");
    m_commit = prepare("COMMIT");
}

PlainTable::~PlainTable() {
    for (sqlite3_stmt *statement : {m_insert, m_begin, m_commit})
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

void PlainTable::run(const char *sql) {
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        stop(sqlite3_errmsg(m_handle));
}

sqlite3_stmt *PlainTable::prepare(const char *sql) {
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        stop(sqlite3_errmsg(m_handle));
    return statement;
}

void PlainTable::insert(const Record &record) {
    sqlite3_bind_int64(m_insert, 1, static_cast<std::int64_t>(record.seq));
    sqlite3_bind_int64(m_insert, 2, record.at.time_since_epoch().count());
    bindText(m_insert, 3, record.type);
    sqlite3_bind_int(m_insert, 4, record.version);
    bindText(m_insert, 5, record.payload);
    bindText(m_insert, 6, record.causedBy);
    if (sqlite3_step(m_insert) != SQLITE_DONE)
        stop(sqlite3_errmsg(m_handle));
    sqlite3_reset(m_insert);
}

void PlainTable::append(std::span<const Record> group) {
    if (group.size() == 1)
        return insert(group.front());
    sqlite3_step(m_begin);
    sqlite3_reset(m_begin);
    for (const Record &record : group)
        insert(record);
    if (sqlite3_step(m_commit) != SQLITE_DONE)
        stop(sqlite3_errmsg(m_handle));
    sqlite3_reset(m_commit);
}

std::uint64_t PlainTable::scan() {
    sqlite3_stmt *select =
        prepare("SELECT seq, at, type, version, payload, caused_by FROM record ORDER BY seq");
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    while (sqlite3_step(select) == SQLITE_ROW) {
        ++rows;
        bytes += static_cast<std::uint64_t>(sqlite3_column_int64(select, 1) + sqlite3_column_int(select, 3));
        for (const int column : {2, 4, 5}) {
            bytes += sqlite3_column_text(select, column)[0];
            bytes += static_cast<std::uint64_t>(sqlite3_column_bytes(select, column));
        }
    }
    sqlite3_finalize(select);
    return bytes > 0 ? rows : 0;
}

std::uint64_t readAndHash(const std::filesystem::path &file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    std::vector<char> buffer(1 << 20);
    std::uint64_t bytes = 0;
    unsigned sum = 0;
    for (ssize_t got = 0; (got = ::read(handle, buffer.data(), buffer.size())) > 0;) {
        sum += journal::checksumOf(std::string_view(buffer.data(), static_cast<std::size_t>(got)))[0];
        bytes += static_cast<std::uint64_t>(got);
    }
    ::close(handle);
    return bytes + sum % 2;
}

} // namespace callboard::bench
