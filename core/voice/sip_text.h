// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace callboard::voice {

// Text of SIP messages, for who sends them and who receives them.

// Valid UTF-8: bad bytes become U+FFFD, control characters blanks; trimmed; at most `limit` bytes, cut at the
// border of a character.
std::string cleaned(std::string_view text, std::size_t limit);
// Without the blanks at both ends.
std::string_view trimmed(std::string_view text);

// The user part of a URI, with everything escaped that does not stand there as it is; and the reverse, in
// which bad escapes stay as they are.
std::string escapedUser(std::string_view user);
std::string unescapedUser(std::string_view user);

// A display name for between the quotes of a header: quotes and backslashes escaped, control characters as
// blanks; and the reverse, with or without quotes, cleaned.
std::string quotedName(std::string_view name);
std::string plainName(std::string_view header, std::size_t limit);

// The key in a body of application/dtmf-relay ("Signal=5").
std::optional<char> relayedKey(std::string_view body);

} // namespace callboard::voice
