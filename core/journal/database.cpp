// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/database.h"

#include <cerrno>

namespace callboard::journal {

namespace {

constexpr int busyMilliseconds = 5000;

std::string_view codeOf(int extended, int systemError) {
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return "journal.full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "journal.busy";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // our statements are right, so it is the schema that is not
        return "journal.damaged";
    default:
        break;
    }
    const bool noRoom = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    return extended == SQLITE_IOERR_WRITE && noRoom ? "journal.full" : "journal.failed";
}

} // namespace

Error storageError(sqlite3 *handle, std::string_view doing) {
    const int extended = sqlite3_extended_errcode(handle);
    std::string detail = std::string(doing) + ": " + sqlite3_errmsg(handle);
    detail += " (SQLite code " + std::to_string(extended) + ")";
    return {std::string(codeOf(extended, sqlite3_system_errno(handle))), detail};
}

Statement &Statement::bind(int index, std::int64_t number) {
    sqlite3_bind_int64(m_handle.get(), index, number);
    return *this;
}

Statement &Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(m_handle.get(), index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBytes(int index, const void *bytes, std::size_t size) {
    sqlite3_bind_blob64(m_handle.get(), index, bytes, size, SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return storageError(sqlite3_db_handle(m_handle.get()), "journal.db");
}

Result<void> Statement::run() {
    Result<bool> row = step();
    while (row && *row)
        row = step();
    reset();
    return row ? Result<void>() : row.error();
}

void Statement::reset() {
    sqlite3_reset(m_handle.get());
}

std::string_view Statement::bytes(int column) const {
    const void *begin = sqlite3_column_blob(m_handle.get(), column);
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return begin ? std::string_view(static_cast<const char *>(begin), static_cast<std::size_t>(size))
                 : std::string_view();
}

Result<Database> Database::open(const std::filesystem::path &file, Access access, const std::string &vfs) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::create)
        flags |= SQLITE_OPEN_CREATE;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    Database database;
    database.m_handle.reset(handle);
    if (code != SQLITE_OK)
        return handle ? storageError(handle, file.string()) : Error{"journal.failed", "out of memory"};
    sqlite3_busy_timeout(handle, busyMilliseconds);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    database.checkpointOnClose(false);
    const Result<void> set = database.run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                                          "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    return set ? Result<Database>(std::move(database)) : set.error();
}

Result<void> Database::run(const std::string &sql) {
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return storageError(m_handle.get(), "journal.db");
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
    sqlite3_stmt *handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK)
        return storageError(m_handle.get(), "journal.db");
    Statement statement;
    statement.m_handle.reset(handle);
    return statement;
}

Result<std::int64_t> Database::number(std::string_view sql) const {
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const Result<bool> row = statement->step();
    if (!row)
        return row.error();
    return *row ? Result<std::int64_t>(statement->number(0))
                : Error{"journal.damaged", "no row for: " + std::string(sql)};
}

Result<int> Database::checkpoint(int mode) {
    int frames = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_handle.get(), nullptr, mode, &frames, &moved);
    if (code == SQLITE_BUSY)
        return 1;
    if (code != SQLITE_OK)
        return storageError(m_handle.get(), "moving the log into journal.db");
    return frames - moved;
}

void Database::checkpointOnClose(bool on) {
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

} // namespace callboard::journal
