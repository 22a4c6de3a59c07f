// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/journal_rebuild.h"

#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/history/archive.h"
#include "core/history/past_calls.h"
#include "core/history/projections.h"
#include "core/history/streams.h"
#include "core/journal/writer_lock.h"

#include <iostream>

namespace callboard::ctl {

namespace {

Result<void> removeDatabase(const std::filesystem::path &file) {
    for (const auto *suffix : {"", "-wal", "-shm"}) {
        std::error_code failure;
        std::filesystem::remove(file.string() + suffix, failure);
        if (failure)
            return Error{"ctl.notRemoved", file.string() + suffix + ": " + failure.message()};
    }
    return {};
}

// The region by which numbers are told apart is that of the end, and so known after the fold alone.
Result<std::string> regionOf(const history::Stream &stream) {
    const auto site = SiteData::open(stream.directory);
    const auto center = site ? site->center() : Result<Center>(site.error());
    return center ? Result<std::string>(center->site.region) : center.error();
}

// What the card of a call shows of its number; the live stream's alone.
Result<void> rebuildNumbers(const history::Stream &stream) {
    const auto region = regionOf(stream);
    if (!region)
        return region.error();
    const auto journal = Journal::open(stream.directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    const auto file = stream.directory / "history.db";
    if (const auto removed = removeDatabase(file); !removed)
        return removed;
    auto pastCalls = PastCalls::open(file, journal->epoch(), *region);
    if (!pastCalls)
        return pastCalls.error();
    if (const auto caught = catchUp(*pastCalls, *journal, Snapshots(stream.directory)); !caught)
        return caught;
    if (const auto kept = pastCalls->flush(); !kept)
        return kept;
    std::cout << "the callers' cards: " << pastCalls->seq() << " events\n";
    return {};
}

Result<void> rebuildOne(const history::Stream &stream) {
    // The one writer has these files open as well.
    const auto alone = journal::WriterLock::take({stream.directory});
    if (!alone)
        return alone.error();
    if (stream.name == history::liveStream)
        if (const auto done = rebuildNumbers(stream); !done)
            return done;
    const auto rebuilt = history::rebuildProjections(stream);
    if (!rebuilt)
        return rebuilt.error();
    std::cout << stream.name << ": reports and snapshots from " << rebuilt->events << " events, "
              << rebuilt->days << " days saved\n";
    return {};
}

} // namespace

int rebuildAll(const CommandLine &line) {
    const auto data = dataDirectoryOf(line.data);
    const auto streams = data ? chosenStreams(*data, {}) : data.error();
    if (!streams)
        return fail(streams.error());
    for (const auto &stream : *streams)
        if (const auto done = rebuildOne(stream); !done)
            return fail(done.error());
    return 0;
}

} // namespace callboard::ctl
