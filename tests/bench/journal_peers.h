// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/group_draft.h"

#include <filesystem>
#include <span>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace callboard::bench {

// What the journal is measured against: each takes groups of records and returns when they are durable.

// The floor: the same bytes at the end of a file, and fdatasync.
class PlainFile {
public:
    explicit PlainFile(const std::filesystem::path &file);
    ~PlainFile();
    PlainFile(const PlainFile &) = delete;
    PlainFile &operator=(const PlainFile &) = delete;

    void append(std::span<const Record> group);

private:
    int m_file;
    GroupDraft m_draft;
};

// SQLite as one would use it: a row a record, WAL, synchronous=FULL, prepared statements, no checksum.
class PlainTable {
public:
    explicit PlainTable(const std::filesystem::path &file);
    ~PlainTable();
    PlainTable(const PlainTable &) = delete;
    PlainTable &operator=(const PlainTable &) = delete;

    void append(std::span<const Record> group);
    // Reads every column of every row. Returns the number of rows.
    std::uint64_t scan();

private:
    void run(const char *sql);
    sqlite3_stmt *prepare(const char *sql);
    void insert(const Record &record);

    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_commit = nullptr;
};

// Reads a file from one end to the other and takes its XXH3-128, as a bare log with checksums would. Returns
// the number of bytes.
std::uint64_t readAndHash(const std::filesystem::path &file);

} // namespace callboard::bench
