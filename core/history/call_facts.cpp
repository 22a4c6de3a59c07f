// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/call_facts.h"

#include "core/history/archive.h"
#include "core/history/ledger.h"

#include <algorithm>
#include <utility>

namespace callboard::history {

namespace {

// Imported lines stand up to two windows of five minutes from their time; notes follow the talk.
constexpr Duration leadTime = minutes{10};
constexpr Duration followTime = minutes{15};

Result<std::optional<Period>> lifeOf(const StreamRows &rows, CallId call, const std::stop_token &stop) {
    if (const auto *live = find(rows.center(), call))
        return std::optional(Period{live->arrivedAt, std::max(rows.present(), rows.center().at)});
    std::optional<Period> life;
    const auto done =
        rows.scan(Table::Calls, Time::min(), Time::max(), stop, [&](Stretch &stretch) -> Result<void> {
            const auto number = stretch.column(ended::call), arrived = stretch.column(ended::arrived),
                       length = stretch.column(ended::length);
            for (std::size_t i = 0; i < stretch.size() && !life; ++i)
                if (static_cast<std::uint64_t>(number[i]) == call.value)
                    life = Period{moment(arrived[i]), moment(arrived[i] + length[i])};
            return {};
        });
    return done ? Result<std::optional<Period>>(life) : done.error();
}

bool namesCall(const Fact &fact, CallId call) {
    const auto isIt = [&](const auto &value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, CallId>)
            return value == call;
        else
            return false;
    };
    return std::visit(
        [&]<class F>(const F &f) {
            return std::apply([&](const auto &...fields) { return (isIt(f.*(fields.member)) || ...); },
                              F::fields());
        },
        fact);
}

// What comes hours and days after a call's end: the customer's marks, what became of its recordings, and who
// heard them.
Result<std::vector<std::uint64_t>> laterOnes(const StreamRows &rows, CallId call, Time from,
                                             const std::stop_token &stop) {
    std::vector<std::uint64_t> numbers;
    const auto add = [&](Table table, std::size_t ofCall, std::size_t ofEvent) {
        return rows.scan(table, from, Time::max(), stop, [&](Stretch &stretch) -> Result<void> {
            const auto named = stretch.column(ofCall), event = stretch.column(ofEvent);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (static_cast<std::uint64_t>(named[i]) == call.value)
                    numbers.push_back(static_cast<std::uint64_t>(event[i]));
            return {};
        });
    };
    for (const auto &done :
         {add(Table::Ratings, rating::call, rating::event), add(Table::Sound, sound::call, sound::event)})
        if (!done)
            return done.error();
    std::ranges::sort(numbers);
    return numbers;
}

// The last event to look at. Where nothing happened for long after a call, the next thing that did happen may
// be a backend that tells how it ended.
Result<std::uint64_t> lastAfter(const Journal &journal, Time end) {
    const auto next = journal.firstAtOrAfter(end + followTime);
    if (!next || *next > journal.last())
        return next;
    std::optional<Time> back;
    const auto read = journal.read(*next, *next, [&](const Record &record) {
        if (const auto event = eventOf(record); event && std::holds_alternative<BackendStarted>(event->fact))
            back = record.at;
        return false;
    });
    if (!read)
        return read.error();
    return back ? journal.firstAtOrAfter(*back + followTime) : next;
}

} // namespace

Result<std::vector<Event>> factsOf(const Stream &stream, const StreamRows &rows, CallId call,
                                   std::size_t most, const std::stop_token &stop) {
    const auto life = lifeOf(rows, call, stop);
    if (!life)
        return life.error();
    if (!*life)
        return Error{"history.unknownCall", "there is no call " + std::to_string(call.value) + " here"};
    const auto journal = Journal::open(stream.directory, Journal::Mode::read);
    if (!journal)
        return journal.error();
    const auto first = journal->firstAtOrAfter((*life)->from - leadTime);
    const auto last = lastAfter(*journal, (*life)->to);
    if (!first || !last)
        return first ? last.error() : first.error();
    const auto later = laterOnes(rows, call, (*life)->from, stop);
    if (!later)
        return later.error();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> stretches{{*first, *last}};
    for (const auto seq : *later)
        if (seq > *last)
            stretches.emplace_back(seq, seq);
    const auto number = std::to_string(call.value); // most lines lack it and need not be decoded
    std::vector<Event> events;
    std::optional<Error> failure;
    const auto take = [&](const Record &record) {
        if (record.payload.find(number) == std::string::npos)
            return !stop.stop_requested();
        auto event = eventOf(record);
        if (!event)
            failure = event.error();
        else if (namesCall(event->fact, call) && events.size() < most)
            events.push_back(std::move(event).value());
        return !failure && events.size() < most && !stop.stop_requested();
    };
    for (const auto &[from, to] : stretches) {
        const auto read = journal->read(from, to, take);
        if (stop.stop_requested())
            return stopped();
        if (!read || failure)
            return read ? *failure : read.error();
    }
    return events;
}

} // namespace callboard::history
