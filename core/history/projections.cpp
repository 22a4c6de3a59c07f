// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/projections.h"

#include "core/history/archive.h"
#include "core/history/saved_days.h"

namespace callboard::history {

Projections::Projections(Stream stream, std::string epoch, ProjectionFile file, Projector projector,
                         std::size_t chunkRows)
    : m_stream(std::move(stream))
    , m_epoch(std::move(epoch))
    , m_file(std::move(file))
    , m_projector(std::move(projector))
    , m_enoughRows(4 * chunkRows) // of states; of all else there is a chunk then
    , m_kept(seq()) {
}

Result<Projections> Projections::open(const Stream &stream, const std::string &epoch, std::size_t chunkRows) {
    const auto path = ProjectionFile::in(stream.directory);
    for (const bool isLastTry : {false, true}) {
        auto file = ProjectionFile::openToWrite(path, epoch, chunkRows);
        if (!file)
            return file.error();
        auto projector = file->resume();
        if (projector)
            return Projections(stream, epoch, std::move(file).value(), std::move(projector).value(),
                               chunkRows);
        if (isLastTry)
            return projector.error();
        file = projector.error();     // closes it
        ProjectionFile::remove(path); // a damaged cache goes
    }
    return Error{"history.damaged", path.string()};
}

bool Projections::wantsFlush() const {
    for (const auto table : allTables)
        if (m_projector.rows(table).size() >= m_enoughRows)
            return true;
    return false;
}

Result<void> Projections::flush() {
    if (m_kept == seq())
        return {};
    const auto put = m_file.put(m_projector);
    if (put)
        m_kept = seq();
    return put;
}

Result<std::size_t> Projections::saveDays(const std::stop_token &stop) {
    return history::saveDays(m_file, m_stream, m_epoch, stop);
}

Result<void> catchUp(Projections &projections, const Journal &journal, const std::stop_token &stop,
                     SnapshotTrail *trail) {
    constexpr std::uint64_t atOnce = 16'384; // a long read would keep the writer's log from being emptied
    Result<void> flushed;
    while (projections.seq() < journal.last() && !stop.stop_requested()) {
        const auto first = projections.seq() + 1;
        const auto read = readEvents(journal, first, first + atOnce - 1, [&](const Event &event) {
            projections.take(event);
            if (projections.wantsFlush())
                flushed = projections.flush();
            if (trail && flushed)
                flushed = trail->take(journal, projections.center());
            return flushed.ok() && !stop.stop_requested();
        });
        if (!read || !flushed)
            return read ? flushed : read;
    }
    return {};
}

Result<Projections> openCaughtUp(const Stream &stream, const Journal &journal) {
    auto projections = Projections::open(stream, journal.epoch());
    if (projections && projections->seq() > journal.last()) {
        projections = Error{}; // closes them
        ProjectionFile::remove(ProjectionFile::in(stream.directory));
        projections = Projections::open(stream, journal.epoch());
    }
    if (!projections)
        return projections;
    SnapshotTrail trail(stream.directory);
    if (const auto caught = catchUp(*projections, journal, {}, &trail); !caught)
        return caught.error();
    return projections;
}

namespace {

Result<void> removeCaches(const Stream &stream) {
    const auto file = ProjectionFile::in(stream.directory).string();
    for (const auto &path : {file, file + "-wal", file + "-shm", (stream.directory / "snapshots").string()}) {
        std::error_code failure;
        std::filesystem::remove_all(path, failure);
        if (failure)
            return Error{"history.notRemoved", path + ": " + failure.message()};
    }
    return {};
}

} // namespace

Result<Rebuilt> rebuildProjections(const Stream &stream, const std::stop_token &stop) {
    if (const auto removed = removeCaches(stream); !removed)
        return removed.error();
    auto journal = Journal::open(stream.directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    auto projections = Projections::open(stream, journal->epoch());
    if (!projections)
        return projections.error();
    SnapshotTrail trail(stream.directory);
    if (const auto built = catchUp(*projections, *journal, stop, &trail); !built)
        return built.error();
    if (const auto kept = trail.end(*journal, projections->center()); !kept)
        return kept.error();
    if (const auto kept = projections->flush(); !kept)
        return kept.error();
    const auto days = projections->saveDays(stop);
    if (!days)
        return days.error();
    return Rebuilt{projections->seq(), *days};
}

} // namespace callboard::history
