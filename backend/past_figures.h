// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/wire/history_records.h"
#include "core/wire/opened_records.h"

#include <filesystem>
#include <stop_token>

namespace callboard {

// Figures of the past and the calls behind them, from the projections below a data directory and the tails of
// its journals. Belongs to the reading thread. The answers are JSON; `present` is when they were asked for.
// Errors: "history.badPeriod", "history.badHours", "history.tooManyRows", "past.unknownStream", those of
// history's queries.
class PastFigures {
public:
    explicit PastFigures(std::filesystem::path data)
        : m_data(std::move(data)) {}

    Result<std::string> answer(const AskQueueFigures &question, Time present,
                               const std::stop_token &stop) const;
    Result<std::string> answer(const AskAgentFigures &question, Time present,
                               const std::stop_token &stop) const;
    Result<std::string> answer(const AskOpened &question, Time present, const std::stop_token &stop) const;
    Result<std::string> answer(const AskCallFacts &question, Time present, const std::stop_token &stop) const;
    Result<std::vector<Event>> callFacts(const AskCallFacts &question, Time present,
                                         const std::stop_token &stop) const;

    static constexpr std::int64_t mostRows = 2'000; // of a table
    static constexpr std::size_t mostFacts = 2'000; // of a call

private:
    std::filesystem::path m_data;
};

} // namespace callboard
