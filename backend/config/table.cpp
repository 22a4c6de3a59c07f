// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/table.h"

namespace callboard {

void ConfigFault::say(const toml::source_region &place, const std::string &key, const std::string &what) {
    if (error)
        return;
    const auto line = place.begin.line ? ":" + std::to_string(place.begin.line) : std::string{};
    error = Error{"config.invalid", file + line + ": " + key + " " + what};
}

ConfigTable::ConfigTable(const toml::table *table, std::string name, ConfigFault &fault)
    : m_table(table)
    , m_name(std::move(name))
    , m_fault(&fault) {
}

const toml::node *ConfigTable::ask(std::string_view key) {
    m_asked.emplace(key);
    return m_table ? m_table->get(key) : nullptr;
}

void ConfigTable::say(std::string_view key, const std::string &what) {
    const auto *node = m_table ? m_table->get(key) : nullptr;
    const auto place = node ? node->source() : m_table ? m_table->source() : toml::source_region{};
    m_fault->say(place, pathOf(key), what);
}

std::string ConfigTable::pathOf(std::string_view key) const {
    return m_name.empty() ? std::string(key) : m_name + "." + std::string(key);
}

std::string ConfigTable::text(std::string_view key, std::string fallback) {
    const auto *node = ask(key);
    if (!node)
        return fallback;
    const auto value = node->value_exact<std::string>();
    if (!value)
        say(key, "must be text in quotes");
    return value.value_or(std::move(fallback));
}

std::string ConfigTable::neededText(std::string_view key) {
    auto value = text(key);
    if (value.empty())
        say(key, has(key) ? "must not be empty" : "is missing");
    return value;
}

std::int64_t ConfigTable::number(std::string_view key, std::int64_t fallback, std::int64_t least,
                                 std::int64_t most) {
    const auto *node = ask(key);
    if (!node)
        return fallback;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most)
        say(key, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return value.value_or(fallback);
}

bool ConfigTable::flag(std::string_view key, bool fallback) {
    const auto *node = ask(key);
    if (!node)
        return fallback;
    const auto value = node->value_exact<bool>();
    if (!value)
        say(key, "must be true or false");
    return value.value_or(fallback);
}

Duration ConfigTable::duration(std::string_view key, Duration fallback, Duration least, Duration most) {
    if (!ask(key))
        return fallback;
    const auto value = durationOf(text(key));
    if (!value)
        say(key, "must be a duration like \"20s\", \"10m\" or \"1m30s\"");
    else if (*value < least || *value > most)
        say(key, "must lie between " + std::to_string(least.count() / 1'000'000) + " s and " +
                     std::to_string(most.count() / 1'000'000) + " s");
    return value.value_or(fallback);
}

std::vector<std::string> ConfigTable::texts(std::string_view key) {
    std::vector<std::string> values;
    const auto *node = ask(key);
    if (!node)
        return values;
    const auto *array = node->as_array();
    if (!array)
        say(key, "must be a list of texts, [\"...\"]");
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (const auto value = (*array)[i].value_exact<std::string>())
            values.push_back(*value);
        else
            say(key, "must hold texts in quotes only");
    return values;
}

std::vector<std::int64_t> ConfigTable::numbers(std::string_view key) {
    std::vector<std::int64_t> values;
    const auto *node = ask(key);
    if (!node)
        return values;
    const auto *array = node->as_array();
    if (!array)
        say(key, "must be a list of whole numbers");
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (const auto value = (*array)[i].value_exact<std::int64_t>())
            values.push_back(*value);
        else
            say(key, "must hold whole numbers only");
    return values;
}

std::vector<ConfigTable> ConfigTable::tables(std::string_view key, const std::string &name) {
    std::vector<ConfigTable> found;
    const auto *node = ask(key);
    if (!node)
        return found;
    const auto *array = node->as_array();
    if (!array)
        say(key, "must be written as [[" + std::string(key) + "]]");
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (const auto *table = (*array)[i].as_table())
            found.emplace_back(table, name, *m_fault);
        else
            say(key, "must hold tables only");
    return found;
}

ConfigTable ConfigTable::table(std::string_view key) {
    const auto *node = ask(key);
    if (node && !node->is_table())
        say(key, "must be a table, [" + std::string(key) + "]");
    return {node ? node->as_table() : nullptr, std::string(key), *m_fault};
}

void ConfigTable::finish() {
    if (!m_table)
        return;
    for (const auto &[key, node] : *m_table)
        if (!m_asked.contains(key.str()))
            m_fault->say(node.source(), pathOf(key.str()), "is no known key");
}

} // namespace callboard
