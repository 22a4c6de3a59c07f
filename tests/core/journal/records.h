// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <gtest/gtest.h>

#include <vector>

namespace callboard::test {

inline const Time morning = Time(seconds(1'763'719'200)); // 2025-11-21T10:00Z

// Different in every field for every number, so that a mix-up shows.
inline Record recordOf(std::uint64_t seq) {
    Record record;
    record.seq = seq;
    record.at = morning + milliseconds(250 * seq);
    record.type = seq % 3 == 0 ? "call.answered" : "agent.stateChanged";
    record.version = static_cast<int>(1 + seq % 2);
    record.payload = R"({"call":)" + std::to_string(4'294'967'296 + seq) + R"(,"name":"Анна \"Ann\" )" +
                     std::string(seq % 40, 'x') + R"("})";
    record.causedBy = seq % 4 == 0 ? "desk-" + std::to_string(seq) : "";
    return record;
}

inline std::vector<Record> recordsOf(std::uint64_t from, std::uint64_t to) {
    std::vector<Record> records;
    for (std::uint64_t seq = from; seq <= to; ++seq)
        records.push_back(recordOf(seq));
    return records;
}

template <class T>
std::string textOf(const Result<T> &result) {
    return result ? "ok" : result.error().code + ": " + result.error().detail;
}

inline Journal opened(const std::filesystem::path &directory, Journal::Mode mode,
                      const JournalOptions &options = {}) {
    Result<Journal> journal = Journal::open(directory, mode, options);
    EXPECT_TRUE(journal) << textOf(journal);
    if (!journal)
        std::abort();
    return std::move(*journal);
}

// Small enough that a test does not fill the disc.
inline JournalOptions withoutReserve() {
    JournalOptions options;
    options.reserveBytes = 0;
    options.logBytes = 0;
    return options;
}

struct Reading {
    std::vector<Record> records;
    std::string end; // "ok" or the error's code
    std::string words;
};

inline Reading readingOf(const Journal &journal, std::uint64_t from = 1, std::uint64_t to = UINT64_MAX) {
    Reading reading;
    const Result<void> result = journal.read(from, to, [&](const Record &record) {
        reading.records.push_back(record);
        return true;
    });
    reading.end = result ? "ok" : result.error().code;
    reading.words = result ? "" : result.error().detail;
    return reading;
}

// Groups of 1, 2, 3, 1, 2, 3...
inline void appendGroups(Journal &journal, std::uint64_t to) {
    for (std::uint64_t first = journal.last() + 1, size = 1; first <= to;
         first = journal.last() + 1, size = size % 3 + 1) {
        const Result<void> appended = journal.append(recordsOf(first, std::min(to, first + size - 1)));
        ASSERT_TRUE(appended) << textOf(appended);
    }
}

} // namespace callboard::test
