// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/line_memory.h"

#include <algorithm>
#include <cstring>

namespace callboard::imports {

using journal::Database;

namespace {

constexpr std::size_t mostHours = 48;

std::int64_t hourNumber(Time at) {
    return std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count();
}

// 0 marks a free place.
std::uint64_t notZero(std::uint64_t hash) {
    return hash ? hash : 1;
}

} // namespace

std::size_t HashSet::placeOf(std::uint64_t hash) const {
    const auto mask = m_slots.size() - 1;
    auto place = static_cast<std::size_t>(hash) & mask;
    while (m_slots[place] != 0 && m_slots[place] != hash)
        place = (place + 1) & mask;
    return place;
}

bool HashSet::contains(std::uint64_t hash) const {
    return !m_slots.empty() && m_slots[placeOf(hash)] == hash;
}

bool HashSet::insert(std::uint64_t hash) {
    if ((m_size + 1) * 2 > m_slots.size()) {
        auto before = std::vector<std::uint64_t>(std::max<std::size_t>(m_slots.size() * 4, 64));
        before.swap(m_slots);
        for (const auto each : before)
            if (each != 0)
                m_slots[placeOf(each)] = each;
    }
    auto &slot = m_slots[placeOf(hash)];
    if (slot == hash)
        return false;
    slot = hash;
    ++m_size;
    return true;
}

Result<LineMemory> LineMemory::open(const std::filesystem::path &directory, std::uint64_t last,
                                    bool isToWrite) {
    LineMemory memory;
    const auto file = directory / "lines.db";
    std::error_code failure;
    // Before the journal's first record it may be half made, for whoever made it was ended.
    if (!isToWrite && (last == 0 || !std::filesystem::exists(file, failure)))
        return memory;
    auto database = Database::open(file, isToWrite ? Database::Access::create : Database::Access::read);
    if (!database)
        return database.error();
    memory.m_database = std::move(*database);
    memory.m_last = last;
    if (isToWrite)
        if (const auto prepared = memory.prepare(last); !prepared)
            return prepared.error();
    if (const auto read = memory.readState(last); !read)
        return read.error();
    return memory;
}

Result<void> LineMemory::prepare(std::uint64_t last) {
    m_database.checkpointOnClose(true);
    const auto number = std::to_string(last);
    const auto made = m_database.run(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 1000; BEGIN;"
        "CREATE TABLE IF NOT EXISTS line (hour INTEGER, seq INTEGER, hashes BLOB);"
        "CREATE INDEX IF NOT EXISTS line_hour ON line (hour);"
        "CREATE INDEX IF NOT EXISTS line_seq ON line (seq);"
        "CREATE TABLE IF NOT EXISTS state (seq INTEGER PRIMARY KEY, content TEXT);"
        "DELETE FROM line WHERE seq > " +
        number + "; DELETE FROM state WHERE seq > " + number + "; COMMIT");
    if (!made)
        return made;
    auto insert = m_database.prepare("INSERT INTO line (hour, seq, hashes) VALUES (?1, ?2, ?3)");
    if (!insert)
        return insert.error();
    m_insert = std::move(*insert);
    return {};
}

Result<void> LineMemory::readState(std::uint64_t last) {
    auto state = m_database.prepare("SELECT content FROM state WHERE seq = ?1");
    if (!state)
        return state.error();
    const auto row = state->bind(1, static_cast<std::int64_t>(last)).step();
    if (!row)
        return row.error();
    if (*row)
        m_state = state->bytes(0);
    auto select = m_database.prepare("SELECT hashes FROM line WHERE hour = ?1 AND seq <= ?2");
    if (!select)
        return select.error();
    m_select = std::move(*select);
    return {};
}

Result<LineMemory::Hour *> LineMemory::hourOf(Time at) {
    const auto number = hourNumber(at);
    if (number == m_present)
        return m_presentHour;
    if (m_hours.size() >= mostHours)
        forgetSome();
    const auto [place, isNew] = m_hours.try_emplace(number);
    if (isNew && m_database.handle())
        if (const auto loaded = load(number, place->second); !loaded)
            return loaded.error();
    place->second.usedAt = ++m_uses;
    m_present = number;
    m_presentHour = &place->second;
    return m_presentHour;
}

Result<void> LineMemory::load(std::int64_t number, Hour &hour) {
    m_select.bind(1, number).bind(2, static_cast<std::int64_t>(m_last));
    auto row = m_select.step();
    for (; row && *row; row = m_select.step()) {
        const auto bytes = m_select.bytes(0);
        for (std::size_t at = 0; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
            std::uint64_t hash = 0;
            std::memcpy(&hash, bytes.data() + at, sizeof hash);
            hour.seen.insert(notZero(hash));
        }
    }
    m_select.reset();
    return row ? Result<void>() : row.error();
}

// Half of the hours on which nothing waits, those that were used longest ago.
void LineMemory::forgetSome() {
    std::vector<std::uint64_t> uses;
    for (const auto &[number, hour] : m_hours)
        uses.push_back(hour.usedAt);
    const auto middle = uses.begin() + static_cast<std::ptrdiff_t>(uses.size() / 2);
    std::nth_element(uses.begin(), middle, uses.end());
    std::erase_if(m_hours, [limit = *middle](const auto &each) {
        return each.second.usedAt < limit && each.second.fresh.empty() && each.second.waiting == 0;
    });
    m_present = INT64_MIN;
}

Result<bool> LineMemory::knows(Time at, std::uint64_t hash) {
    const auto hour = hourOf(at);
    if (!hour)
        return hour.error();
    return (*hour)->seen.contains(notZero(hash));
}

Result<bool> LineMemory::see(Time at, std::uint64_t hash) {
    const auto hour = hourOf(at);
    if (!hour)
        return hour.error();
    const bool isNew = (*hour)->seen.insert(notZero(hash));
    (*hour)->waiting += isNew;
    return isNew;
}

void LineMemory::keep(Time at, std::uint64_t hash) {
    const auto hour = hourOf(at); // in memory, for something waits on it
    (*hour)->fresh.push_back(notZero(hash));
    --(*hour)->waiting;
}

Result<void> LineMemory::commit(std::uint64_t seq, std::uint64_t last, std::string_view state) {
    if (const auto begun = m_database.run("BEGIN"); !begun)
        return begun;
    m_last = seq;
    auto done = store();
    if (done) {
        auto insert = m_database.prepare("INSERT OR REPLACE INTO state (seq, content) VALUES (?1, ?2)");
        done = insert ? insert->bind(1, static_cast<std::int64_t>(seq)).bind(2, state).run() : insert.error();
    }
    if (done)
        done = m_database.run("DELETE FROM state WHERE seq < " + std::to_string(last) + "; COMMIT");
    if (!done)
        (void)m_database.run("ROLLBACK");
    return done;
}

Result<void> LineMemory::store() {
    for (auto &[number, hour] : m_hours) {
        if (hour.fresh.empty())
            continue;
        m_insert.bind(1, number).bind(2, static_cast<std::int64_t>(m_last));
        m_insert.bindBytes(3, hour.fresh.data(), hour.fresh.size() * sizeof(std::uint64_t));
        if (const auto stored = m_insert.run(); !stored)
            return stored;
        hour.fresh.clear();
    }
    return {};
}

} // namespace callboard::imports
