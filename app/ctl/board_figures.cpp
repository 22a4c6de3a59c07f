// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/board_figures.h"

#include "app/ctl/qt_text.h"
#include "core/kpi/agent_day.h"
#include "core/kpi/bounds.h"
#include "core/kpi/figures.h"
#include "core/kpi/queue_now.h"
#include "core/kpi/service_level.h"
#include "core/kpi/sums.h"

#include <map>

namespace callboard::ctl {

namespace {

QJsonValue number(std::optional<double> value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue number(std::optional<Duration> value) {
    return value ? QJsonValue(toSeconds(*value)) : QJsonValue();
}

template <class Counts>
QJsonObject countersOf(const Counts &counts) {
    QJsonObject json;
    const auto put = [&](const auto &field) {
        const auto value = counts.*(field.member);
        if constexpr (std::is_same_v<std::remove_const_t<decltype(value)>, Duration>)
            json[text(field.name)] = toSeconds(value);
        else
            json[text(field.name)] = static_cast<qint64>(value);
    };
    std::apply([&](const auto &...fields) { (put(fields), ...); }, Counts::fields());
    return json;
}

template <class Counts>
QJsonObject levelsOf(const Counts &counts) {
    QJsonObject json;
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        json[text(textOf(formula))] = number(serviceLevel(counts, formula));
    }
    return json;
}

// Of the level and the rate of those who gave up, where the end of some is not known; empty: of all it is.
template <class Counts>
QJsonObject boundsOf(const SiteSettings &site, const Counts &counts) {
    QJsonObject json;
    const auto put = [&](const QString &name, const std::optional<Bounds<double>> &bounds) {
        if (bounds)
            json[name] = QJsonArray{bounds->least, bounds->most};
    };
    put(QStringLiteral("serviceLevel"), serviceLevelBounds(counts, site.serviceLevel));
    put(QStringLiteral("abandonRate"), abandonRateBounds(counts));
    return json;
}

// How certain the shares of so few calls are.
QJsonObject intervalsOf(const SiteSettings &site, const QueueCounts &counts) {
    QJsonObject json;
    for (const auto &[name, share] : sharesOfFew(counts, site.serviceLevel))
        if (const auto interval = wilson(share))
            json[text(name)] = QJsonArray{interval->least, interval->most};
    return json;
}

template <class Counts>
void putHandling(QJsonObject &json, const Counts &counts) {
    json[u"attSeconds"] = number(talkTime(counts));
    json[u"ahtSeconds"] = number(handleTime(counts));
    json[u"transferRate"] = number(transferRate(counts));
    json[u"offerAnswerRate"] = number(offerAnswerRate(counts));
    json[u"averageAnswerDelaySeconds"] = number(answerDelay(counts));
}

struct Team {
    int agents = 0;
    AgentCounts day;
    MarkCounts marks;
    OfferCounts hour;
};

void join(Team &team, const Center &center, const Agent &agent, Time now) {
    ++team.agents;
    add(team.day, withRunning(center, agent, now));
    add(team.marks, agent.marks);
    add(team.hour, agent.lastHour.at(now));
}

} // namespace

QJsonObject todayJson(const SiteSettings &site, const QueueCounts &counts, const AnsweredWaits &waits) {
    auto json = countersOf(counts);
    json[u"serviceLevel"] = number(serviceLevel(counts, site.serviceLevel));
    json[u"serviceLevelFormula"] = text(textOf(site.serviceLevel));
    json[u"serviceLevels"] = levelsOf(counts);
    json[u"asaSeconds"] = number(speedOfAnswer(counts));
    json[u"medianWaitSeconds"] = number(waitOf(waits, 50));
    json[u"p90WaitSeconds"] = number(waitOf(waits, 90));
    json[u"averageTimeToAbandonSeconds"] = number(timeToAbandon(counts));
    json[u"abandonRate"] = number(abandonRate(counts));
    json[u"longAbandonRate"] = number(longAbandonRate(counts));
    json[u"bounds"] = boundsOf(site, counts);
    json[u"intervals"] = intervalsOf(site, counts);
    json[u"keptPromiseRate"] = number(keptPromises(counts));
    putHandling(json, counts);
    return json;
}

QJsonObject lastHourJson(const SiteSettings &site, const VisitCounts &counts) {
    auto json = countersOf(counts);
    json[u"serviceLevel"] = number(serviceLevel(counts, site.serviceLevel));
    json[u"serviceLevelFormula"] = text(textOf(site.serviceLevel));
    json[u"abandonRate"] = number(share(counts.abandoned, counts.offered));
    json[u"asaSeconds"] = number(mean(counts.answerWait, counts.answered));
    json[u"bounds"] = boundsOf(site, counts);
    return json;
}

QJsonObject agentDayJson(const AgentCounts &day, const OfferCounts &lastHour) {
    auto json = countersOf(day);
    json[u"occupancy"] = number(occupancy(day));
    json[u"utilisation"] = number(utilisation(day));
    json[u"connectRate"] = number(connectRate(day));
    json[u"inboundAttSeconds"] = number(inboundTalkTime(day));
    json[u"outboundAttSeconds"] = number(outboundTalkTime(day));
    json[u"missedLastHour"] = lastHour.notAnswered;
    json[u"missedShareLastHour"] = number(share(lastHour.notAnswered, lastHour.offers));
    putHandling(json, day);
    return json;
}

QJsonObject marksJson(const MarkCounts &marks) {
    auto json = countersOf(marks);
    const auto csat = marks.csat(), response = marks.response();
    const auto interval = wilson(csat);
    json[u"csat"] = number(share(csat.part, csat.whole));
    json[u"interval"] = interval ? QJsonArray{interval->least, interval->most} : QJsonValue();
    json[u"mean"] = number(marks.mean());
    json[u"responseRate"] = number(share(response.part, response.whole));
    return json;
}

QJsonArray teamsJson(const Center &center, Time now) {
    std::map<TeamId, Team> teams;
    for (const auto &agent : center.agents)
        if (const auto *settings = settingsOf(center, agent.id); settings && settings->team)
            join(teams[settings->team], center, agent, now);
    QJsonArray rows;
    for (const auto &[id, team] : teams)
        rows.append(QJsonObject{{QStringLiteral("team"), text(id.text())},
                                {QStringLiteral("agents"), team.agents},
                                {QStringLiteral("today"), agentDayJson(team.day, team.hour)},
                                {QStringLiteral("marks"), marksJson(team.marks)}});
    return rows;
}

QJsonObject siteJson(const Center &center, Time now) {
    Team all;
    for (const auto &agent : center.agents)
        join(all, center, agent, now);
    return {
        {QStringLiteral("queues"), todayJson(center.site, todayOfAll(center), answeredWaitsOfAll(center))},
        {QStringLiteral("lastHour"), lastHourJson(center.site, lastHourOfAll(center, now))},
        {QStringLiteral("agents"), agentDayJson(all.day, all.hour)},
        {QStringLiteral("marks"), marksJson(all.marks)}};
}

} // namespace callboard::ctl
