// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/byte_source.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace callboard::directory {

// One property of a vCard (RFC 2426, RFC 6350, vCard 2.1) as it stands in the file, its folded lines joined.
struct VcardProperty {
    std::uint64_t line = 0; // where it begins
    std::string name;       // in capitals, without group
    std::vector<std::pair<std::string, std::string>>
        parameters;     // names in capitals; of 2.1's bare words: TYPE
    std::string value;  // still encoded and escaped
    bool isCut = false; // it was longer than longestProperty

    // Whether a parameter has this word (in capitals) as its value or in its list, in any case.
    bool says(std::string_view parameterName, std::string_view word) const;
    std::string_view parameter(std::string_view parameterName) const;
};

class VcardLines {
public:
    static constexpr std::size_t longestProperty =
        64 * 1024; // pictures may be longer: nobody here wants them

    explicit VcardLines(ByteSource &source)
        : m_source(source) {}

    // None at the end; blank lines are skipped. A line without a colon has an empty name. Codes:
    // import.unreadable.
    Result<std::optional<VcardProperty>> next();

private:
    bool readLine(std::string &text, bool &isCut);
    void readFolds(VcardProperty &property, std::string &text);

    ByteSource &m_source;
};

// The text of a value: QUOTED-PRINTABLE and CHARSET undone. Empty where it cannot be read as UTF-8.
std::optional<std::string> decodedValue(const VcardProperty &property);

// Parts between semicolons (or another separator), backslashes undone: "\n" is a new line from version 3.0
// on.
std::vector<std::string> splitEscaped(std::string_view value, char separator, bool hasEscapes);

} // namespace callboard::directory
