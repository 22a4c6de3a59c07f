// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/satisfaction.h"

#include "core/calls/rating.h"
#include "core/history/contact_rows.h"

#include <algorithm>

namespace callboard::history {

namespace {

struct GivenMark {
    std::int64_t call;
    std::int64_t mark; // from 1 to 5
};

// What customers gave from a moment on, by call; of several of a call the last one is the last.
Result<std::vector<GivenMark>> marksFrom(Time first, const StreamRows &stream, const std::stop_token &stop) {
    std::vector<GivenMark> marks;
    const auto read =
        stream.scan(Table::Ratings, first, Time::max(), stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(rating::call), mark = stretch.column(rating::mark),
                       of = stretch.column(rating::of);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (isMark(mark[i], of[i]))
                    marks.push_back({call[i], markOnFive(mark[i], of[i])});
            return {};
        });
    if (!read)
        return read.error();
    std::stable_sort(marks.begin(), marks.end(),
                     [](const GivenMark &a, const GivenMark &b) { return a.call < b.call; });
    return marks;
}

std::optional<std::int64_t> markOf(const std::vector<GivenMark> &marks, std::int64_t call) {
    const auto after =
        std::upper_bound(marks.begin(), marks.end(), call,
                         [](std::int64_t wanted, const GivenMark &mark) { return wanted < mark.call; });
    return after != marks.begin() && std::prev(after)->call == call ? std::optional(std::prev(after)->mark)
                                                                    : std::nullopt;
}

void countContact(Satisfaction &row, const std::optional<std::int64_t> &mark) {
    ++row.contacts;
    row.marks += mark.has_value();
    row.sum += mark.value_or(0);
    row.positive += mark && isPositiveMark(*mark, 5);
}

Result<void> addContacts(const StreamRows &stream, const FiguresQuery &query, const TimeGroups &groups,
                         const std::stop_token &stop, ContactRows<Satisfaction> &rows) {
    const auto extent = groups.extent();
    if (!extent)
        return {};
    const auto marks = marksFrom(extent->from, stream, stop);
    if (!marks)
        return marks.error();
    const Chosen queues(query.queues, stream.ids()), agents(query.agents, stream.ids());
    const SharedIds ids(stream.ids(), rows.ids());
    return scanGroups(stream, Table::Calls, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(ended::call), direction = stretch.column(ended::direction),
                   arrived = stretch.column(ended::arrived), queue = stretch.column(ended::talkQueue),
                   agent = stretch.column(ended::talkAgent);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            const bool isContact =
                static_cast<Direction>(direction[i]) == Direction::Inbound && agent[i] != 0;
            const auto *slot = isContact && queues.holds(queue[i]) && agents.holds(agent[i])
                                   ? groups.slotAt(moment(arrived[i]))
                                   : nullptr;
            if (slot)
                rows.add(slot->group, ids[queue[i]], ids[agent[i]],
                         [mark = markOf(*marks, call[i])](Satisfaction &row) { countContact(row, mark); });
        }
        return {};
    });
}

} // namespace

Result<std::vector<Satisfaction>> satisfactionRows(const Streams &streams, const FiguresQuery &asked,
                                                   const SiteDay &day, const std::stop_token &stop) {
    const auto query = withTeams(streams, asked);
    if (!query)
        return query.error();
    if (const auto known = checkChosen(streams, *query); !known)
        return known.error();
    const TimeGroups groups(day, query->period, query->step, query->hours);
    ContactRows<Satisfaction> rows(*query, groups);
    for (const auto &stream : streams)
        if (const auto done = addContacts(stream, *query, groups, stop, rows); !done)
            return done.error();
    return rows.take();
}

} // namespace callboard::history
