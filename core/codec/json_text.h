// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/json_reader.h"

#include <array>
#include <cstddef>

namespace callboard {

// A parsed text: at most longestJson and 32 levels of nesting. A small one (a fact) takes no memory but this
// object's own.
class JsonText {
public:
    explicit JsonText(std::string_view json);
    JsonText(const JsonText &) = delete;
    JsonText &operator=(const JsonText &) = delete;

    // Why it is none, with the place where it breaks JSON's rules; ask before value().
    const std::optional<Error> &error() const { return m_error; }
    const JsonReader::Json &value() const { return m_document; }

private:
    using Pool = rapidjson::MemoryPoolAllocator<>;

    alignas(std::max_align_t) std::array<char, 4096> m_valueBytes;
    alignas(std::max_align_t) std::array<char, 2048> m_stackBytes;
    Pool m_values{m_valueBytes.data(), m_valueBytes.size()};
    Pool m_stack{m_stackBytes.data(), m_stackBytes.size()};
    rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, Pool> m_document{&m_values, 512, &m_stack};
    std::optional<Error> m_error;
};

} // namespace callboard
