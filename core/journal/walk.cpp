// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/walk.h"

#include "core/journal/format.h"

#include <algorithm>

namespace callboard::journal {

namespace {

constexpr std::size_t mostDamages = 1'000; // more tell nothing new

} // namespace

Walk::Walk(const Database &database, JournalVerification &verification)
    : m_database(database)
    , m_verification(verification) {
}

void Walk::note(std::uint64_t seq, const std::string &words) {
    m_isIntact = false;
    if (m_verification.damages.size() < mostDamages)
        m_verification.damages.push_back({seq, 0, words});
}

Result<void> Walk::run() {
    const Result<Link> tail = lastLink(m_database);
    if (!tail)
        return tail.error();
    m_last = tail->last;
    std::uint64_t position = 1;
    while (position <= m_last) {
        Result<GroupCursor> cursor = GroupCursor::before(m_database, position, m_last);
        if (cursor) {
            position = std::max(position + 1, follow(*cursor));
            continue;
        }
        note(position, cursor.error().detail);
        position = nextReadable(position);
    }
    return {};
}

// Up to the end or to a damage; returns where to go on.
std::uint64_t Walk::follow(GroupCursor &cursor) {
    std::int64_t latestBefore = cursor.link().latest;
    for (;;) {
        const std::uint64_t expected = cursor.link().last + 1;
        const Result<bool> row = cursor.next();
        if (!row) {
            note(expected, row.error().detail);
            return cursor.wasRead() ? cursor.group().last + 1 : nextReadable(expected);
        }
        if (!*row)
            return m_last + 1;
        checkText(cursor.group(), latestBefore);
        latestBefore = cursor.group().latest;
    }
}

void Walk::checkText(const Group &group, std::int64_t latestBefore) {
    GroupText text(group);
    Record record;
    while (text.next(record))
        latestBefore = std::max(latestBefore, record.at.time_since_epoch().count());
    if (text.failed())
        return note(text.seq(), "journal.db, record " + std::to_string(text.seq()) + ": unreadable text");
    if (latestBefore != group.latest)
        return note(group.first, "journal.db, record " + std::to_string(group.first) + ": wrong latest time");
    ++m_verification.groups;
    m_verification.records += group.last - group.first + 1;
    if (m_isIntact)
        m_verification.intactUntil = group.last;
}

bool Walk::isReadable(std::uint64_t seq) const {
    Result<GroupCursor> cursor = GroupCursor::before(m_database, seq, m_last);
    if (!cursor)
        return false;
    const Result<bool> row = cursor->next();
    return row.ok() || cursor->wasRead();
}

// The first group behind a page that SQLite cannot read: strides that double, then halves.
std::uint64_t Walk::nextReadable(std::uint64_t damaged) const {
    std::uint64_t stride = 1;
    while (damaged + stride <= m_last && !isReadable(damaged + stride))
        stride *= 2;
    std::uint64_t low = damaged + stride / 2;
    std::uint64_t high = std::min(damaged + stride, m_last + 1);
    while (low + 1 < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        (isReadable(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace callboard::journal
