// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_fields.h"

#include "core/base/csv.h"
#include "core/codec/json_writer.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace callboard::ctl {

using namespace std::string_view_literals;

namespace {

template <class... To>
void putNumber(std::string &out, To... as) {
    std::array<char, 352> text; // the greatest number without an exponent has 309 digits
    const auto end = std::to_chars(text.data(), text.data() + text.size(), as...).ptr;
    out.append(text.data(), end);
}

void putNumber(std::string &out, double value) {
    constexpr double exact = 9e15;
    if (value == std::trunc(value) && std::abs(value) < exact)
        putNumber<std::int64_t>(out, static_cast<std::int64_t>(value));
    else
        putNumber<double>(out, value, std::chars_format::fixed);
}

// How a value is told; texts are the form's business.
template <class PutText>
void putValue(std::string &out, const FieldValue &value, std::string_view nothing, const PutText &putText) {
    if (const auto *number = std::get_if<double>(&value))
        putNumber(out, *number);
    else if (const auto *count = std::get_if<std::int64_t>(&value))
        putNumber<std::int64_t>(out, *count);
    else if (const auto *time = std::get_if<Duration>(&value))
        JsonWriter(out).write(*time);
    else if (const auto *text = std::get_if<std::string_view>(&value))
        putText(*text);
    else if (const auto *truth = std::get_if<bool>(&value))
        out += *truth ? "true" : "false";
    else
        out += nothing;
}

void putCell(std::string &out, const FieldValue &value) {
    putValue(out, value, {}, [&](std::string_view text) { appendCsvCell(out, text); });
}

} // namespace

void JsonFields::beginLine() {
    m_out += "\n    {";
    m_isFirst = true;
    m_place = 0;
}

void JsonFields::name(std::string_view name) {
    if (m_place == m_names.size())
        m_names.emplace_back();
    auto &known = m_names[m_place++];
    if (known.plain != name || known.isFirst != m_isFirst || known.isInside != m_isInside) {
        known = {std::string(name), m_isInside ? "" : "\n        ", m_isFirst, m_isInside};
        if (!m_isFirst)
            known.written.insert(0, m_isInside ? ", " : ",");
        JsonWriter(known.written).write(name);
        known.written += ": ";
    }
    m_isFirst = false;
    m_out += known.written;
}

void JsonFields::put(std::string_view name, const FieldValue &value) {
    this->name(name);
    putValue(m_out, value, "null", [&](std::string_view text) { JsonWriter(m_out).write(text); });
}

void JsonFields::beginObject(std::string_view name) {
    this->name(name);
    m_out += '{';
    m_isFirst = m_isInside = true;
}

void JsonFields::endObject() {
    m_out += '}';
    m_isFirst = m_isInside = false;
}

void CsvHead::put(std::string_view name, const FieldValue &) {
    if (m_object)
        m_object->keys.emplace(name);
    else if (!m_isComplete)
        m_columns.push_back({std::string(name)});
}

void CsvHead::beginObject(std::string_view name) {
    if (!m_isComplete)
        m_columns.push_back({std::string(name), true});
    for (auto &column : m_columns)
        if (column.isObject && column.name == name)
            m_object = &column;
}

void CsvHead::write(std::string &out) const {
    const auto cell = [&, isFirst = true](std::string_view name) mutable {
        out += std::exchange(isFirst, false) ? "" : ",";
        appendCsvCell(out, name);
    };
    auto each = cell;
    for (const auto &column : m_columns) {
        if (!column.isObject)
            each(column.name);
        for (const auto &key : column.keys)
            each(column.name + "." + (key.empty() ? "(none)" : key));
    }
    out += "\r\n";
}

void CsvCells::put(std::string_view name, const FieldValue &value) {
    if (m_isInside)
        return putCell(m_cells[cellOf(name)], value);
    if (m_column != 0)
        m_out += ',';
    ++m_column;
    putCell(m_out, value);
}

std::size_t CsvCells::cellOf(std::string_view name) {
    if (m_place == m_known.size())
        m_known.emplace_back();
    auto &known = m_known[m_place++];
    if (known.column == m_column && known.name == name)
        return known.cell;
    const auto &keys = m_head.columns()[m_column].keys;
    const auto key = keys.find(name);
    assert(key != keys.end());
    known = {m_column, std::string(name), static_cast<std::size_t>(std::distance(keys.begin(), key))};
    return known.cell;
}

void CsvCells::beginObject(std::string_view) {
    m_isInside = true;
    m_cells.resize(m_head.columns()[m_column].keys.size());
    for (auto &cell : m_cells)
        cell.clear();
}

void CsvCells::endObject() {
    for (const auto &cell : m_cells) {
        m_out += ',';
        m_out += cell;
    }
    ++m_column;
    m_isInside = false;
}

} // namespace callboard::ctl
