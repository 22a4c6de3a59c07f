// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/board.h"

#include "app/ctl/board_figures.h"
#include "app/ctl/qt_text.h"
#include "app/ctl/terminal.h"
#include "core/calendar/site_day.h"
#include "core/center/other_end.h"
#include "core/kpi/agent_day.h"
#include "core/kpi/bounds.h"
#include "core/kpi/queue_now.h"
#include "core/kpi/service_level.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::ctl {

namespace {

double since(Time from, Time now) {
    return now > from ? toSeconds(now - from) : 0.0;
}

QJsonObject queueJson(const Center &center, const Queue &queue, Time now) {
    const auto live = nowOf(center, queue);
    QJsonObject agents;
    for (std::size_t i = 0; i < live.agents.size(); ++i)
        agents[text(textOf(static_cast<AgentState>(i)))] = live.agents[i];
    return {{QStringLiteral("id"), text(queue.id.text())},
            {QStringLiteral("closed"), queue.isClosed},
            {QStringLiteral("waiting"), live.waiting},
            {QStringLiteral("longestWaitSeconds"), toSeconds(live.longestWait(now))},
            {QStringLiteral("agents"), agents},
            {QStringLiteral("routable"), live.routable},
            {QStringLiteral("today"), todayJson(center.site, queue.today, queue.answeredWaits)},
            {QStringLiteral("lastHour"), lastHourJson(center.site, queue.lastHour.at(now))},
            {QStringLiteral("marks"), marksJson(queue.marks)}};
}

QJsonArray waitingJson(const Center &center, Time now) {
    QJsonArray rows;
    for (const auto &queue : center.queues)
        for (std::size_t i = 0; i < queue.waiting.size(); ++i) {
            const auto &call = *find(center, queue.waiting[i]);
            rows.append(QJsonObject{{QStringLiteral("call"), static_cast<qint64>(call.id.value)},
                                    {QStringLiteral("queue"), text(queue.id.text())},
                                    {QStringLiteral("number"), text(call.from.number)},
                                    {QStringLiteral("name"), text(call.from.name)},
                                    {QStringLiteral("waitSeconds"), since(call.queuedAt, now)},
                                    {QStringLiteral("position"), static_cast<int>(i) + 1}});
        }
    return rows;
}

// The calls whose codes he owes.
QJsonArray owedJson(const Agent &agent) {
    QJsonArray calls;
    for (const auto &owed : agent.owed)
        calls.append(static_cast<qint64>(owed.call.value));
    return calls;
}

QJsonObject agentJson(const Center &center, const Agent &agent, Time now) {
    const auto *call = presentCall(center, agent);
    return {{QStringLiteral("id"), text(agent.id.text())},
            {QStringLiteral("state"), text(textOf(agent.state))},
            {QStringLiteral("reason"), agent.reason ? QJsonValue(text(agent.reason.text())) : QJsonValue()},
            {QStringLiteral("sinceSeconds"),
             agent.since == Time{} ? QJsonValue() : QJsonValue(since(agent.since, now))},
            {QStringLiteral("routable"), isRoutable(center, agent)},
            {QStringLiteral("deskLost"), agent.isDeskLost},
            {QStringLiteral("call"), call ? QJsonValue(static_cast<qint64>(call->id.value)) : QJsonValue()},
            {QStringLiteral("owed"), owedJson(agent)},
            {QStringLiteral("today"), agentDayJson(withRunning(center, agent, now), agent.lastHour.at(now))},
            {QStringLiteral("marks"), marksJson(agent.marks)}};
}

QJsonValue supervisionJson(const Center &center, const Call &call) {
    const auto *supervision = supervisionOf(center, call.id);
    if (!supervision)
        return {};
    return QJsonObject{{QStringLiteral("supervisor"), text(supervision->supervisor.text())},
                       {QStringLiteral("agent"), text(supervision->agent.text())},
                       {QStringLiteral("mode"), text(textOf(supervision->mode))},
                       {QStringLiteral("joined"), supervision->isJoined()}};
}

// Of a conference who talks; else empty.
QJsonArray partiesJson(const Call &call, Time now) {
    QJsonArray parties;
    for (const auto &party : call.parties)
        parties.append(QJsonObject{
            {QStringLiteral("party"), party.number},
            {QStringLiteral("agent"), party.agent ? QJsonValue(text(party.agent.text())) : QJsonValue()},
            {QStringLiteral("number"), text(party.party.number)},
            {QStringLiteral("name"), text(party.party.name)},
            {QStringLiteral("muted"), party.isMuted || call.isMuted(party.agent)},
            {QStringLiteral("held"), party.holds()},
            {QStringLiteral("sinceSeconds"), since(party.since, now)}});
    return parties;
}

QJsonObject callJson(const Center &center, const Call &call, Time now) {
    return {{QStringLiteral("call"), static_cast<qint64>(call.id.value)},
            {QStringLiteral("direction"), text(textOf(call.direction))},
            {QStringLiteral("state"), text(textOf(call.state))},
            {QStringLiteral("number"), text(call.from.number)},
            {QStringLiteral("name"), text(call.from.name)},
            {QStringLiteral("to"), text(call.to)},
            {QStringLiteral("toName"), text(call.toName)},
            {QStringLiteral("queue"), call.queue ? QJsonValue(text(call.queue.text())) : QJsonValue()},
            {QStringLiteral("agent"), call.agent ? QJsonValue(text(call.agent.text())) : QJsonValue()},
            {QStringLiteral("ageSeconds"), since(call.arrivedAt, now)},
            {QStringLiteral("talkSeconds"),
             call.isTalking() ? QJsonValue(since(call.answeredAt, now)) : QJsonValue()},
            {QStringLiteral("leader"), call.leader ? QJsonValue(text(call.leader.text())) : QJsonValue()},
            {QStringLiteral("parties"), partiesJson(call, now)},
            {QStringLiteral("supervision"), supervisionJson(center, call)}};
}

// "82.7 %"; where the end of some is not known "≈ 82.7 %", and between what it lies.
std::string levelText(const QueueCounts &today, ServiceLevel formula) {
    const auto level = serviceLevel(today, formula);
    const auto bounds = serviceLevelBounds(today, formula);
    if (!bounds)
        return level ? percentText(*level) : "-";
    return (level ? "≈ " + percentText(*level) + ", " : std::string{}) + percentText(bounds->least) + " to " +
           percentText(bounds->most);
}

// "80.0 % of 5".
std::string csatText(const MarkCounts &marks) {
    const auto csat = share(marks.positive, marks.marks);
    return csat ? percentText(*csat) + " of " + std::to_string(marks.marks) : "-";
}

std::string queuesText(const Center &center, Time now) {
    std::vector<std::vector<std::string>> rows{
        {"QUEUE", "WAITING", "LONGEST", "READY", "LOGGED IN", "OFFERED", "ANSWERED", "ABANDONED",
         "OVERFLOWED", "UNKNOWN", "CSAT", "SERVICE LEVEL, " + std::string(textOf(center.site.serviceLevel))}};
    for (const auto &queue : center.queues) {
        const auto live = nowOf(center, queue);
        rows.push_back({std::string(queue.id.text()) + (queue.isClosed ? " (closed)" : ""),
                        std::to_string(live.waiting), live.waiting ? clockText(live.longestWait(now)) : "-",
                        std::to_string(live.routable), std::to_string(live.loggedIn),
                        std::to_string(queue.today.offered), std::to_string(queue.today.answered),
                        std::to_string(queue.today.abandoned), std::to_string(queue.today.overflowed),
                        std::to_string(queue.today.unknown), csatText(queue.marks),
                        levelText(queue.today, center.site.serviceLevel)});
    }
    return tableOf(rows);
}

std::string agentsText(const Center &center, Time now) {
    std::vector<std::vector<std::string>> rows{{"AGENT", "STATE", "SINCE", "PHONE", "WITH"}};
    for (const auto &agent : center.agents) {
        const auto *device = find(center, agent.device);
        const auto *call = presentCall(center, agent);
        const auto other = call ? otherEnd(center, *call, agent.id) : Party{};
        auto state = std::string(textOf(agent.state));
        if (agent.reason)
            state += " (" + std::string(agent.reason.text()) + ")";
        if (agent.isDeskLost && agent.state != AgentState::LoggedOut)
            state += ", desktop offline";
        if (const auto *own = supervisionBy(center, agent.id))
            state += " (in the talk of " + std::string(own->agent.text()) + ")";
        for (const auto &owed : agent.owed)
            state += ", owes the code of " + std::to_string(owed.call.value);
        rows.push_back({std::string(agent.id.text()), state, clockText(now - agent.since),
                        device && device->isRegistered ? "registered" : "absent",
                        call ? printable(other.number + " " + other.name) : ""});
        if (agent.since == Time{})
            rows.back()[2] = "-";
    }
    return tableOf(rows);
}

std::string partyText(const Party &party) {
    return printable(party.number + (party.name.empty() ? "" : " ") + party.name);
}

// An agent by his id, anybody else by number and name.
std::string callerText(const Call &call) {
    return call.caller ? std::string(call.caller.text()) : partyText(call.from);
}

// Whom the caller talks with, or whose phone rings.
std::string withText(const Center &center, const Call &call) {
    const auto agent = presentAgent(center, call);
    if (agent && agent != call.caller)
        return std::string(agent.text());
    if (!call.isTalking())
        return {};
    const bool isCalled = call.ledOut.empty() || call.ledOut == call.to;
    return isCalled ? partyText(call.called()) : printable(call.ledOut);
}

std::string callsText(const Center &center, Time now) {
    std::vector<std::vector<std::string>> rows{
        {"CALL", "STATE", "FROM", "TO", "QUEUE", "WITH", "AGE", "TALK", "SUPERVISOR"}};
    for (const auto &call : center.calls) {
        const auto *supervision = supervisionOf(center, call.id);
        rows.push_back({std::to_string(call.id.value), std::string(textOf(call.state)), callerText(call),
                        partyText(call.called()), std::string((call.queue ? call.queue : call.cameBy).text()),
                        withText(center, call), clockText(now - call.arrivedAt),
                        call.isTalking() ? clockText(now - call.answeredAt) : "-",
                        supervision ? std::string(supervision->supervisor.text()) + " (" +
                                          std::string(textOf(supervision->mode)) + ")"
                                    : std::string{}});
    }
    return rows.size() > 1 ? tableOf(rows) : "There is no call.\n";
}

std::string partiesText(const Center &center, Time now) {
    std::vector<std::vector<std::string>> rows{{"CONFERENCE", "PARTY", "WHO", "SINCE", ""}};
    for (const auto &call : center.calls)
        for (const auto &party : call.parties) {
            const auto who = party.agent ? std::string(party.agent.text())
                                         : printable(party.party.number + " " + party.party.name);
            const bool isMuted = party.isMuted || call.isMuted(party.agent);
            rows.push_back({std::to_string(call.id.value), std::to_string(party.number), who,
                            clockText(now - party.since),
                            party.holds() ? "on hold"
                            : isMuted     ? "muted"
                                          : ""});
        }
    return rows.size() > 1 ? tableOf(rows) : std::string{};
}

std::string waitingText(const Center &center, Time now) {
    std::vector<std::vector<std::string>> rows{{"WAITING", "CALL", "QUEUE", "WAIT", "NAME"}};
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting) {
            const auto &call = *find(center, id);
            rows.push_back({printable(call.from.number), std::to_string(id.value),
                            std::string(queue.id.text()), clockText(now - call.queuedAt),
                            printable(call.from.name)});
        }
    return rows.size() > 1 ? tableOf(rows) : "Nobody is waiting.\n";
}

// "2026-11-21 13:00:05", by the site's clock.
std::string localText(const Center &center, Time time) {
    constexpr std::size_t dateAndTime = 19;
    const auto day = SiteDay::ofZone(center.site.timeZone.empty() ? "UTC" : center.site.timeZone);
    auto text = (day ? day->toLocalIso(time) : toIso(time)).substr(0, dateAndTime);
    text[text.find('T')] = ' ';
    return text;
}

std::string whoTalked(const CutOffCall &cut) {
    if (cut.agents.empty())
        return ", who waited" + (cut.queue ? " for " + std::string(cut.queue.text()) : std::string{});
    std::string names;
    for (const auto &agent : cut.agents)
        names += (names.empty() ? "" : ", ") + std::string(agent.text());
    return ", who talked with " + names;
}

// Nothing on a quiet day.
std::string guardText(const Center &center) {
    const auto &guard = center.guard;
    const auto local = [&](Time time) { return localText(center, time); };
    std::string lines;
    if (guard.turnedAway > 0)
        lines += "Callers told to come again today: " + std::to_string(guard.turnedAway) + ", the last at " +
                 local(guard.turnedAwayAt) + " (" + std::string(textOf(guard.turnedAwayFor)) + ").\n";
    if (guard.banned > 0)
        lines += "Addresses banned today: " + std::to_string(guard.banned) + ", the last " +
                 printable(guard.bannedAddress) + " until " + local(guard.bannedUntil) + ".\n";
    for (const auto &use : center.outbound)
        if (use.reachedAt != Time{})
            lines += "Calls out to " + (use.prefix.empty() ? "any number" : printable(use.prefix)) +
                     " reached their limit " + std::string(textOf(use.reached)) + " at " +
                     local(use.reachedAt) +
                     (use.reachedUntil == Time{} ? "" : " until " + local(use.reachedUntil)) + ".\n";
    for (const auto &cut : center.cutOff)
        lines += "Call " + std::to_string(cut.call.value) + " was cut off at " + local(cut.at) + ": " +
                 (cut.outside.number.empty() ? "number withheld" : printable(cut.outside.number)) +
                 whoTalked(cut) + ".\n";
    return lines.empty() ? lines : lines + "\n";
}

QJsonArray outboundJson(const Center &center) {
    QJsonArray rows;
    for (const auto &use : center.outbound)
        rows.append(QJsonObject{{QStringLiteral("prefix"), text(use.prefix)},
                                {QStringLiteral("now"), static_cast<qint64>(use.live.size())},
                                {QStringLiteral("today"), static_cast<qint64>(use.today)},
                                {QStringLiteral("talkedSeconds"), toSeconds(use.talked)}});
    return rows;
}

} // namespace

std::string boardJson(const Center &center, Time now) {
    QJsonArray queues, agents, calls;
    for (const auto &queue : center.queues)
        queues.append(queueJson(center, queue, now));
    for (const auto &agent : center.agents)
        agents.append(agentJson(center, agent, now));
    for (const auto &call : center.calls)
        calls.append(callJson(center, call, now));
    const QJsonObject guard{{QStringLiteral("turnedAway"), static_cast<qint64>(center.guard.turnedAway)},
                            {QStringLiteral("banned"), static_cast<qint64>(center.guard.banned)}};
    const QJsonObject board{{QStringLiteral("seq"), static_cast<qint64>(center.seq)},
                            {QStringLiteral("at"), text(toIso(now))},
                            {QStringLiteral("queues"), queues},
                            {QStringLiteral("waiting"), waitingJson(center, now)},
                            {QStringLiteral("agents"), agents},
                            {QStringLiteral("calls"), calls},
                            {QStringLiteral("teams"), teamsJson(center, now)},
                            {QStringLiteral("site"), siteJson(center, now)},
                            {QStringLiteral("guard"), guard},
                            {QStringLiteral("outbound"), outboundJson(center)}};
    return QJsonDocument(board).toJson(QJsonDocument::Compact).toStdString();
}

std::string boardText(const Center &center, Time now) {
    return guardText(center) + queuesText(center, now) + "\n" + agentsText(center, now) + "\n" +
           waitingText(center, now) + "\n" + partiesText(center, now) + callsText(center, now);
}

} // namespace callboard::ctl
