// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/format.h"
#include "core/journal/group_cursor.h"
#include "core/journal/group_draft.h"
#include "core/journal/journal.h"
#include "core/journal/reserve.h"
#include "core/journal/writer_lock.h"

namespace callboard {

// An open journal: the file, the lock, and where its end is.
class Journal::Store {
public:
    static Result<std::unique_ptr<Store>> openToRead(const journal::Files &files,
                                                     const JournalOptions &options);
    static Result<std::unique_ptr<Store>> openToWrite(const journal::Files &files,
                                                      const JournalOptions &options);

    Result<void> append(std::span<const Record> records);
    Result<void> append(const GroupDraft &draft);
    Result<void> read(std::uint64_t from, std::uint64_t to, const Visitor &visit) const;
    Result<std::uint64_t> firstAtOrAfter(Time time) const;
    Result<std::uint64_t> refresh();
    Result<void> idle();
    Result<std::optional<std::string>> checksumAt(std::uint64_t seq) const;
    Result<std::uint64_t> groupEndFrom(std::uint64_t seq) const;

    const JournalOpening &opening() const { return m_opening; }
    const journal::Site &site() const { return m_site; }
    const journal::Link &tail() const { return m_tail; }
    bool holdsReserve() const { return m_reserve.isHeld(); }

private:
    Store(const journal::Files &files, const JournalOptions &options);

    const journal::FormatSteps &steps() const;
    Result<void> prepareFiles();
    Result<void> inspectLog();
    Result<void> openDatabase();
    Result<void> bringUpToDate();
    Result<void> checkTail();
    Result<void> countStart();
    void watchLog();
    void warmLog() const;

    Result<std::uint64_t> firstGroupReaching(std::int64_t wanted) const;
    Result<void> refuse(const GroupDraft &draft) const;
    journal::Group groupOf(const GroupDraft &draft) const;
    Result<void> store(const journal::Group &group);
    Result<void> fail(Error error);
    Result<void> emptyLog();

    journal::Files m_files;
    JournalOptions m_options;
    std::optional<journal::WriterLock> m_lock; // none: a reader
    journal::Reserve m_reserve;
    journal::Database m_database;
    journal::Statement m_insert;
    journal::Site m_site;
    journal::Link m_tail;
    JournalOpening m_opening;
    std::optional<Error> m_failure;
    GroupDraft m_draft;
    int m_pageBytes = 0;
    int m_logFrames = 0; // a page each
    int m_logDue = 0;
};

} // namespace callboard
