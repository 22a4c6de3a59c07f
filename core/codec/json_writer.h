// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fifo.h"
#include "core/base/id.h"
#include "core/base/numbered.h"
#include "core/base/text.h"
#include "core/base/time.h"

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

// Appends values as JSON text. One function a kind of value; a value with fields() is an object of them.
class JsonWriter {
public:
    explicit JsonWriter(std::string &out)
        : m_out(out) {}

    void write(std::string_view text); // bytes that are no UTF-8 become U+FFFD
    void write(bool value) { m_out += value ? "true" : "false"; }
    void write(Time time);
    void write(Duration duration); // seconds, exact
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void write(T number) {
        m_out += std::to_string(number);
    }
    template <Worded E>
    void write(E value) {
        write(textOf(value));
    }
    template <class Kind>
    void write(const Id<Kind> &id) {
        write(id.text());
    }
    template <class Kind>
    void write(const Number<Kind> &number) {
        write(number.value);
    }
    // Only of a field that may lack: there, none is left out.
    template <class T>
    void write(const std::optional<T> &value) {
        if (value)
            write(*value);
        else
            m_out += "null";
    }
    template <class T>
    void write(const std::vector<T> &values) {
        array(values);
    }
    template <class Row>
    void write(const Numbered<Row> &rows) {
        array(rows);
    }
    template <class Row>
    void write(const Fifo<Row> &rows) {
        array(rows);
    }
    template <Listed T>
    void write(const T &value) {
        char separator = '{';
        std::apply([&](const auto &...fields) { (member(value, fields, separator), ...); }, T::fields());
        m_out += separator == '{' ? "{}" : "}";
    }

private:
    template <class Values>
    void array(const Values &values) {
        char separator = '[';
        for (const auto &value : values) {
            m_out += separator;
            write(value);
            separator = ',';
        }
        m_out += values.empty() ? "[]" : "]";
    }
    // A field that may lack and is empty is left out.
    template <class T, class F>
    void member(const T &value, const F &field, char &separator) {
        const auto &content = value.*(field.member);
        using M = std::remove_cvref_t<decltype(content)>;
        if constexpr (requires { content == M{}; })
            if (field.isLeftOut && content == M{})
                return;
        m_out += separator;
        m_out += '"';
        m_out += field.name;
        m_out += "\":";
        write(content);
        separator = ',';
    }

    std::string &m_out;
};

} // namespace callboard
