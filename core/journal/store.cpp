// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/store.h"

#include <algorithm>

namespace callboard {

using namespace journal;

namespace {

constexpr std::size_t mostRecords = 65'536;
constexpr std::size_t mostBytes = 64 << 20;
constexpr int idleLog = 1 << 20; // bytes worth two fsyncs in an idle moment
constexpr int fullLog = 4 << 20; // measured fastest for a writer that is never idle

Error invalid(const Group &group, const std::string &why) {
    return {"journal.invalid", "record " + std::to_string(group.first) + ": " + why};
}

bool mayTryAgain(const Error &error) {
    return error.code == "journal.full" || error.code == "journal.busy";
}

} // namespace

Result<void> Journal::Store::refuse(const GroupDraft &draft) const {
    if (!m_lock)
        return Error{"journal.readOnly", m_files.directory.string() + " was opened to be read"};
    if (m_failure)
        return *m_failure;
    if (draft.empty())
        return {};
    if (draft.refusal())
        return *draft.refusal();
    const auto group = draft.group();
    if (group.first != m_tail.last + 1)
        return invalid(group, "expected number " + std::to_string(m_tail.last + 1));
    if (draft.size() > mostRecords)
        return invalid(group, "more than 65536 records in one group");
    if (draft.bytes() > mostBytes)
        return invalid(group, "more than 64 MiB in one group");
    return {};
}

Group Journal::Store::groupOf(const GroupDraft &draft) const {
    auto group = draft.group();
    group.start = m_site.starts;
    group.latest = std::max(group.latest, m_tail.latest);
    group.checksum = checksumOf(m_tail.checksum, group);
    return group;
}

Result<void> Journal::Store::append(std::span<const Record> records) {
    m_draft.clear();
    for (const Record &record : records)
        m_draft.add(record);
    return append(m_draft);
}

Result<void> Journal::Store::append(const GroupDraft &draft) {
    if (const Result<void> allowed = refuse(draft); !allowed || draft.empty())
        return allowed;
    const Group group = groupOf(draft);
    if (const Result<void> stored = store(group); !stored)
        return mayTryAgain(stored.error()) ? stored : fail(stored.error());
    m_tail = {group.last, group.latest, group.checksum};
    // The group is durable: what emptying the log meets concerns the next one.
    if (m_logFrames >= m_logDue)
        (void)emptyLog();
    return {};
}

Result<void> Journal::Store::store(const Group &group) {
    Result<void> stored = storeGroup(m_insert, group);
    if (!stored && stored.error().code == "journal.full" && m_reserve.isHeld()) {
        m_reserve.release();
        stored = storeGroup(m_insert, group);
    }
    return stored;
}

// After a failed write or fsync nobody knows what is on the disc; a second fsync would say that all is well.
Result<void> Journal::Store::fail(Error error) {
    error.code = "journal.failed";
    error.detail += "; nothing more is written, start again to see what is there";
    m_failure = error;
    m_database.checkpointOnClose(false);
    return error;
}

Result<void> Journal::Store::emptyLog() {
    const Result<int> remaining = m_database.checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    if (!remaining) {
        m_logDue = m_logFrames + fullLog / m_pageBytes;
        return mayTryAgain(remaining.error()) ? Result<void>(remaining.error()) : fail(remaining.error());
    }
    if (*remaining == 0)
        m_logFrames = 0;
    m_logDue = m_logFrames + fullLog / m_pageBytes;
    return {};
}

Result<void> Journal::Store::idle() {
    if (!m_lock)
        return {};
    if (m_failure)
        return *m_failure;
    m_reserve.hold();
    return m_logFrames >= idleLog / m_pageBytes ? emptyLog() : Result<void>();
}

Result<std::uint64_t> Journal::Store::refresh() {
    if (m_lock)
        return m_tail.last;
    const Result<Link> tail = lastLink(m_database);
    if (!tail)
        return tail.error();
    m_tail = *tail;
    return m_tail.last;
}

Result<void> Journal::Store::read(std::uint64_t from, std::uint64_t to, const Visitor &visit) const {
    from = std::max<std::uint64_t>(from, 1);
    const bool toEnd = to >= m_tail.last;
    to = std::min(to, m_tail.last);
    Result<GroupCursor> cursor = GroupCursor::before(m_database, from, to);
    if (!cursor)
        return cursor.error();
    Record record;
    Result<bool> row = from <= to ? cursor->next() : false;
    for (; row && *row; row = cursor->next()) {
        GroupText text(cursor->group());
        while (text.next(record) && record.seq <= to) {
            if (record.seq >= from && !visit(record))
                return {};
        }
        if (text.failed())
            return Error{"journal.damaged",
                         "journal.db, record " + std::to_string(text.seq()) + ": unreadable text"};
    }
    if (!row)
        return row.error();
    if (toEnd && m_opening.damage)
        return Error{"journal.damaged", m_opening.damage->words};
    return {};
}

// The first record of the first group whose latest time reaches wanted: latest never falls, so it can be
// halved.
Result<std::uint64_t> Journal::Store::firstGroupReaching(std::int64_t wanted) const {
    Result<Statement> select = m_database.prepare(
        "SELECT last, first, latest FROM record_group WHERE last >= ?1 ORDER BY last LIMIT 1");
    if (!select)
        return select.error();
    std::uint64_t low = 1;
    std::uint64_t high = m_tail.last + 1;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        const Result<bool> row = select->bind(1, static_cast<std::int64_t>(middle)).step();
        if (!row)
            return row.error();
        if (!*row)
            return Error{"journal.damaged", "journal.db: no group holds record " + std::to_string(middle)};
        if (select->number(2) >= wanted)
            high = std::min(static_cast<std::uint64_t>(select->number(1)), middle);
        else
            low = std::max(static_cast<std::uint64_t>(select->number(0)), middle) + 1;
        select->reset();
    }
    return low;
}

Result<std::uint64_t> Journal::Store::firstAtOrAfter(Time time) const {
    const std::int64_t wanted = time.time_since_epoch().count();
    const Result<std::uint64_t> group = firstGroupReaching(wanted);
    if (!group || (*group > m_tail.last && m_tail.latest < wanted))
        return group;
    const Result<Link> before = linkBefore(m_database, *group);
    if (!before)
        return before.error();
    // Read, and so checked, together with its predecessor: an altered time cannot lead astray.
    std::uint64_t found = 0;
    const Result<void> seen = read(before->last, m_tail.last, [&](const Record &record) {
        if (record.at >= time)
            found = record.seq;
        return found == 0;
    });
    if (!seen)
        return seen.error();
    if (found < *group)
        return Error{"journal.damaged",
                     "journal.db: the times near record " + std::to_string(*group) + " do not agree"};
    return found;
}

Result<std::optional<std::string>> Journal::Store::checksumAt(std::uint64_t seq) const {
    const Result<Link> link = linkBefore(m_database, seq + 1);
    if (!link)
        return link.error();
    return link->last == seq && seq > 0 ? std::optional(textOf(link->checksum)) : std::nullopt;
}

Result<std::uint64_t> Journal::Store::groupEndFrom(std::uint64_t seq) const {
    Result<Statement> select =
        m_database.prepare("SELECT last FROM record_group WHERE last >= ?1 ORDER BY last LIMIT 1");
    if (!select)
        return select.error();
    const Result<bool> row = select->bind(1, static_cast<std::int64_t>(seq)).step();
    if (!row)
        return row.error();
    return *row ? static_cast<std::uint64_t>(select->number(0)) : 0;
}

} // namespace callboard
