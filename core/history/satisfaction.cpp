// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/satisfaction.h"

#include "core/history/contact_rows.h"
#include "core/history/given_marks.h"

#include <algorithm>

namespace callboard::history {

namespace {

void countContact(Satisfaction &row, const std::optional<std::int64_t> &mark) {
    ++row.marks.contacts;
    if (mark)
        row.marks.add(*mark);
}

Result<void> addContacts(const StreamRows &stream, const FiguresQuery &query, const TimeGroups &groups,
                         const std::stop_token &stop, ContactRows<Satisfaction> &rows) {
    const auto extent = groups.extent();
    if (!extent)
        return {};
    const auto marks = GivenMarks::read(stream, {extent->from, Time::max()}, stop);
    if (!marks)
        return marks.error();
    const Chosen queues(query.queues, stream.ids()), agents(query.agents, stream.ids());
    const SharedIds ids(stream.ids(), rows.ids());
    return scanGroups(stream, Table::Calls, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(ended::call), direction = stretch.column(ended::direction),
                   arrived = stretch.column(ended::arrived), queue = stretch.column(ended::talkQueue),
                   agent = stretch.column(ended::talkAgent);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            const auto *slot =
                isRateable(direction[i], agent[i]) && queues.holds(queue[i]) && agents.holds(agent[i])
                    ? groups.slotAt(moment(arrived[i]))
                    : nullptr;
            if (slot)
                rows.add(slot->group, ids[queue[i]], ids[agent[i]],
                         [mark = marks->of(call[i])](Satisfaction &row) { countContact(row, mark); });
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
    if (const auto known = checkChosen(streams, query->queues, query->agents); !known)
        return known.error();
    const TimeGroups groups(day, query->period, query->step, query->hours);
    ContactRows<Satisfaction> rows(*query, groups);
    for (const auto &stream : streams)
        if (const auto done = addContacts(stream, *query, groups, stop, rows); !done)
            return done.error();
    return rows.take();
}

} // namespace callboard::history
