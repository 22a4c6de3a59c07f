// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/outbound_caps.h"

#include <algorithm>

namespace callboard {

namespace {

using std::chrono::hours;

const OutboundUse *useOf(const Center &center, const OutboundRule &rule) {
    const auto use = std::find_if(center.outbound.begin(), center.outbound.end(),
                                  [&](const OutboundUse &each) { return each.prefix == rule.prefix; });
    return use != center.outbound.end() ? &*use : nullptr;
}

Time endOf(const OutboundUse &use, const OutboundRule &rule, OutboundCap cap, const SiteDay &day, Time now) {
    if (cap == OutboundCap::MinutesPerDay)
        return day.nextMidnight(now);
    const auto begun = static_cast<std::int32_t>(use.begun.size());
    if (cap == OutboundCap::AtOnce || begun < rule.perHour)
        return {};
    return use.begun[static_cast<std::size_t>(begun - rule.perHour)] + hours{1};
}

// When the minutes of this rule are used up; none: no call uses any, or they are already.
std::optional<Time> usedUpAt(const OutboundUse &use, const OutboundRule &rule, Time now) {
    auto left = Duration{minutes{rule.minutesPerDay}} - use.talked;
    std::int64_t talking = 0;
    for (const auto &call : use.live)
        if (call.answeredAt != Time{}) {
            left -= std::max(now - call.answeredAt, Duration{});
            ++talking;
        }
    if (rule.minutesPerDay == 0 || talking == 0 || left <= Duration{})
        return std::nullopt;
    return now + (left + Duration{talking - 1}) / talking;
}

} // namespace

void tellCap(Decision &decision, const Center &center, const OutboundRule &rule, OutboundCap cap,
             const SiteDay &day, Time now) {
    const auto *use = useOf(center, rule);
    if (!use)
        return;
    const auto toldUntil = std::max(use->reachedAt + hours{1}, use->reachedUntil);
    if (use->reachedAt == Time{} || use->reached != cap || now >= toldUntil)
        decision.facts.push_back(
            OutboundCapReached{rule.prefix, rule.trunk, cap, endOf(*use, rule, cap, day, now)});
}

void tellUsedUp(Decision &decision, const Center &center, const SiteDay &day, Time now) {
    for (const auto &rule : center.site.outbound)
        if (const auto cap = capOf(center, rule, now); cap && *cap != OutboundCap::AtOnce)
            tellCap(decision, center, rule, *cap, day, now);
}

std::optional<Time> nextUsedUp(const Center &center, Time now) {
    std::optional<Time> next;
    for (const auto &rule : center.site.outbound)
        if (const auto *use = useOf(center, rule))
            if (const auto at = usedUpAt(*use, rule, now); at && (!next || *at < *next))
                next = at;
    return next;
}

} // namespace callboard
