// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fifo.h"
#include "core/base/id.h"
#include "core/base/numbered.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace callboard {

template <class T>
concept Listed = requires {
    T::fields();
};

// Appends values as JSON text. One function a kind of value; a value with fields() is an object of them. What
// is written is in the text when write() returns.
class JsonWriter {
public:
    explicit JsonWriter(std::string &out)
        : m_out(out) {}

    template <class T>
    void write(const T &value) {
        put(value);
        flush();
    }

private:
    void put(std::string_view text) { // bytes that are no UTF-8 become U+FFFD
        if (!putPlain(text))
            putEscaped(text);
    }
    void put(bool value) { raw(value ? "true" : "false"); }
    void put(Time time);
    void put(Duration duration); // seconds, exact
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void put(T number) {
        constexpr std::size_t mostDigits = 20;
        if (m_used + mostDigits > m_buffer.size())
            flush();
        const auto end = std::to_chars(m_buffer.data() + m_used, m_buffer.data() + m_buffer.size(), number);
        m_used = static_cast<std::size_t>(end.ptr - m_buffer.data());
    }
    template <Worded E>
    void put(E value) {
        put(textOf(value));
    }
    template <class Kind>
    void put(const Id<Kind> &id) {
        put(id.text());
    }
    template <class Kind>
    void put(const Number<Kind> &number) {
        put(number.value);
    }
    // Only of a field that may lack: there, none is left out.
    template <class T>
    void put(const std::optional<T> &value) {
        if (value)
            put(*value);
        else
            raw("null");
    }
    template <class T>
    void put(const std::vector<T> &values) {
        array(values);
    }
    template <class Row>
    void put(const Numbered<Row> &rows) {
        array(rows);
    }
    template <class Row>
    void put(const Fifo<Row> &rows) {
        array(rows);
    }
    template <Listed T>
    void put(const T &value) {
        char separator = '{';
        std::apply([&](const auto &...fields) { (member(value, fields, separator), ...); }, T::fields());
        raw(separator == '{' ? "{}" : "}");
    }

    template <class Values>
    void array(const Values &values) {
        char separator = '[';
        for (const auto &value : values) {
            raw(separator);
            put(value);
            separator = ',';
        }
        raw(values.empty() ? "[]" : "]");
    }
    // A field that may lack and is empty is left out.
    template <class T, class F>
    void member(const T &value, const F &field, char &separator) {
        const auto &content = value.*(field.member);
        using M = std::remove_cvref_t<decltype(content)>;
        if constexpr (requires { content == M{}; })
            if (field.isLeftOut && content == M{})
                return;
        key(separator, field.name);
        put(content);
        separator = ',';
    }
    void key(char separator, std::string_view name); // `,"name":`

    void raw(char c) {
        if (m_used == m_buffer.size())
            flush();
        m_buffer[m_used++] = c;
    }
    void raw(std::string_view text) {
        if (text.size() > m_buffer.size() - m_used)
            return rawLong(text);
        std::memcpy(m_buffer.data() + m_used, text.data(), text.size());
        m_used += text.size();
    }
    void rawLong(std::string_view text);
    bool putPlain(std::string_view text); // false: it is too long for the buffer, or not plain
    void putEscaped(std::string_view text);
    void flush() {
        m_out.append(m_buffer.data(), m_used);
        m_used = 0;
    }

    std::string &m_out;
    std::array<char, 512> m_buffer; // most facts fit: the text grows once by each
    std::size_t m_used = 0;
};

} // namespace callboard
