// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/json_reader.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>

namespace callboard {

void JsonReader::fail(std::string_view what) {
    if (m_error)
        return;
    const auto path = m_path.empty() ? std::string("the value") : m_path.substr(1);
    m_error = Error{"codec.badField", path + " " + std::string(what)};
}

JsonReader::Member JsonReader::memberOf(const Json &json, Member &next, std::string_view name) {
    const auto isNamed = [name](const auto &member) {
        return name == std::string_view(member.name.GetString(), member.name.GetStringLength());
    };
    if (next != json.MemberEnd() && isNamed(*next))
        return next++;
    const auto found = std::find_if(json.MemberBegin(), json.MemberEnd(), isNamed);
    if (found != json.MemberEnd())
        next = found + 1;
    return found;
}

std::string_view JsonReader::textOr(const Json &json) {
    const auto text =
        json.IsString() ? std::string_view(json.GetString(), json.GetStringLength()) : std::string_view{};
    if (isUtf8(text))
        return text;
    fail("is no UTF-8 text");
    return {};
}

void JsonReader::read(const Json &json, std::string &text) {
    if (!json.IsString())
        return fail("is no text");
    text.assign(textOr(json));
}

void JsonReader::read(const Json &json, bool &value) {
    if (!json.IsBool())
        return fail("is neither true nor false");
    value = json.GetBool();
}

void JsonReader::read(const Json &json, Time &time) {
    const auto read = fromIso(textOr(json));
    if (!read)
        return fail("is no moment like 2026-11-21T10:00:00Z");
    time = *read;
}

void JsonReader::read(const Json &json, Duration &duration) {
    constexpr double longest = 1e9; // thirty years
    if (!json.IsNumber() || !(std::abs(json.GetDouble()) <= longest))
        return fail("is no number of seconds");
    duration = Duration{static_cast<std::int64_t>(std::llround(json.GetDouble() * 1e6))};
}

} // namespace callboard
