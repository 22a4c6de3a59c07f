// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/figures.h"

namespace callboard {

namespace {

std::optional<double> ratio(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
    return ratio(static_cast<double>(part), static_cast<double>(whole));
}

std::optional<double> mean(Duration sum, std::int64_t count) {
    return ratio(toSeconds(sum), static_cast<double>(count));
}

} // namespace

std::optional<double> QueueFigures::asaSeconds() const {
    return mean(counts.answerWait, counts.answered);
}

std::optional<double> QueueFigures::averageTimeToAbandonSeconds() const {
    return mean(counts.abandonWait, counts.abandoned);
}

std::optional<double> QueueFigures::attSeconds() const {
    return mean(counts.talk, counts.segments);
}

std::optional<double> QueueFigures::averageHoldSeconds() const {
    return mean(counts.hold, counts.segments);
}

std::optional<double> QueueFigures::averageAcwSeconds() const {
    return mean(counts.afterCallWork, counts.segments);
}

std::optional<double> QueueFigures::ahtSeconds() const {
    return mean(counts.talk + counts.hold + counts.afterCallWork, counts.segments);
}

std::optional<double> QueueFigures::abandonRate() const {
    return ratio(counts.abandoned, counts.offered);
}

std::optional<double> QueueFigures::promisesKeptRate() const {
    return ratio(counts.promisesKept, counts.promised);
}

std::optional<double> AgentFigures::attSeconds() const {
    return mean(counts.talk, counts.segments);
}

std::optional<double> AgentFigures::ahtSeconds() const {
    return mean(counts.talk + counts.hold + counts.afterCallWork, counts.segments);
}

} // namespace callboard
