// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"
#include "core/center/center.h"
#include "core/history/streams.h"
#include "core/journal/journal.h"
#include "core/journal/snapshots.h"

namespace callboard::ctl {

// The directory that --data names: itself, or the folder of callboard.toml that has it as `data`. "usage"
// without --data.
Result<std::filesystem::path> dataDirectoryOf(const std::filesystem::path &named);

// The live stream and the imports below a data directory, or the one of that name. Errors: "journal.missing",
// "ctl.unknownStream".
Result<std::vector<history::Stream>> chosenStreams(const std::filesystem::path &directory,
                                                   const std::string &name);

bool isBeingWritten(const std::filesystem::path &directory); // a backend runs on it

// A data directory opened for reading; a backend may be writing to it meanwhile.
struct SiteData {
    std::filesystem::path directory;
    Journal journal;
    Snapshots snapshots;

    static Result<SiteData> open(const std::filesystem::path &named); // see dataDirectoryOf()
    // The state at the end of the journal.
    Result<Center> center() const;
};

} // namespace callboard::ctl
