// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/json_text.h"

#include "core/base/utf8.h"
#include "core/codec/limits.h"

#include <rapidjson/error/en.h>

namespace callboard {

namespace {

constexpr int deepestLevel = 32;

// Behind the quote that ends the text which began before `at`.
std::size_t endOfText(std::string_view json, std::size_t at) {
    for (;; ++at) {
        at = json.find('"', at);
        if (at == json.npos)
            return json.size();
        auto escapes = at;
        while (json[escapes - 1] == '\\')
            --escapes;
        if ((at - escapes) % 2 == 0)
            return at + 1;
    }
}

// Brackets outside texts, counted before the parser builds anything.
bool isTooDeep(std::string_view json) {
    int level = 0;
    for (std::size_t i = 0; i < json.size();) {
        const char c = json[i++];
        if (c == '"')
            i = endOfText(json, i);
        else if ((c == '{' || c == '[') && ++level > deepestLevel)
            return true;
        else if (c == '}' || c == ']')
            --level;
    }
    return false;
}

template <class Document>
std::optional<Error> parse(std::string_view json, Document &document) {
    if (json.size() > longestJson)
        return Error{"codec.tooLong", "more than 32 MiB of JSON"};
    if (!isUtf8(json))
        return Error{"codec.badJson", "it is no UTF-8 text"};
    if (isTooDeep(json)) // and so the parser may recurse
        return Error{"codec.tooDeep", "more than 32 levels of JSON"};
    // Not kParseFullPrecisionFlag: RapidJSON 1.1 then reads past its table of powers for numbers below
    // 1e-348. Without it our numbers, at most 15 digits long, are read exactly all the same.
    document.Parse(json.data(), json.size());
    if (document.HasParseError())
        return Error{"codec.badJson", std::string(rapidjson::GetParseError_En(document.GetParseError())) +
                                          " at byte " + std::to_string(document.GetErrorOffset())};
    return std::nullopt;
}

} // namespace

JsonText::JsonText(std::string_view json)
    : m_error(parse(json, m_document)) {
}

} // namespace callboard
