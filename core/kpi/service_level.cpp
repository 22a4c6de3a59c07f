// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/service_level.h"

namespace callboard {

namespace {

template <class Counts>
Share shareOf(const Counts &c, ServiceLevel formula) {
    const std::int64_t within = c.answeredWithinTarget;
    const std::int64_t ended = c.answered + c.abandoned;
    switch (formula) {
    case ServiceLevel::AnsweredOnly:
        return {within, c.answered};
    case ServiceLevel::Strict:
        return {within, ended};
    case ServiceLevel::IgnoreEarlyAbandons:
        return {within, ended - c.abandonedWithinTarget};
    case ServiceLevel::CreditEarlyAbandons:
        return {within + c.abandonedWithinTarget, ended};
    case ServiceLevel::IgnoreShortAbandons:
        return {within, ended - c.shortAbandoned};
    case ServiceLevel::CreditShortAbandons:
        return {within + c.shortAbandoned, ended};
    }
    return {0, 0};
}

template <class Counts>
std::optional<double> levelOf(const Counts &counts, ServiceLevel formula) {
    const auto share = shareOf(counts, formula);
    if (share.whole <= 0)
        return std::nullopt;
    return static_cast<double>(share.part) / static_cast<double>(share.whole);
}

} // namespace

Share levelShare(const QueueCounts &counts, ServiceLevel formula) {
    return shareOf(counts, formula);
}

Share levelShare(const VisitCounts &counts, ServiceLevel formula) {
    return shareOf(counts, formula);
}

std::optional<double> serviceLevel(const QueueCounts &counts, ServiceLevel formula) {
    return levelOf(counts, formula);
}

std::optional<double> serviceLevel(const VisitCounts &counts, ServiceLevel formula) {
    return levelOf(counts, formula);
}

} // namespace callboard
