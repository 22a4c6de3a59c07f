// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/recordings.h"

#include "core/voice/wav_writer.h"

#include <cstdlib>

namespace callboard {

namespace {

// What an encoder did not finish is made anew of its part.
std::vector<std::filesystem::path> partsIn(const std::filesystem::path &folder) {
    std::vector<std::filesystem::path> parts, unfinished;
    std::error_code failure;
    std::filesystem::recursive_directory_iterator entry(folder, failure);
    for (; !failure && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(failure))
        if (entry->path().extension() == ".part")
            parts.push_back(entry->path());
        else if (entry->path().extension() == ".tmp")
            unfinished.push_back(entry->path());
    for (const auto &file : unfinished)
        std::filesystem::remove(file, failure);
    return parts;
}

RecordingStopped rescue(const std::filesystem::path &part, const std::filesystem::path &folder) {
    auto file = part;
    file.replace_extension();
    const CallId call{std::strtoull(file.stem().c_str(), nullptr, 10)};
    const auto rescued = voice::rescueRecording(part);
    if (rescued)
        return {call, rescued->file.lexically_relative(folder).string(), Duration{rescued->length},
                "interrupted"};
    file += ".broken";
    std::error_code ignored; // then it is tried again at the next start
    std::filesystem::rename(part, file, ignored);
    return {call, file.lexically_relative(folder).string(), {}, rescued.error().detail};
}

} // namespace

std::vector<Fact> rescueRecordings(const std::filesystem::path &folder) {
    std::vector<Fact> facts;
    for (const auto &part : partsIn(folder))
        facts.push_back(rescue(part, folder));
    return facts;
}

} // namespace callboard
