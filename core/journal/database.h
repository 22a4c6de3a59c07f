// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace callboard::journal {

class Database;

// A prepared statement that outlives its uses; every use ends with reset() so that it holds no read lock.
class Statement {
public:
    Statement() = default;

    Statement &bind(int index, std::int64_t number);
    // The bytes must live until the statement was stepped and reset.
    Statement &bind(int index, std::string_view text);
    Statement &bindBytes(int index, const void *bytes, std::size_t size);

    // True: a row is there. False: done.
    Result<bool> step();
    // Runs to the end and resets, for what gives no rows.
    Result<void> run();
    void reset();

    std::int64_t number(int column) const { return sqlite3_column_int64(m_handle.get(), column); }
    // As stored, without conversion; valid until the next step or reset.
    std::string_view bytes(int column) const;
    int kind(int column) const { return sqlite3_column_type(m_handle.get(), column); }

private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt *handle) const { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
};

// One connection, used by one thread.
class Database {
public:
    enum class Access { read, write, create };

    // vfs: an SQLite file layer by name, empty for the usual one. Closing leaves the write-ahead log as it is
    // until checkpointOnClose().
    static Result<Database> open(const std::filesystem::path &file, Access access,
                                 const std::string &vfs = {});

    Result<void> run(const std::string &sql);
    Result<Statement> prepare(std::string_view sql) const;
    // The first column of the first row.
    Result<std::int64_t> number(std::string_view sql) const;

    // Returns the number of frames that remain to be moved into the database.
    Result<int> checkpoint(int mode);
    void checkpointOnClose(bool on);
    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Closer {
        void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Closer> m_handle;
};

// What a failed SQLite call means for the journal: journal.full, journal.busy, journal.damaged or
// journal.failed.
Error storageError(sqlite3 *handle, std::string_view doing);

} // namespace callboard::journal
