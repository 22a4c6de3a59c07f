// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/phone/re.h"

namespace callboard::phone {

inline constexpr std::size_t longestName = 200;

// What the site's backend tells its phones beside the SIP; empty or none: nothing.
std::string siteHeader(const sip_msg &invite, const char *name);
CallId siteCallIn(const sip_msg &invite);
// "Call-Info: <...>;answer-after=0": the user pressed the button already.
bool asksToAnswer(const sip_msg &invite);

} // namespace callboard::phone
