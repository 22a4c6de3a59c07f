// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/json_text.h"

#include "core/base/utf8.h"
#include "core/codec/limits.h"

#include <rapidjson/error/en.h>

namespace callboard {

namespace {

constexpr int deepestLevel = 32;

// Brackets outside strings, counted before the parser builds anything.
bool isTooDeep(std::string_view json) {
    int level = 0;
    bool inText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText) {
            i += c == '\\';
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++level > deepestLevel)
                return true;
        } else if (c == '}' || c == ']') {
            --level;
        }
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

Result<rapidjson::Document> parseJson(std::string_view json) {
    rapidjson::Document document;
    if (auto error = parse(json, document))
        return *std::move(error);
    return document;
}

} // namespace callboard
