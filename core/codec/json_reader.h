// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/codec/json_writer.h"

#include <limits>
#include <optional>
#include <rapidjson/document.h>

namespace callboard {

// Reads values out of a parsed document and remembers the first thing that is wrong, with its path. After a
// failure it goes on harmlessly; ask error() at the end.
class JsonReader {
public:
    using Json = rapidjson::Value;

    const std::optional<Error> &error() const { return m_error; }
    void fail(std::string_view what);

    void read(const Json &json, std::string &text);
    void read(const Json &json, bool &value);
    void read(const Json &json, Time &time);
    void read(const Json &json, Duration &duration);
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void read(const Json &json, T &number) {
        if (json.IsInt64() && std::in_range<T>(json.GetInt64()))
            number = static_cast<T>(json.GetInt64());
        else if (json.IsUint64() && std::in_range<T>(json.GetUint64()))
            number = static_cast<T>(json.GetUint64());
        else
            fail("is no whole number in range");
    }
    template <Worded E>
    void read(const Json &json, E &value) {
        const auto word = fromText<E>(textOr(json));
        if (!word)
            return fail("is not one of the known words");
        value = *word;
    }
    template <class Kind>
    void read(const Json &json, Id<Kind> &id) {
        const auto text = textOr(json);
        if (!Id<Kind>::fits(text) || text.find('\0') != text.npos)
            return fail("is no id of 1 to 31 bytes");
        id = Id<Kind>{text};
    }
    template <class Kind>
    void read(const Json &json, Number<Kind> &number) {
        read(json, number.value);
        if (number.value >= std::uint64_t{1} << 53)
            fail("is no number of a call, an offer or a session");
    }
    template <class T>
    void read(const Json &json, std::optional<T> &value) {
        if (json.IsNull())
            value.reset();
        else
            read(json, value.emplace());
    }
    template <class T>
    void read(const Json &json, std::vector<T> &values) {
        if (!json.IsArray())
            return fail("is no array");
        values.assign(json.Size(), T{});
        for (rapidjson::SizeType i = 0; i < json.Size(); ++i)
            read(json[i], values[i]);
    }
    template <class Row>
    void read(const Json &json, Numbered<Row> &values) {
        std::vector<Row> rows;
        read(json, rows);
        for (auto &row : rows)
            values.insert(std::move(row));
    }
    template <class Row>
    void read(const Json &json, Fifo<Row> &values) {
        std::vector<Row> rows;
        read(json, rows);
        for (auto &row : rows)
            values.push(std::move(row));
    }
    template <Listed T>
    void read(const Json &json, T &value) {
        if (!json.IsObject())
            return fail("is no object");
        auto next = json.MemberBegin();
        std::apply([&](const auto &...fields) { (member(json, next, value, fields), ...); }, T::fields());
    }

private:
    // Empty where it is no text. The parser lets a lone "\udc00" through, which is no text either.
    std::string_view textOr(const Json &json);

    using Member = Json::ConstMemberIterator;

    // Most fields stand in their order: where the one before was found, the next one is looked for first.
    static Member memberOf(const Json &json, Member &next, std::string_view name);

    template <class T, class F>
    void member(const Json &json, Member &next, T &value, const F &field) {
        const auto found = memberOf(json, next, field.name);
        if (found == json.MemberEnd() && field.mayLack)
            return;
        const auto length = m_path.size();
        m_path += '.';
        m_path += field.name;
        if (found != json.MemberEnd())
            read(found->value, value.*(field.member));
        else
            fail("is missing");
        m_path.resize(length);
    }

    std::string m_path;
    std::optional<Error> m_error;
};

} // namespace callboard
