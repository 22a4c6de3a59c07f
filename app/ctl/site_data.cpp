// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/site_data.h"

#include "core/history/archive.h"
#include "core/journal/writer_lock.h"

namespace callboard::ctl {

Result<std::filesystem::path> dataDirectoryOf(const std::filesystem::path &named) {
    if (named.empty())
        return Error{"usage", "name the data directory with --data DIR"};
    const auto holds = [&](const char *name) {
        std::error_code failure; // what cannot be looked at is told by who opens it
        return std::filesystem::exists(named / name, failure);
    };
    const bool isSite = !holds("journal.db") && (holds("data") || holds("callboard.toml"));
    return isSite ? named / "data" : named;
}

Result<SiteData> SiteData::open(const std::filesystem::path &named) {
    const auto directory = dataDirectoryOf(named);
    if (!directory)
        return directory.error();
    auto journal = Journal::open(*directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    return SiteData{*directory, std::move(journal).value(), Snapshots(*directory)};
}

bool isBeingWritten(const std::filesystem::path &directory) {
    return !journal::InspectionLock::take({directory});
}

Result<Center> SiteData::center() const {
    auto restored = restore(journal, snapshots, journal.last());
    if (!restored)
        return restored.error();
    return std::move(restored->center);
}

Result<std::vector<history::Stream>> chosenStreams(const std::filesystem::path &directory,
                                                   const std::string &name) {
    auto streams = history::streamsOf(directory);
    if (streams.empty())
        return Error{"journal.missing", "there is no journal in " + directory.string()};
    if (name.empty())
        return streams;
    std::string names;
    for (const auto &stream : streams)
        names += (names.empty() ? "" : ", ") + stream.name;
    std::erase_if(streams, [&](const history::Stream &stream) { return stream.name != name; });
    if (streams.empty())
        return Error{"ctl.unknownStream", "there is no stream '" + name + "' here; there are: " + names};
    return streams;
}

} // namespace callboard::ctl
