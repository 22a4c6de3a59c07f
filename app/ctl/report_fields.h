// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace callboard::ctl {

// What a field of a report holds, times as their seconds; nothing: there is none.
using FieldValue = std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Duration>;

// Takes the fields of a report's lines, one after the other, in the order that all its lines have. Some are
// objects of further fields.
class FieldSink {
public:
    virtual ~FieldSink() = default;
    virtual void put(std::string_view name, const FieldValue &value) = 0;
    virtual void beginObject(std::string_view name) = 0;
    virtual void endObject() = 0;
};

// Text on its way out: reports can be long, and none of it is needed twice.
class TextOut {
public:
    explicit TextOut(std::ostream &out)
        : m_out(out) {
        m_text.reserve(2 * enough);
    }
    ~TextOut() { flush(); }
    TextOut(const TextOut &) = delete;
    TextOut &operator=(const TextOut &) = delete;

    std::string &text() { return m_text; }
    // Between any two lines.
    void breathe() {
        if (m_text.size() >= enough)
            flush();
    }

private:
    static constexpr std::size_t enough = 64 * 1024;
    void flush() {
        m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
    }
    std::ostream &m_out;
    std::string m_text;
};

// The fields of a line as those of a JSON object.
class JsonFields : public FieldSink {
public:
    explicit JsonFields(std::string &out)
        : m_out(out) {}
    void beginLine();
    void endLine() { m_out += "\n    }"; }
    void put(std::string_view name, const FieldValue &value) override;
    void beginObject(std::string_view name) override;
    void endObject() override;

private:
    struct Name {
        std::string plain, written{}; // with what stands before it
        bool isFirst = false, isInside = false;
    };
    void name(std::string_view name);
    std::string &m_out;
    std::vector<Name> m_names; // of the line before: most often the next has them in the same places
    std::size_t m_place = 0;
    bool m_isFirst = true; // of the line or object
    bool m_isInside = false;
};

// The names of a CSV's columns: a field, or each field that the object has in any of the lines, by name.
class CsvHead : public FieldSink {
public:
    struct Column {
        std::string name;
        bool isObject = false;
        std::set<std::string, std::less<>> keys{};
    };
    // Of a first line all fields are noted, of further ones those of its objects alone.
    void put(std::string_view name, const FieldValue &value) override;
    void beginObject(std::string_view name) override;
    void endObject() override { m_object = nullptr; }
    void endLine() { m_isComplete = true; }

    const std::vector<Column> &columns() const { return m_columns; }
    void write(std::string &out) const;

private:
    std::vector<Column> m_columns;
    Column *m_object = nullptr; // within it
    bool m_isComplete = false;
};

// The cells of a line under such a head (RFC 4180).
class CsvCells : public FieldSink {
public:
    CsvCells(const CsvHead &head, std::string &out)
        : m_head(head)
        , m_out(out) {}
    void beginLine() { m_column = m_place = 0; }
    void endLine() { m_out += "\r\n"; }
    void put(std::string_view name, const FieldValue &value) override;
    void beginObject(std::string_view name) override;
    void endObject() override;

private:
    struct Known {
        std::size_t column = 0;
        std::string name{};
        std::size_t cell = 0;
    };
    std::size_t cellOf(std::string_view name); // among those of the object

    const CsvHead &m_head;
    std::string &m_out;
    std::size_t m_column = 0;
    std::vector<Known> m_known; // fields of objects of the line before, as JsonFields has names
    std::size_t m_place = 0;
    bool m_isInside = false;
    std::vector<std::string> m_cells; // of the object, in the order of its keys
};

} // namespace callboard::ctl
