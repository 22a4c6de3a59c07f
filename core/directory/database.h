// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace callboard::directory {

// One prepared statement. Parameters and columns count from 1 and 0 as in SQLite; bound text must live until
// the next reset(). The first failure is kept and told by step().
class Statement {
public:
    Statement() = default;

    Statement &reset();
    Statement &bind(int parameter, std::string_view text);
    Statement &bind(int parameter, std::uint64_t number);
    // True: there is a row. False: done.
    Result<bool> step();
    // For what answers no rows.
    Result<void> run();

    std::string_view text(int column) const; // valid until the next step() or reset()
    std::uint64_t number(int column) const;

private:
    friend class Database;
    struct Close {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Close> m_statement;
    int m_failure = 0;
};

// One connection to one SQLite file, for one thread. Errors name the file and what to do about it. Codes:
// directory.storage, directory.damaged, directory.busy, directory.diskFull, directory.duplicate.
class Database {
public:
    // Creates the file where there is none; an empty path is a temporary file of its own.
    static Result<Database> open(const std::filesystem::path &file);

    Result<Statement> prepare(std::string_view sql);
    Result<void> execute(const std::string &sql);
    Result<std::uint64_t> number(std::string_view sql);
    bool isInTransaction() const;
    std::uint64_t lastInsertedRow() const;

private:
    struct Close {
        void operator()(sqlite3 *connection) const;
    };
    explicit Database(sqlite3 *connection)
        : m_connection(connection) {}

    std::unique_ptr<sqlite3, Close> m_connection;
};

// Everything between begin() and commit() or nothing; what is not committed is rolled back.
class Transaction {
public:
    explicit Transaction(Database &database)
        : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    // Does nothing inside of a greater transaction, which then decides.
    Result<void> begin();
    Result<void> commit();

private:
    Database &m_database;
    bool m_isOurs = false;
};

} // namespace callboard::directory
