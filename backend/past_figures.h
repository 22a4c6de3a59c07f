// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/wire/history_records.h"
#include "core/wire/opened_records.h"

#include <filesystem>
#include <stop_token>

namespace callboard {

// Figures of the past and the calls behind them, from the projections below a data directory and the tails of
// its journals. Belongs to the reading thread. The answers are JSON. Errors: "history.badPeriod",
// "history.badHours", "history.tooManyRows", "past.unknownStream", those of history's queries.
class PastFigures {
public:
    explicit PastFigures(std::filesystem::path data)
        : m_data(std::move(data)) {}

    Result<std::string> answer(const AskQueueFigures &question, const std::stop_token &stop) const;
    Result<std::string> answer(const AskAgentFigures &question, const std::stop_token &stop) const;
    Result<std::string> answer(const AskOpened &question, const std::stop_token &stop) const;
    Result<std::string> answer(const AskCallFacts &question, const std::stop_token &stop) const;

    static constexpr std::int64_t mostRows = 2'000; // of a table
    static constexpr std::size_t mostStays = 500;   // told of each part of a figure
    static constexpr std::size_t mostFacts = 2'000; // of a call

private:
    std::filesystem::path m_data;
};

} // namespace callboard
