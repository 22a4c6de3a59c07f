// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct sip_msg;

namespace callboard::sip {

// The dialog that a Replaces header names (RFC 3891), by the tags of who receives it and of who sent it.
struct Replaced {
    std::string callId;
    std::string toTag;
    std::string fromTag;
    friend bool operator==(const Replaced &, const Replaced &) = default;
};

// Where a phone asks us, by REFER, to lead the other side of its call.
struct Referral {
    std::string number;
    std::optional<Replaced> replaced; // it speaks there already
    friend bool operator==(const Referral &, const Referral &) = default;
};

// None: no Refer-To, several, or one that names nobody who could be called.
std::optional<Referral> referralOf(const sip_msg &request);
// Of a Refer-To header's value.
std::optional<Referral> referralOf(std::string_view referTo);

} // namespace callboard::sip
