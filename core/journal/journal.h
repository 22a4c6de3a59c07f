// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/damage.h"
#include "core/journal/record.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace callboard {

class GroupDraft;

// What opening found and put right, for the log and for an alert.
struct JournalOpening {
    // Writes that had not become durable when the machine stopped; SQLite cuts them. No acknowledged record
    // is among them.
    struct TornTail {
        std::uint64_t offset = 0; // in journal.db-wal
        std::uint64_t bytes = 0;
        std::uint64_t frames = 0; // whole or partial
    };
    std::optional<TornTail> tornTail;
    int migratedFrom = 0;         // format version before opening, 0 if it was not migrated
    std::filesystem::path backup; // made before the migration
    // Only for readers, a writer does not open such a journal: records behind last() were lost to it.
    std::optional<JournalDamage> damage;
};

struct JournalOptions {
    std::uint64_t reserveBytes = 16 << 20; // disc space kept back for when the disc is full, 0 for none
    std::uint64_t logBytes = 4 << 20;      // zeroes put into SQLite's log beforehand, see Store::warmLog
    bool isForLargeGroups = false;         // of a new journal: pages that suit groups of thousands
    std::string vfs;                       // SQLite's file layer by name, empty for the usual one
    std::vector<std::string> formatSteps;  // the format's history if not the program's own, see format.h
};

// The one ordered journal of a site: records in groups, each group durable and checksummed as one. A
// directory holds one journal; the format is told in FORMAT.md. One Journal belongs to one thread at a time;
// any number of readers, in this or other processes, may read while the one writer writes.
//
// Errors: journal.missing, journal.busy (another writer, with its pid), journal.newer and journal.older (both
// versions named; a writer migrates), journal.damaged, journal.full, journal.failed (a write or fsync failed:
// this Journal takes no more records), journal.invalid (a record that cannot be stored; nothing was written),
// journal.readOnly.
class Journal {
public:
    enum class Mode { read, write };
    // Called for each record in order; the record is valid during the call. Return false to stop.
    using Visitor = std::function<bool(const Record &)>;

    // write: creates directory and journal where there is none, takes the writer's lock, migrates an older
    // format after a backup, and counts a start. read: changes nothing.
    static Result<Journal> open(const std::filesystem::path &directory, Mode mode,
                                const JournalOptions &options = {});
    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    ~Journal();

    const JournalOpening &opening() const;
    // Random text made with the journal; another one after a repair. Sequence numbers mean nothing across it.
    const std::string &epoch() const;
    // How often the journal was opened for writing, this time included: the first part of Number::make.
    std::uint32_t start() const;
    // The last record's number, 0 for none; a reader knows it as of open() or refresh().
    std::uint64_t last() const;
    // The latest time of any record so far: a clock that stepped back shows against it.
    Time latestAt() const;

    // Writes the records as one group: all or none. Returns when they are durable. seq must go on from
    // last(). After journal.full nothing was written and the same group may be given again; after
    // journal.failed whether the group is there shows only when the journal is opened again.
    Result<void> append(std::span<const Record> records);
    Result<void> append(const Record &record) { return append(std::span(&record, 1)); }
    Result<void> append(const GroupDraft &draft);

    // A reader looks again how far the writer came. Returns last().
    Result<std::uint64_t> refresh();
    // Visits from..to (both included, to is cut at last()). Every group is checked before its records are
    // shown; at damage ends with journal.damaged and the number where, all before it having been visited.
    Result<void> read(std::uint64_t from, std::uint64_t to, const Visitor &visit) const;
    // The first record with at >= time, exact even where the clock stepped back; last() + 1 for none.
    Result<std::uint64_t> firstAtOrAfter(Time time) const;
    // Of the chain up to seq, in hexadecimal: two journals that agree on it agree on every record up to
    // there. None where seq is not the last record of a group.
    Result<std::optional<std::string>> checksumAt(std::uint64_t seq) const;
    // The last record of the group that holds seq, or of the next one after it; 0: there is none.
    Result<std::uint64_t> groupEndFrom(std::uint64_t seq) const;

    // Housekeeping for idle moments (say once a second): moves the log into the database when it has grown,
    // makes the reserve again when there is room. append() does the first by itself only when it must.
    Result<void> idle();
    // False after the disk was full and the reserve was given up so that the journal could go on: stop what
    // else fills the disk. True again when idle() could make it again.
    bool holdsReserve() const;

private:
    class Store;
    explicit Journal(std::unique_ptr<Store> store);
    std::unique_ptr<Store> m_store;
};

} // namespace callboard
