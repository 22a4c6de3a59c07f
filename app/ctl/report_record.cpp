// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_record.h"
#include "app/ctl/qt_text.h"
#include "core/kpi/bounds.h"

namespace callboard::ctl {

namespace {

using namespace history;

template <class AnyId>
QJsonValue id(const AnyId &id) {
    return id ? QJsonValue(text(id.text())) : QJsonValue();
}

QJsonValue number(std::optional<double> value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue number(std::optional<Duration> value) {
    return value ? QJsonValue(toSeconds(*value)) : QJsonValue();
}

QJsonValue number(std::int64_t value) {
    return static_cast<qint64>(value);
}

QJsonValue moment(std::optional<Time> time, const SiteDay &day) {
    return time ? QJsonValue(text(day.toLocalIso(*time))) : QJsonValue();
}

void put(Record &row, const char *name, QJsonValue value) {
    row.emplace_back(name, std::move(value));
}

void putPeriod(Record &row, const Period &period, const SiteDay &day) {
    put(row, "from", moment(period.from, day));
    put(row, "to", moment(period.to, day));
}

QJsonObject serviceLevels(const QueueCounts &counts) {
    QJsonObject levels;
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        levels[text(textOf(formula))] = number(serviceLevel(counts, formula));
    }
    return levels;
}

// Empty where every end is known.
QJsonObject boundsOf(const QueueCounts &counts) {
    QJsonObject bounds;
    if (counts.unknown == 0)
        return bounds;
    bounds[QStringLiteral("answeredMost")] = number(answeredBounds(counts).most);
    bounds[QStringLiteral("abandonedMost")] = number(abandonedBounds(counts).most);
    if (const auto rate = abandonRateBounds(counts))
        bounds[QStringLiteral("abandonRateMost")] = rate->most;
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        if (const auto level = serviceLevelBounds(counts, formula)) {
            bounds[text(textOf(formula)) + QStringLiteral("Least")] = level->least;
            bounds[text(textOf(formula)) + QStringLiteral("Most")] = level->most;
        }
    }
    return bounds;
}

void putCounts(Record &row, const QueueFigures &figures) {
    const auto &counts = figures.counts;
    put(row, "offered", number(counts.offered));
    put(row, "answered", number(counts.answered));
    put(row, "abandoned", number(counts.abandoned));
    put(row, "shortAbandoned", number(counts.shortAbandoned));
    put(row, "overflowed", number(counts.overflowed));
    put(row, "refused", number(counts.refused));
    put(row, "callbackRequested", number(counts.callbackRequested));
    put(row, "leftByKey", number(counts.leftByKey));
    put(row, "unknown", number(counts.unknown));
    put(row, "waiting", number(figures.waiting));
}

} // namespace

Record recordOf(const QueueRow &row, const ReportShape &shape, const SiteDay &day) {
    const auto &figures = row.figures;
    const auto &counts = figures.counts;
    const bool hasEnded = counts.offered > figures.waiting;
    constexpr std::size_t fields = 34;
    Record record;
    record.reserve(fields);
    put(record, "queue", id(figures.queue));
    if (shape.byAgent)
        put(record, "agent", id(row.agent));
    putPeriod(record, row.time, day);
    putCounts(record, figures);
    put(record, "asaSeconds", number(figures.asaSeconds()));
    put(record, "medianWaitSeconds", number(figures.medianWait));
    put(record, "p90WaitSeconds", number(figures.p90Wait));
    put(record, "longestWaitSeconds", hasEnded ? QJsonValue(toSeconds(counts.longestWait)) : QJsonValue());
    put(record, "averageTimeToAbandonSeconds", number(figures.averageTimeToAbandonSeconds()));
    put(record, "attSeconds", number(figures.attSeconds()));
    put(record, "holdSeconds", toSeconds(counts.hold));
    put(record, "acwSeconds", toSeconds(counts.afterCallWork));
    put(record, "ahtSeconds", number(figures.ahtSeconds()));
    put(record, "talkSeconds", toSeconds(counts.talk));
    put(record, "abandonRate", number(figures.abandonRate()));
    put(record, "promised", number(counts.promised));
    put(record, "promisesKept", number(counts.promisesKept));
    put(record, "serviceLevel", serviceLevels(counts));
    put(record, "talkBy", text(textOf(shape.talkBy)));
    put(record, "bounds", boundsOf(counts));
    return record;
}

Record recordOf(const AgentRow &row, const ReportShape &shape, const SiteDay &day) {
    const auto &figures = row.figures;
    QJsonObject reasons;
    for (const auto &[reason, absence] : figures.notReady)
        reasons[text(reason.text())] = toSeconds(absence.time);
    Record record;
    put(record, "agent", shape.byAgent ? id(figures.agent) : QJsonValue());
    putPeriod(record, row.time, day);
    put(record, "answered", number(figures.answered));
    put(record, "talkSeconds", toSeconds(figures.talk));
    put(record, "holdSeconds", toSeconds(figures.hold));
    put(record, "attSeconds", number(figures.attSeconds()));
    put(record, "ahtSeconds", number(figures.ahtSeconds()));
    put(record, "offers", number(figures.offers));
    put(record, "offersNotAnswered", number(figures.offersNotAnswered));
    put(record, "loggedInSeconds", toSeconds(figures.loggedIn()));
    put(record, "notReadySeconds", reasons);
    put(record, "readySeconds", toSeconds(figures.timeIn(AgentState::Ready)));
    put(record, "acwSeconds", toSeconds(figures.timeIn(AgentState::WorkingAfterCall)));
    put(record, "occupancy", number(figures.occupancy()));
    return record;
}

Record recordOf(const CallRow &row, const ReportShape &, const SiteDay &day) {
    const bool hasEnded = row.endedAt.has_value();
    Record record;
    put(record, "at", moment(row.at, day));
    put(record, "call", number(static_cast<std::int64_t>(row.call.value)));
    put(record, "stream", text(row.stream));
    put(record, "direction", text(textOf(row.direction)));
    put(record, "number", text(row.number));
    put(record, "queue", id(row.queue));
    put(record, "outcome", row.outcome ? QJsonValue(text(textOf(*row.outcome))) : QJsonValue());
    put(record, "waitSeconds", number(row.wait));
    put(record, "agent", id(row.agent));
    put(record, "talkSeconds", toSeconds(row.talk));
    put(record, "holdSeconds", toSeconds(row.hold));
    std::string others;
    for (const auto &agent : row.others)
        others += (others.empty() ? "" : " ") + std::string(agent.text());
    put(record, "otherAgents", others.empty() ? QJsonValue() : QJsonValue(text(others)));
    put(record, "otherTalkSeconds", toSeconds(row.otherTalk));
    put(record, "endedAt", moment(row.endedAt, day));
    put(record, "endedBy", hasEnded ? QJsonValue(text(textOf(row.endedBy))) : QJsonValue());
    put(record, "cause", hasEnded ? QJsonValue(text(textOf(row.cause))) : QJsonValue());
    return record;
}

Record recordOf(const LostRow &row, const ReportShape &, const SiteDay &day) {
    Record record;
    put(record, "at", moment(row.at, day));
    put(record, "call", number(static_cast<std::int64_t>(row.call.value)));
    put(record, "stream", text(row.stream));
    put(record, "number", text(row.number));
    put(record, "queue", id(row.queue));
    put(record, "outcome", text(textOf(row.outcome)));
    put(record, "waitSeconds", toSeconds(row.wait));
    put(record, "shortAbandoned", row.isShort);
    put(record, "cameAgainAt", moment(row.cameAgain, day));
    put(record, "answeredAt", moment(row.answered, day));
    put(record, "answeredBy", id(row.answeredBy));
    return record;
}

std::vector<ReasonRow> reasonRows(const std::vector<AgentRow> &rows) {
    std::vector<ReasonRow> reasons;
    for (const auto &row : rows)
        for (const auto &[reason, absence] : row.figures.notReady)
            reasons.push_back({row.time, row.figures.agent, reason, absence});
    return reasons;
}

Record recordOf(const ReasonRow &row, const ReportShape &, const SiteDay &day) {
    Record record;
    put(record, "agent", id(row.agent));
    put(record, "reason", text(row.reason.text()));
    putPeriod(record, row.time, day);
    put(record, "seconds", toSeconds(row.absence.time));
    put(record, "times", number(row.absence.times));
    return record;
}

} // namespace callboard::ctl
