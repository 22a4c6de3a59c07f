// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/service_level.h"

namespace callboard {

namespace {

struct Share {
    std::int64_t good;
    std::int64_t all;
};

Share shareOf(const QueueCounts &c, ServiceLevel formula) {
    const auto within = c.answeredWithinTarget;
    const auto ended = c.answered + c.abandoned;
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

} // namespace

std::optional<double> serviceLevel(const QueueCounts &counts, ServiceLevel formula) {
    const auto share = shareOf(counts, formula);
    if (share.all <= 0)
        return std::nullopt;
    return static_cast<double>(share.good) / static_cast<double>(share.all);
}

} // namespace callboard
