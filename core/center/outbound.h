// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <optional>

namespace callboard {

// The rule for a number: of those whose prefix it begins with, however both are spelled, the longest. Null:
// it does not go out.
const OutboundRule *outboundRule(const SiteSettings &site, std::string_view number);

const OutboundRule *outboundRuleOf(const SiteSettings &site, std::string_view prefix);

// What keeps one more call from going out by this rule now. None: nothing does.
std::optional<OutboundCap> capOf(const Center &center, const OutboundRule &rule, Time now);

} // namespace callboard
