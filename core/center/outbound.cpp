// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/outbound.h"

#include <algorithm>

namespace callboard {

namespace {

bool hasSpace(std::int32_t cap, std::ptrdiff_t used) {
    return cap == 0 || used < cap;
}

} // namespace

const OutboundRule *outboundRule(const SiteSettings &site, std::string_view number) {
    const OutboundRule *longest = nullptr;
    for (const auto &rule : site.outbound)
        if (number.starts_with(rule.prefix) && (!longest || rule.prefix.size() > longest->prefix.size()))
            longest = &rule;
    return longest && longest->trunk ? longest : nullptr;
}

const OutboundRule *outboundRuleOf(const SiteSettings &site, std::string_view prefix) {
    const auto rule = std::find_if(site.outbound.begin(), site.outbound.end(),
                                   [&](const OutboundRule &each) { return each.prefix == prefix; });
    return rule != site.outbound.end() ? &*rule : nullptr;
}

std::optional<OutboundCap> capOf(const Center &center, const OutboundRule &rule, Time now) {
    const auto use = std::find_if(center.outbound.begin(), center.outbound.end(),
                                  [&](const OutboundUse &each) { return each.prefix == rule.prefix; });
    if (use == center.outbound.end())
        return std::nullopt;
    if (!hasSpace(rule.atOnce, std::ssize(use->live)))
        return OutboundCap::AtOnce;
    const auto recent = std::upper_bound(use->begun.begin(), use->begun.end(), now - std::chrono::hours{1});
    if (!hasSpace(rule.perHour, use->begun.end() - recent))
        return OutboundCap::PerHour;
    auto talked = use->talked;
    for (const auto &call : use->live)
        if (call.answeredAt != Time{})
            talked += std::max(now - call.answeredAt, Duration{});
    if (!hasSpace(rule.minutesPerDay, std::chrono::floor<minutes>(talked).count()))
        return OutboundCap::MinutesPerDay;
    return std::nullopt;
}

} // namespace callboard
