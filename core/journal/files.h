// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

namespace callboard::journal {

// Where the parts of a journal are in its directory.
struct Files {
    std::filesystem::path directory;

    std::filesystem::path database() const { return directory / "journal.db"; }
    std::filesystem::path unfinished() const { return directory / "journal.db.new"; }
    std::filesystem::path log() const { return directory / "journal.db-wal"; }
    std::filesystem::path lock() const { return directory / "journal.lock"; }
    std::filesystem::path reserve() const { return directory / "journal.reserve"; }
    std::filesystem::path snapshots() const { return directory / "snapshots"; }
    std::filesystem::path backup(int version) const {
        return directory / ("journal.v" + std::to_string(version) + ".backup.db");
    }
};

// An open file, closed at the end of its life; -1 is none.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int number)
        : m_number(number) {}
    FileHandle(FileHandle &&other) noexcept
        : m_number(std::exchange(other.m_number, -1)) {}
    FileHandle &operator=(FileHandle &&other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileHandle();

    static FileHandle openToRead(const std::filesystem::path &file);
    static FileHandle openToWrite(const std::filesystem::path &file);

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    std::uint64_t size() const;
    // False where the file ends before.
    bool read(std::uint64_t offset, void *bytes, std::size_t size) const;
    bool write(std::string_view bytes) const;
    // Up to a size, durably. A file that is larger stays as it is.
    bool extendWithZeroes(std::uint64_t size) const;

private:
    int m_number = -1;
};

// From errno: journal.full or journal.failed.
Error fileError(const std::filesystem::path &file, std::string_view doing);
// Makes the names in a directory durable.
Result<void> syncDirectory(const std::filesystem::path &directory);
// Gives a finished file its name, durably.
Result<void> settle(const std::filesystem::path &unfinished, const std::filesystem::path &file);
// All or nothing: under a passing name, made durable, then renamed.
Result<void> writeDurably(const std::filesystem::path &file, std::string_view head, std::string_view body);
Result<void> copyDurably(const std::filesystem::path &from, const std::filesystem::path &to);

} // namespace callboard::journal
