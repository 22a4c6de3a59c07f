// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/record.h"

#include <array>
#include <optional>
#include <string_view>

namespace callboard::journal {

// XXH3-128 in canonical (big-endian) order.
using Checksum = std::array<unsigned char, 16>;

// One row of the journal: records that became durable together. The text is what FORMAT.md calls a group's
// records.
struct Group {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::int64_t start = 0;  // which writing start of the backend wrote it
    std::int64_t latest = 0; // the greatest at of all records up to last, microseconds
    Checksum checksum{};
    std::string_view records;
};

// What a group is measured against: its predecessor. Before the first one stands this default.
struct Link {
    std::uint64_t last = 0;
    std::int64_t latest = INT64_MIN;
    Checksum checksum{};
};

Checksum checksumOf(std::string_view bytes);
std::string textOf(const Checksum &checksum); // hexadecimal
// Over the predecessor's checksum and everything in this group, so that a group that was altered, removed or
// moved shows.
Checksum checksumOf(const Checksum &previous, const Group &group);
// In words what is wrong with the group after its predecessor, none if it is whole.
std::optional<std::string> faultOf(const Link &previous, const Group &group);

// Why a record cannot be stored, none if it can.
std::optional<std::string> refusalOf(const Record &record);
// Of its parts: what stands before the payload, and the payload.
std::optional<std::string> refusalOf(std::string_view type, int version, std::string_view causedBy);
std::optional<std::string> refusalOf(std::string_view payload);
// Appends a record's text up to its payload; a bracket closes it.
void beginRecord(std::int64_t at, std::string_view type, int version, std::string_view causedBy,
                 std::string &text);

// Takes a group's text apart, record by record.
class GroupText {
public:
    explicit GroupText(const Group &group)
        : m_rest(group.records)
        , m_seq(group.first)
        , m_last(group.last) {}

    // Fills in the next record; false at the end or where the text is not as it must be: ask failed().
    bool next(Record &record);
    bool failed() const { return m_failed; }
    std::uint64_t seq() const { return m_seq; } // of the record that next() will give

private:
    bool fail();
    template <std::size_t size>
    bool take(const char (&expected)[size]);
    template <class Integer>
    bool takeNumber(Integer &number);
    bool takeText(std::string &text);
    bool takeCharacter(std::string &text);
    bool takePayload(std::string &payload);

    std::string_view m_rest;
    std::uint64_t m_seq;
    std::uint64_t m_last;
    bool m_begun = false;
    bool m_failed = false;
};

} // namespace callboard::journal
