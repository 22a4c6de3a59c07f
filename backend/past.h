// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/past_figures.h"
#include "backend/past_sound.h"
#include "core/journal/journal.h"
#include "core/journal/snapshots.h"
#include "core/wire/past_records.h"

#include <map>
#include <stop_token>

namespace callboard {

// The journals below a data directory, read as anybody may. Belongs to the reading thread.
class Past {
public:
    explicit Past(std::filesystem::path data)
        : m_data(std::move(data))
        , m_figures(m_data)
        , m_sound(m_data, m_figures) {}
    Past(const Past &) = delete;
    Past &operator=(const Past &) = delete;

    // The result's JSON; `present` is when it was asked, until which running states go on. Errors:
    // "past.unknownStream", "past.before", "history.stopped", those of the journal, of PastFigures and of
    // PastSound.
    Result<std::string> answer(const PastQuestion &question, Time present, const std::stop_token &stop);

private:
    struct Open {
        Journal journal;
        Snapshots snapshots;
    };
    Result<Open *> open(const std::string &named); // none: the live one

    Result<std::string> answer(const AskStreams &question, Time present, const std::stop_token &stop);
    Result<std::string> answer(const AskMoment &question, Time present, const std::stop_token &stop);
    Result<std::string> answer(const AskPastEvents &question, Time present, const std::stop_token &stop);
    Result<std::string> answer(const AskRecordings &question, Time present, const std::stop_token &stop) {
        return m_sound.answer(question, present, stop);
    }
    Result<std::string> answer(const AskSound &question, Time present, const std::stop_token &stop) {
        return m_sound.answer(question, present, stop);
    }
    template <class OfFigures>
    Result<std::string> answer(const OfFigures &question, Time present, const std::stop_token &stop) {
        return m_figures.answer(question, present, stop);
    }

    std::filesystem::path m_data;
    PastFigures m_figures;
    PastSound m_sound;
    std::map<std::string, Open, std::less<>> m_open; // by name
};

} // namespace callboard
