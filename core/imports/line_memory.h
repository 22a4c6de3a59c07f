// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/database.h"

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace callboard::imports {

// Numbers other than 0, fast to look up.
class HashSet {
public:
    bool contains(std::uint64_t hash) const;
    bool insert(std::uint64_t hash); // false: it was there
    std::size_t size() const { return m_size; }

private:
    std::size_t placeOf(std::uint64_t hash) const;
    std::vector<std::uint64_t> m_slots; // a power of two of them, at most half of them used
    std::size_t m_size = 0;
};

// The lines that a stream's journal has taken in, for ever: a hash each, by the hour of the log, of which
// only those at work are in memory. `lines.db` beside the journal; what it holds is bound to a number of the
// journal: a commit is made before the group of the journal that it belongs to, and counts only when the
// journal has come that far. So both are one, however the program ends.
class LineMemory {
public:
    // `last`: of the journal; later commits are passed over, and forgotten when it is opened for writing.
    // Errors: those of a journal.
    static Result<LineMemory> open(const std::filesystem::path &directory, std::uint64_t last,
                                   bool isToWrite);

    // What the commit with the journal's last number kept; empty: there was none.
    const std::string &state() const { return m_state; }

    Result<bool> knows(Time at, std::uint64_t hash);
    // The line was read and its turn will come; false: it is known already.
    Result<bool> see(Time at, std::uint64_t hash);
    // What it says has been taken in: the next commit has it. It must have been seen.
    void keep(Time at, std::uint64_t hash);
    Result<void> commit(std::uint64_t seq, std::uint64_t last, std::string_view state);

private:
    struct Hour {
        HashSet seen;
        std::vector<std::uint64_t> fresh; // kept since the last commit
        std::size_t waiting = 0;          // seen and not kept
        std::uint64_t usedAt = 0;
    };
    Result<void> prepare(std::uint64_t last);
    Result<void> readState(std::uint64_t last);
    Result<Hour *> hourOf(Time at);
    Result<void> load(std::int64_t number, Hour &hour);
    void forgetSome();
    Result<void> store();

    journal::Database m_database;
    journal::Statement m_select, m_insert;
    std::uint64_t m_last = 0;
    std::string m_state;
    std::map<std::int64_t, Hour> m_hours;
    std::int64_t m_present = INT64_MIN; // the hour that was asked for last
    Hour *m_presentHour = nullptr;
    std::uint64_t m_uses = 0;
};

} // namespace callboard::imports
