// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"
#include "core/voice/sip_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

struct sip_msg;
struct sip_addr;

namespace callboard::sip {

using voice::cleaned;

// Text from the network made harmless, and ours made fit for a SIP header.

inline constexpr std::size_t longestNumber = 64;
inline constexpr std::size_t longestName = 80;
inline constexpr std::size_t longestUserAgent = 120;

// The user part of a URI as a number: %-escapes resolved, parameters ("+7495;phone-context=...") left out,
// cleaned to longestNumber.
std::string numberOf(std::string_view user);

// The display name of an address, its quotes and their escapes resolved, cleaned to longestName.
std::string nameOf(std::string_view displayName);

// Who calls: P-Asserted-Identity where the sender is trusted and it names a user, else From.
Party callerOf(const sip_msg &msg, bool isTrusted);

// `"name" <sip:number@host>`; without a name the address alone. Anything that could end the header or the
// quotes is escaped or left out.
std::string addressOf(const Party &party, std::string_view host);
// For a header of ours: one line, bounded, printable.
std::string headerText(std::string_view text);

// For an INVITE to the phone of somebody who asked for it: let it answer by itself.
std::string autoAnswerHeaders(const std::string &host, CallId call);

// What we let through to a trunk: digits, * and #, a leading +.
bool isDialable(std::string_view number);

// "12" and nothing else, up to the limit.
std::optional<std::uint32_t> wholeNumber(std::string_view text, std::uint32_t limit);

// "sip" or "sips".
bool isSipScheme(std::string_view scheme);

// Compared without regard to case, ASCII only.
bool sameText(std::string_view a, std::string_view b);
// Whether a comma-separated header value names this token.
bool namesToken(std::string_view list, std::string_view token);

} // namespace callboard::sip
