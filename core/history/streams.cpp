// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/streams.h"

#include <algorithm>

namespace callboard::history {

std::vector<Stream> streamsOf(const std::filesystem::path &data) {
    std::error_code failure; // what cannot be looked at has no streams
    const auto hasJournal = [&](const std::filesystem::path &folder) {
        return std::filesystem::exists(folder / "journal.db", failure);
    };
    std::vector<Stream> imports;
    for (const auto &entry : std::filesystem::directory_iterator(data / "imports", failure))
        if (hasJournal(entry.path()))
            imports.push_back({entry.path().filename().string(), entry.path()});
    std::sort(imports.begin(), imports.end(),
              [](const Stream &a, const Stream &b) { return a.name < b.name; });
    if (hasJournal(data))
        imports.insert(imports.begin(), {std::string(liveStream), data});
    return imports;
}

} // namespace callboard::history
