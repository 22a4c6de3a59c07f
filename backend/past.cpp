// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past.h"

#include "core/history/archive.h"
#include "core/history/stream_rows.h"
#include "core/history/streams.h"
#include "core/wire/json.h"

#include <algorithm>

namespace callboard {

Result<std::string> Past::answer(const PastQuestion &question, Time present, const std::stop_token &stop) {
    return std::visit([&](const auto &asked) { return answer(asked, present, stop); }, question);
}

// Each as it is now: the live journal grows, an import may be there only since a moment ago.
Result<Past::Open *> Past::open(const std::string &named) {
    const auto stream = named.empty() ? std::string(liveStream) : named;
    auto found = m_open.find(stream);
    if (found == m_open.end()) {
        const auto streams = history::streamsOf(m_data);
        const auto known = std::ranges::find(streams, stream, &history::Stream::name);
        if (known == streams.end())
            return Error{"past.unknownStream", "there is no stream '" + stream + "'"};
        auto journal = Journal::open(known->directory, Journal::Mode::read);
        if (!journal)
            return journal.error();
        found = m_open.emplace(stream, Open{std::move(*journal), Snapshots(known->directory)}).first;
    }
    if (const auto fresh = found->second.journal.refresh(); !fresh) {
        m_open.erase(found);
        return fresh.error();
    }
    return &found->second;
}

namespace {

// The site's own are known; those of another system may be others. None as long as its projections are made.
void addNames(PastStream &to, const history::Stream &stream, const Journal &journal) {
    const auto rows = history::StreamRows::openFile(stream, journal.epoch());
    if (!rows)
        return;
    for (const auto &queue : rows->center().queues)
        to.queues.push_back(queue.id);
    for (const auto &agent : rows->center().agents)
        to.agents.push_back(agent.id);
}

} // namespace

Result<std::string> Past::answer(const AskStreams &, Time, const std::stop_token &) {
    PastStreams answer;
    for (const auto &stream : history::streamsOf(m_data)) {
        const auto opened = open(stream.name);
        if (!opened)
            return opened.error();
        const Journal &journal = (*opened)->journal;
        if (journal.last() == 0)
            continue;
        PastStream row{stream.name, {}, journal.latestAt(), {}, {}};
        if (stream.name != liveStream)
            addNames(row, stream, journal);
        const auto read = journal.read(1, 1, [&](const Record &record) {
            row.from = record.at;
            return true;
        });
        if (!read)
            return read.error();
        answer.streams.push_back(row);
    }
    return toJson(answer);
}

Result<std::string> Past::answer(const AskMoment &question, Time, const std::stop_token &stop) {
    const auto opened = open(question.stream);
    if (!opened)
        return opened.error();
    const auto restored = restoreAt((*opened)->journal, (*opened)->snapshots, question.at, stop);
    if (!restored)
        return restored.error();
    return momentText(restored->center);
}

Result<std::string> Past::answer(const AskPastEvents &question, Time, const std::stop_token &stop) {
    const auto opened = open(question.stream);
    if (!opened)
        return opened.error();
    const Journal &journal = (*opened)->journal;
    const auto count = static_cast<std::uint64_t>(std::clamp(question.limit, 1, mostPastEvents));
    const auto from = std::max<std::uint64_t>(question.from, 1);
    std::vector<Event> events;
    if (from <= journal.last()) {
        const auto read = readEvents(journal, from, from + count - 1, [&](const Event &event) {
            events.push_back(event);
            return !stop.stop_requested();
        });
        if (!read)
            return read.error();
    }
    if (stop.stop_requested())
        return stopped();
    return pastEventsText(events, journal.last());
}

} // namespace callboard
