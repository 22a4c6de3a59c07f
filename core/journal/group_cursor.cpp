// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/group_cursor.h"

#include "core/journal/format.h"

#include <array>
#include <cstring>

namespace callboard::journal {

namespace {

constexpr std::size_t bytesInOneTransaction = 16 << 20;

bool readChecksum(const Statement &row, int column, Checksum &checksum) {
    const std::string_view bytes = row.bytes(column);
    if (row.kind(column) != SQLITE_BLOB || bytes.size() != checksum.size())
        return false;
    std::memcpy(checksum.data(), bytes.data(), bytes.size());
    return true;
}

// False where a column does not hold what it must. Another number would not match the checksum; only 0 and
// what SQLite takes for 0 could.
bool readGroup(const Statement &row, Group &group) {
    std::array<std::int64_t, 4> numbers;
    for (int column = 0; column < 4; ++column) {
        numbers[static_cast<std::size_t>(column)] = row.number(column);
        if (numbers[static_cast<std::size_t>(column)] == 0 && row.kind(column) != SQLITE_INTEGER)
            return false;
    }
    group.last = static_cast<std::uint64_t>(numbers[0]);
    group.first = static_cast<std::uint64_t>(numbers[1]);
    group.start = numbers[2];
    group.latest = numbers[3];
    group.records = row.bytes(5);
    return readChecksum(row, 4, group.checksum) && row.kind(5) == SQLITE_TEXT;
}

Result<Link> linkOf(Result<Statement> select, std::int64_t before) {
    if (!select)
        return select.error();
    select->bind(1, before);
    const Result<bool> row = select->step();
    if (!row)
        return row.error();
    Link link;
    if (!*row)
        return link;
    link.last = static_cast<std::uint64_t>(select->number(0));
    link.latest = select->number(1);
    if (!readChecksum(*select, 2, link.checksum))
        return Error{"journal.damaged", "journal.db: the group that ends with record " +
                                            std::to_string(link.last) + " has no checksum"};
    return link;
}

} // namespace

Result<Link> linkBefore(const Database &database, std::uint64_t seq) {
    return linkOf(database.prepare("SELECT last, latest, checksum FROM record_group WHERE last < ?1 "
                                   "ORDER BY last DESC LIMIT 1"),
                  static_cast<std::int64_t>(seq));
}

Result<Link> lastLink(const Database &database) {
    return linkBefore(database, static_cast<std::uint64_t>(INT64_MAX));
}

Result<GroupCursor> GroupCursor::before(const Database &database, std::uint64_t seq, std::uint64_t last) {
    Result<Link> link = linkBefore(database, seq);
    if (!link)
        return link.error();
    Result<Statement> select = database.prepare(selectGroups);
    if (!select)
        return select.error();
    GroupCursor cursor;
    cursor.m_link = *link;
    cursor.m_last = last;
    cursor.m_select = std::move(*select);
    return cursor;
}

Result<bool> GroupCursor::fail(const std::string &words) {
    m_select.reset();
    m_isOpen = false;
    return Error{"journal.damaged", "journal.db, " + words};
}

Result<bool> GroupCursor::fetch() {
    if (m_isOpen && m_bytes > bytesInOneTransaction) {
        m_select.reset();
        m_isOpen = false;
    }
    if (!m_isOpen) {
        m_select.bind(1, static_cast<std::int64_t>(m_link.last + 1));
        m_bytes = 0;
        m_isOpen = true;
    }
    return m_select.step();
}

Result<bool> GroupCursor::next() {
    if (m_link.last >= m_last)
        return false;
    m_wasRead = false;
    const Result<bool> row = fetch();
    const auto here = [this] { return "after record " + std::to_string(m_link.last) + ": "; };
    if (!row && row.error().code == "journal.damaged")
        return fail(here() + row.error().detail);
    if (!row)
        return row;
    if (!*row)
        return fail(here() + "records up to " + std::to_string(m_last) + " are missing");
    m_wasRead = *row && readGroup(m_select, m_group);
    if (!m_wasRead)
        return fail(here() + "the next group has a column of the wrong kind");
    if (const std::optional<std::string> fault = faultOf(m_link, m_group))
        return fail(*fault);
    m_bytes += m_group.records.size();
    m_link = {m_group.last, m_group.latest, m_group.checksum};
    return true;
}

} // namespace callboard::journal
