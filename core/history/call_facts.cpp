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

// The events of the call's marks, which come hours after its end.
Result<std::vector<std::uint64_t>> marksOf(const StreamRows &rows, CallId call, Time from,
                                           const std::stop_token &stop) {
    std::vector<std::uint64_t> numbers;
    const auto done =
        rows.scan(Table::Ratings, from, Time::max(), stop, [&](Stretch &stretch) -> Result<void> {
            const auto rated = stretch.column(rating::call), event = stretch.column(rating::event);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (static_cast<std::uint64_t>(rated[i]) == call.value)
                    numbers.push_back(static_cast<std::uint64_t>(event[i]));
            return {};
        });
    return done ? Result<std::vector<std::uint64_t>>(std::move(numbers)) : done.error();
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
    const auto last = journal->firstAtOrAfter((*life)->to + followTime);
    if (!first || !last)
        return first ? last.error() : first.error();
    const auto marks = marksOf(rows, call, (*life)->from, stop);
    if (!marks)
        return marks.error();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> stretches{{*first, *last}};
    for (const auto seq : *marks)
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
