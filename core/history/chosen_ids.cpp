// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chosen_ids.h"

#include <algorithm>
#include <set>

namespace callboard::history {

namespace {

std::string listOf(const std::set<std::string> &names) {
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list.empty() ? "none" : list;
}

template <class AnyId, class Rows>
Result<void> check(const Streams &streams, const std::vector<AnyId> &ids, const Error &unknown, Rows rowsOf) {
    for (const auto &id : ids) {
        std::set<std::string> setUp;
        bool isKnown = false;
        for (const auto &stream : streams) {
            isKnown = isKnown || stream.ids().known(id) != 0;
            for (const auto &row : rowsOf(stream.center())) {
                isKnown = isKnown || row.id == id;
                setUp.insert(std::string(row.id.text()));
            }
        }
        if (!isKnown)
            return Error{unknown.code, "there is no " + unknown.detail + " '" + std::string(id.text()) +
                                           "' here; there are: " + listOf(setUp)};
    }
    return {};
}

} // namespace

Result<void> scanGroups(const StreamRows &stream, Table table, const TimeGroups &groups,
                        const std::stop_token &stop, const StreamRows::Visit &visit) {
    const auto period = groups.extent();
    if (!period)
        return {};
    return stream.scan(table, period->from, period->to - Duration{1}, stop, [&](Stretch &stretch) {
        const auto &span = stretch.span();
        return groups.overlaps(span.first, span.last) ? visit(stretch) : Result<void>();
    });
}

Result<void> checkChosen(const Streams &streams, const FiguresQuery &query) {
    const auto queues = check(
        streams, query.queues, {"history.unknownQueue", "queue"},
        [](const Center &center) -> auto & { return center.queues; });
    return queues ? check(
                        streams, query.agents, {"history.unknownAgent", "agent"},
                        [](const Center &center) -> auto & { return center.agents; })
                  : queues;
}

} // namespace callboard::history
