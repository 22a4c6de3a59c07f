// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/projection_file.h"
#include "core/history/snapshot_trail.h"
#include "core/history/streams.h"
#include "core/journal/journal.h"

#include <stop_token>

namespace callboard::history {

// Keeps the projections of one stream up to its journal; there may be one such writer at a time.
class Projections {
public:
    // Goes on where the file is, or begins anew.
    static Result<Projections> open(const Stream &stream, const std::string &epoch,
                                    std::size_t chunkRows = ProjectionFile::usualRows);

    std::uint64_t seq() const { return m_projector.center().seq; } // taken in last
    std::uint64_t keptSeq() const { return m_kept; }               // in the file
    const Center &center() const { return m_projector.center(); }  // after seq()
    // The next event. Memory grows until flush().
    const Delta &take(const Event &event) { return m_projector.take(event); }
    // For who makes the journal and feeds them himself; he flushes what is durable there.
    Projector &projector() { return m_projector; }
    // Enough is there that flush() writes whole chunks.
    bool wantsFlush() const;
    // After an error this object is of no use any more: what was taken in is in the journal.
    Result<void> flush();
    // Saves the figures of days that are over (saved_days.h); after flush().
    Result<std::size_t> saveDays(const std::stop_token &stop = {});

private:
    Projections(Stream stream, std::string epoch, ProjectionFile file, Projector projector,
                std::size_t chunkRows);

    Stream m_stream;
    std::string m_epoch;
    ProjectionFile m_file;
    Projector m_projector;
    std::size_t m_enoughRows;
    std::uint64_t m_kept;
};

// Takes in what the journal has more, up to its last() (refresh it before), and flushes whenever it is due;
// what is left is not flushed. Ends early without error when it is told to stop. The trail, if there is one,
// sees every event.
Result<void> catchUp(Projections &projections, const Journal &journal, const std::stop_token &stop = {},
                     SnapshotTrail *trail = nullptr);

// The stream's projections, caught up with its journal; such as are ahead of it are made anew.
Result<Projections> openCaughtUp(const Stream &stream, const Journal &journal);

// Drops the projections and snapshots of a stream and makes them again, saved days included. Nobody may have
// them or the journal open for writing.
struct Rebuilt {
    std::uint64_t events = 0;
    std::size_t days = 0;
};
Result<Rebuilt> rebuildProjections(const Stream &stream, const std::stop_token &stop = {});

} // namespace callboard::history
