// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <rapidjson/document.h>

namespace callboard {

// A program's answer, as a document of its own.
inline Result<rapidjson::Document> parseJson(std::string_view json) {
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    if (document.HasParseError())
        return Error{"test.badJson", "no JSON from byte " + std::to_string(document.GetErrorOffset())};
    return document;
}

} // namespace callboard
