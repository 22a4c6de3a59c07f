// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/database.h"

#include <sqlite3.h>

namespace callboard::directory {

namespace {

constexpr int busyMilliseconds = 5000;

std::string codeOf(int outcome) {
    switch (outcome & 0xFF) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return "directory.damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "directory.busy";
    case SQLITE_FULL:
        return "directory.diskFull";
    case SQLITE_CONSTRAINT:
        return "directory.duplicate";
    default:
        return "directory.storage";
    }
}

std::string adviceOn(const std::string &code) {
    if (code == "directory.damaged")
        return ": move the file away and import the contacts again";
    if (code == "directory.busy")
        return ": another import is at work, try again when it is done";
    if (code == "directory.diskFull")
        return ": make room on the disk and try again";
    return {};
}

Error errorOf(sqlite3 *connection, int outcome) {
    const char *file = connection != nullptr ? sqlite3_db_filename(connection, "main") : nullptr;
    const auto code = codeOf(outcome);
    const std::string what = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(outcome);
    return {code, (file != nullptr && *file != '\0' ? std::string(file) : "contacts") + ": " + what +
                      adviceOn(code)};
}

} // namespace

void Statement::Close::operator()(sqlite3_stmt *statement) const {
    sqlite3_finalize(statement);
}

Statement &Statement::reset() {
    sqlite3_reset(m_statement.get());
    m_failure = SQLITE_OK;
    return *this;
}

Statement &Statement::bind(int parameter, std::string_view text) {
    const int outcome =
        sqlite3_bind_text64(m_statement.get(), parameter, text.data() != nullptr ? text.data() : "",
                            text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (m_failure == SQLITE_OK)
        m_failure = outcome;
    return *this;
}

Statement &Statement::bind(int parameter, std::uint64_t number) {
    const int outcome = sqlite3_bind_int64(m_statement.get(), parameter, static_cast<sqlite3_int64>(number));
    if (m_failure == SQLITE_OK)
        m_failure = outcome;
    return *this;
}

Result<bool> Statement::step() {
    const int outcome = m_failure != SQLITE_OK ? m_failure : sqlite3_step(m_statement.get());
    if (outcome == SQLITE_ROW || outcome == SQLITE_DONE)
        return outcome == SQLITE_ROW;
    const auto error = errorOf(sqlite3_db_handle(m_statement.get()), outcome);
    sqlite3_reset(m_statement.get());
    return error;
}

Result<void> Statement::run() {
    const auto stepped = step();
    sqlite3_reset(m_statement.get());
    return stepped ? Result<void>{} : stepped.error();
}

std::string_view Statement::text(int column) const {
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::uint64_t Statement::number(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(m_statement.get(), column));
}

void Database::Close::operator()(sqlite3 *connection) const {
    sqlite3_close_v2(connection);
}

Result<Database> Database::open(const std::filesystem::path &file) {
    sqlite3 *connection = nullptr;
    const int outcome =
        sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(connection);
    if (outcome != SQLITE_OK)
        return Error{"directory.storage", file.string() + ": " + errorOf(connection, outcome).detail};
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busyMilliseconds);
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt *prepared = nullptr;
    const int outcome = sqlite3_prepare_v3(m_connection.get(), sql.data(), static_cast<int>(sql.size()),
                                           SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (outcome != SQLITE_OK)
        return errorOf(m_connection.get(), outcome);
    Statement statement;
    statement.m_statement.reset(prepared);
    return statement;
}

Result<void> Database::execute(const std::string &sql) {
    const int outcome = sqlite3_exec(m_connection.get(), sql.c_str(), nullptr, nullptr, nullptr);
    return outcome == SQLITE_OK ? Result<void>{} : errorOf(m_connection.get(), outcome);
}

Result<std::uint64_t> Database::number(std::string_view sql) {
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->number(0) : 0;
}

bool Database::isInTransaction() const {
    return sqlite3_get_autocommit(m_connection.get()) == 0;
}

std::uint64_t Database::lastInsertedRow() const {
    return static_cast<std::uint64_t>(sqlite3_last_insert_rowid(m_connection.get()));
}

Transaction::~Transaction() {
    if (m_isOurs && m_database.isInTransaction())
        static_cast<void>(m_database.execute("ROLLBACK"));
}

Result<void> Transaction::begin() {
    if (m_database.isInTransaction())
        return {};
    auto begun = m_database.execute("BEGIN IMMEDIATE");
    m_isOurs = begun.ok();
    return begun;
}

Result<void> Transaction::commit() {
    return m_isOurs ? m_database.execute("COMMIT") : Result<void>{};
}

} // namespace callboard::directory
