// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/config/config.h"

#define TOML_EXCEPTIONS 0
// Debian's shared library has the parser with exceptions only: ours comes whole from the headers.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <set>

namespace callboard {

// The first thing that is wrong with a configuration, with its place.
struct ConfigFault {
    std::string file;
    std::optional<Error> error;
    void say(const toml::source_region &place, const std::string &key, const std::string &what);
};

// Reads one table key by key and remembers which were asked for; the rest are unknown, and said so. A key
// that is there must be right; one that lacks takes the default given.
class ConfigTable {
public:
    ConfigTable(const toml::table *table, std::string name, ConfigFault &fault);

    bool has(std::string_view key) const { return m_table && m_table->contains(key); }
    std::string text(std::string_view key, std::string fallback = {});
    std::string neededText(std::string_view key);
    std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most);
    bool flag(std::string_view key, bool fallback);
    Duration duration(std::string_view key, Duration fallback, Duration least, Duration most);
    std::vector<std::string> texts(std::string_view key);
    std::vector<std::int64_t> numbers(std::string_view key);
    template <class Name>
    Name id(std::string_view key, bool isNeeded) {
        const auto read = isNeeded ? neededText(key) : text(key);
        if (!read.empty() && !Name::fits(read))
            say(key, "is longer than 31 bytes");
        return Name{read};
    }
    template <Worded E>
    E word(std::string_view key, E fallback) {
        const auto read = text(key, std::string(textOf(fallback)));
        const auto value = fromText<E>(read);
        if (!value)
            say(key, "is '" + read + "', not one of: " + listOf(textsOf(E{})));
        return value.value_or(fallback);
    }
    // The tables of [[key]], in the file's order.
    std::vector<ConfigTable> tables(std::string_view key, const std::string &name);
    ConfigTable table(std::string_view key);
    // Names the keys that nobody asked for.
    void finish();
    void say(std::string_view key, const std::string &what);

private:
    template <std::size_t N>
    static std::string listOf(const std::array<std::string_view, N> &words) {
        std::string list;
        for (const auto word : words)
            list += (list.empty() ? "" : ", ") + std::string(word);
        return list;
    }
    const toml::node *ask(std::string_view key);
    std::string pathOf(std::string_view key) const; // "queue.target"

    const toml::table *m_table;
    std::string m_name;
    ConfigFault *m_fault;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace callboard
