// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/json_text.h"
#include "core/codec/json_writer.h"

namespace callboard {

// One value with fields() as a JSON object and back.
template <Listed T>
std::string toJson(const T &value) {
    std::string text;
    JsonWriter(text).write(value);
    return text;
}

template <Listed T>
Result<T> fromJson(std::string_view json) {
    const JsonText text(json);
    if (text.error())
        return *text.error();
    T value;
    JsonReader reader;
    reader.read(text.value(), value);
    if (reader.error())
        return *reader.error();
    return value;
}

} // namespace callboard
