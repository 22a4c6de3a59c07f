// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/projections.h"
#include "core/imports/line_memory.h"
#include "core/imports/pipeline.h"
#include "core/journal/journal.h"
#include "core/journal/snapshots.h"

#include <memory>

namespace callboard::imports {

struct StreamOptions {
    std::string name;
    std::string timeZone;              // empty: as it is, UTC for a new one
    std::size_t groupRecords = 20'000; // of the journal, and between two snapshots; at most 65,536
    std::uint64_t file = 0;            // the hash of its first line
};

struct StreamCounts {
    std::uint64_t taken = 0; // lines that were not known
    FirstLines late;         // of them: too late to be put in order
    FirstLines putInOrder;   // that came after later ones
    FirstLines putRight;     // that stood behind what they come before, within one second
    std::uint64_t facts = 0;
    std::uint64_t calls = 0;
    std::uint64_t open = 0;    // calls whose end has not been read, of all that the stream has
    std::uint64_t dropped = 0; // facts that would have been out of place
    FirstLines nameless;       // lines whose queue or agent is one too many
    Oddities oddities;
    KindCounts withoutFact{};
};

// One log's journal, written to: a directory as FORMAT.md has it, with `lines.db`, and its projections, fed
// with what is written. However the program ends, the next one goes on from the last commit, and what comes
// out is the same as if it had never ended.
class Stream {
public:
    // Makes it where it is not. Errors: those of a journal, zone.unknown, import.outOfStep.
    static Result<std::unique_ptr<Stream>> open(const std::filesystem::path &directory,
                                                const StreamOptions &options);

    // False: the line is known already.
    Result<bool> take(const queue_log::Event &event, std::uint64_t hash);
    // The file ends: all that was read is written.
    Result<void> finish();
    // Makes durable what was done so far; what waits for its order is read again another time.
    Result<void> pause();

    StreamCounts counts() const; // since it was opened
    const Center &center() const { return m_pipeline.writer().center(); }

private:
    Stream(Journal journal, LineMemory memory, Snapshots snapshots, history::Projections projections,
           StreamOptions options);
    Result<void> begin();
    Result<void> commit();
    Result<void> release();
    template <class Advance>
    Result<void> drain(const Advance &advance);
    Result<void> snap();

    Journal m_journal;
    LineMemory m_memory;
    Snapshots m_snapshots;
    history::Projections m_projections; // at the end of the journal, and of what is not committed
    StreamOptions m_options;
    Pipeline m_pipeline;
    std::uint64_t m_taken = 0;
    std::uint64_t m_firstFact = 0, m_firstCall = 0;
    std::uint64_t m_snapped = 0; // the record of the last snapshot
};

} // namespace callboard::imports
