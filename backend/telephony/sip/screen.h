// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/re.h"

#include "core/base/time.h"

#include <optional>
#include <string>

namespace callboard::sip {

inline constexpr std::string_view allowedMethods = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER";

// Why a request goes no further.
struct Refusal {
    int status = 400; // 0: no answer at all (it cannot be answered, or must not be)
    std::string reason;
    std::string headers; // whole lines
    bool isAnswered() const { return status != 0; }
};

// Looks at a request as it came from the network, before anything else does: sizes, counts, what RFC 3261
// demands of every request, extensions that are required and not known. Trims a datagram to its
// Content-Length. A session must last `shortest` at least. None: fit to be handled.
std::optional<Refusal> screen(const sip_msg &request, seconds shortest);

} // namespace callboard::sip
