// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/site_data.h"

#include "core/history/archive.h"

namespace callboard::ctl {

Result<SiteData> SiteData::open(const std::filesystem::path &data) {
    if (data.empty())
        return Error{"ctl.noData", "name the data directory with --data DIR"};
    const bool isParent =
        !std::filesystem::exists(data / "journal.db") && std::filesystem::exists(data / "data");
    const auto directory = isParent ? data / "data" : data;
    auto journal = Journal::open(directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    return SiteData{directory, std::move(journal).value(), Snapshots(directory)};
}

Result<Center> SiteData::center() const {
    auto restored = restore(journal, snapshots, journal.last());
    if (!restored)
        return restored.error();
    return std::move(restored->center);
}

Result<SiteDay> zoneOf(const Center &center, const std::string &asked) {
    return SiteDay::ofZone(asked.empty() ? center.site.timeZone : asked);
}

} // namespace callboard::ctl
