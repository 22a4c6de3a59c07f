// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include "core/journal/store.h"

namespace callboard {

Result<Journal> Journal::open(const std::filesystem::path &directory, Mode mode,
                              const JournalOptions &options) {
    const journal::Files files{directory};
    const auto openStore = mode == Mode::write ? &Store::openToWrite : &Store::openToRead;
    Result<std::unique_ptr<Store>> store = openStore(files, options);
    std::error_code failure;
    if (!store && store.error().code == "journal.full" && std::filesystem::remove(files.reserve(), failure))
        store = openStore(files, options);
    if (!store)
        return store.error();
    return Journal(std::move(*store));
}

Journal::Journal(std::unique_ptr<Store> store)
    : m_store(std::move(store)) {
}
Journal::Journal(Journal &&) noexcept = default;
Journal &Journal::operator=(Journal &&) noexcept = default;
Journal::~Journal() = default;

const JournalOpening &Journal::opening() const {
    return m_store->opening();
}

const std::string &Journal::epoch() const {
    return m_store->site().epoch;
}

std::uint32_t Journal::start() const {
    return static_cast<std::uint32_t>(m_store->site().starts);
}

std::uint64_t Journal::last() const {
    return m_store->tail().last;
}

Time Journal::latestAt() const {
    return last() == 0 ? Time() : Time(microseconds(m_store->tail().latest));
}

Result<void> Journal::append(std::span<const Record> records) {
    return m_store->append(records);
}

Result<void> Journal::append(const GroupDraft &draft) {
    return m_store->append(draft);
}

Result<std::uint64_t> Journal::refresh() {
    return m_store->refresh();
}

Result<void> Journal::read(std::uint64_t from, std::uint64_t to, const Visitor &visit) const {
    return m_store->read(from, to, visit);
}

Result<std::uint64_t> Journal::firstAtOrAfter(Time time) const {
    return m_store->firstAtOrAfter(time);
}

Result<std::optional<std::string>> Journal::checksumAt(std::uint64_t seq) const {
    return m_store->checksumAt(seq);
}

Result<std::uint64_t> Journal::groupEndFrom(std::uint64_t seq) const {
    return m_store->groupEndFrom(seq);
}

Result<void> Journal::idle() {
    return m_store->idle();
}

bool Journal::holdsReserve() const {
    return m_store->holdsReserve();
}

} // namespace callboard
