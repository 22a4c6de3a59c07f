// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/outbound.h"

#include <algorithm>

namespace callboard {

namespace {

bool hasSpace(std::int32_t cap, std::ptrdiff_t used) {
    return cap == 0 || used < cap;
}

// How much the prefix says of the number, for comparison with others; none: it is not the number's beginning.
// `whole`: its international form, or empty.
std::optional<std::size_t> matched(const DialPlan &plan, const std::string &prefix, std::string_view number,
                                   const std::string &whole) {
    const auto beginning = whole.empty() ? std::string{} : internationalBeginning(plan, prefix);
    if (!beginning.empty() && whole.starts_with(beginning))
        return 2 * beginning.size();
    if (!number.starts_with(prefix))
        return std::nullopt;
    // "8" begins "810" as well, where it is no number of the country: that says less than anything.
    return beginning.empty() ? 2 * prefix.size() : 1;
}

} // namespace

const OutboundRule *outboundRule(const SiteSettings &site, std::string_view number) {
    const auto whole = internationalForm(site.dialPlan, number);
    const OutboundRule *longest = nullptr;
    std::size_t length = 0;
    for (const auto &rule : site.outbound) {
        const auto said = matched(site.dialPlan, rule.prefix, number, whole);
        // Of two that say as much the one that forbids.
        if (said && (!longest || *said > length || (*said == length && !rule.trunk))) {
            longest = &rule;
            length = *said;
        }
    }
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
