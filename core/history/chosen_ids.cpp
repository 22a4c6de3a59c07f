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

Result<void> checkChosen(const Streams &streams, const std::vector<QueueId> &queues,
                         const std::vector<AgentId> &agents) {
    const auto known = check(
        streams, queues, {"history.unknownQueue", "queue"},
        [](const Center &center) -> auto & { return center.queues; });
    return known ? check(
                       streams, agents, {"history.unknownAgent", "agent"},
                       [](const Center &center) -> auto & { return center.agents; })
                 : known;
}

Result<FiguresQuery> withTeams(const Streams &streams, const FiguresQuery &query) {
    if (query.teams.empty())
        return query;
    std::set<std::string> setUp;
    std::set<TeamId> unknown(query.teams.begin(), query.teams.end());
    std::set<AgentId> members;
    for (const auto &stream : streams)
        for (const auto &user : stream.center().site.users) {
            if (!user.team)
                continue;
            setUp.insert(std::string(user.team.text()));
            unknown.erase(user.team);
            const bool isAgent = find(stream.center(), user.id) || stream.ids().known(user.id);
            if (isAgent && std::find(query.teams.begin(), query.teams.end(), user.team) != query.teams.end())
                members.insert(user.id);
        }
    if (!unknown.empty())
        return Error{"history.unknownTeam", "there is no team '" + std::string(unknown.begin()->text()) +
                                                "' here; there are: " + listOf(setUp)};
    auto chosen = query;
    chosen.teams.clear();
    if (chosen.agents.empty())
        chosen.agents.assign(members.begin(), members.end());
    else
        std::erase_if(chosen.agents, [&](const AgentId &agent) { return !members.contains(agent); });
    if (chosen.agents.empty())
        return Error{"history.unknownAgent", "none of the agents is in a team that is asked for"};
    return chosen;
}

} // namespace callboard::history
