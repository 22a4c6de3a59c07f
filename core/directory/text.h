// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace callboard::directory {

// One line of a contact: control characters become blanks, runs of blanks one blank, none at the ends.
std::string tidyLine(std::string_view text);

// A note: lines and tabs stay, other control characters go, no blanks at the ends.
std::string tidyLines(std::string_view text);

// What two spellings of a text have in common, in any script: case, width, invisible marks and accents (the
// two dots of the Russian yo among them) make no difference. For comparison only, never shown.
std::string fold(std::string_view utf8);

// The folded words of a text, letters and digits only, with one separator between two.
std::string wordsOf(std::string_view utf8, char separator = ' ');

// Foreign text for one line of a terminal: no control or direction marks, elided after so many characters.
std::string shown(std::string_view text, std::size_t mostCharacters);

// A short quotation of foreign text for a message: one line, no control or direction marks, elided.
std::string quote(std::string_view text);

} // namespace callboard::directory
