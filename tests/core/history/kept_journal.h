// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/archive.h"
#include "core/history/query.h"
#include "tests/support/scratch.h"

#include <span>

namespace callboard::test {

// A journal in a folder of its own, and the stream that it is.
class KeptJournal {
public:
    explicit KeptJournal(std::filesystem::path directory)
        : m_stream{"live", std::move(directory)}
        , m_journal(*Journal::open(m_stream.directory, Journal::Mode::write)) {}

    // Goes on from what is there; a group.
    void append(std::span<const Event> events) {
        std::vector<Record> records;
        for (const auto &event : events)
            records.push_back(recordOf(event));
        mustDo(m_journal.append(records));
    }
    const history::Stream &stream() const { return m_stream; }
    const Journal &journal() const { return m_journal; }

private:
    static void mustDo(const Result<void> &done) {
        if (!done)
            throw std::runtime_error(done.error().detail);
    }
    history::Stream m_stream;
    Journal m_journal;
};

inline history::Streams opened(const std::vector<history::Stream> &streams,
                               std::optional<Time> present = std::nullopt) {
    history::Streams rows;
    for (const auto &stream : streams) {
        auto one = history::StreamRows::open(stream, present, {});
        if (!one)
            throw std::runtime_error(one.error().detail);
        rows.push_back(std::move(one).value());
    }
    return rows;
}

inline SiteDay zone(const std::string &name) {
    return *SiteDay::ofZone(name);
}

} // namespace callboard::test
