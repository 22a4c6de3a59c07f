// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/past_figures.h"
#include "core/wire/recording_records.h"

#include <deque>

namespace callboard {

// The recordings below a data directory, by the calls that they are of. Belongs to the reading thread. The
// answers are JSON. Errors: "sound.unknown" (the call has no such recording), "sound.unreadable", those of
// callFacts().
class PastSound {
public:
    PastSound(std::filesystem::path data, const PastFigures &figures)
        : m_folder(std::move(data) / "recordings")
        , m_figures(figures) {}

    Result<std::string> answer(const AskRecordings &question, Time present, const std::stop_token &stop);
    Result<std::string> answer(const AskSound &question, Time present, const std::stop_token &stop);

    static constexpr int partsOfOutline = 400;

private:
    struct Known {
        CallId call;
        std::string file;
    };
    static constexpr std::size_t mostKnown = 256;

    Result<std::vector<Recording>> recordingsOf(CallId call, Time present, const std::stop_token &stop);
    Result<bool> isOf(CallId call, const std::string &file, Time present, const std::stop_token &stop);
    void know(Known known);

    std::filesystem::path m_folder;
    const PastFigures &m_figures;
    std::deque<Known> m_known; // in the order in which they were found
};

} // namespace callboard
