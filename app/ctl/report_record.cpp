// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_record.h"

#include "core/kpi/bounds.h"

#include <array>
#include <charconv>

namespace callboard::ctl {

namespace {

using namespace history;

template <class AnyId>
FieldValue id(const AnyId &id) {
    return id ? FieldValue(id.text()) : FieldValue();
}

FieldValue number(std::optional<double> value) {
    return value ? FieldValue(*value) : FieldValue();
}

FieldValue number(std::optional<Duration> value) {
    return value ? FieldValue(toSeconds(*value)) : FieldValue();
}

FieldValue number(std::int64_t value) {
    return value;
}

std::string secondsText(Duration duration) {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), toSeconds(duration)).ptr;
    return {text.data(), end};
}

FieldValue moment(std::optional<Time> time, LocalMoments &moments) {
    return time ? FieldValue(std::string_view(moments.textOf(*time))) : FieldValue();
}

void putPeriod(FieldSink &sink, const Period &period, LocalMoments &moments) {
    sink.put("from", moment(period.from, moments));
    sink.put("to", moment(period.to, moments));
}

void putServiceLevels(FieldSink &sink, const QueueCounts &counts) {
    sink.beginObject("serviceLevel");
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        sink.put(textOf(formula), number(serviceLevel(counts, formula)));
    }
    sink.endObject();
}

// Empty where every end is known.
void putBounds(FieldSink &sink, const QueueCounts &counts) {
    sink.beginObject("bounds");
    if (counts.unknown != 0) {
        sink.put("answeredMost", number(answeredBounds(counts).most));
        sink.put("abandonedMost", number(abandonedBounds(counts).most));
        if (const auto rate = abandonRateBounds(counts))
            sink.put("abandonRateMost", rate->most);
        for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
            const auto formula = static_cast<ServiceLevel>(i);
            if (const auto level = serviceLevelBounds(counts, formula)) {
                sink.put(std::string(textOf(formula)) + "Least", level->least);
                sink.put(std::string(textOf(formula)) + "Most", level->most);
            }
        }
    }
    sink.endObject();
}

void putCounts(FieldSink &sink, const QueueFigures &figures) {
    const auto &counts = figures.counts;
    sink.put("offered", number(counts.offered));
    sink.put("answered", number(counts.answered));
    sink.put("abandoned", number(counts.abandoned));
    sink.put("shortAbandoned", number(counts.shortAbandoned));
    sink.put("overflowed", number(counts.overflowed));
    sink.put("refused", number(counts.refused));
    sink.put("callbackRequested", number(counts.callbackRequested));
    sink.put("leftByKey", number(counts.leftByKey));
    sink.put("unknown", number(counts.unknown));
    sink.put("waiting", number(figures.waiting));
}

} // namespace

const std::string &LocalMoments::textOf(Time time) {
    for (const auto &known : m_known)
        if (known.time == time)
            return known.text;
    m_latest = 1 - m_latest;
    m_known[m_latest] = {time, m_day.toLocalIso(time)};
    return m_known[m_latest].text;
}

void tell(const QueueRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink) {
    const auto &figures = row.figures;
    const auto &counts = figures.counts;
    const bool hasEnded = counts.offered > figures.waiting;
    sink.put("queue", id(figures.queue));
    if (shape.byAgent)
        sink.put("agent", id(row.agent));
    putPeriod(sink, row.time, moments);
    putCounts(sink, figures);
    sink.put("asaSeconds", number(figures.asaSeconds()));
    sink.put("medianWaitSeconds", number(figures.medianWait));
    sink.put("p90WaitSeconds", number(figures.p90Wait));
    sink.put("longestWaitSeconds", hasEnded ? FieldValue(toSeconds(counts.longestWait)) : FieldValue());
    sink.put("averageTimeToAbandonSeconds", number(figures.averageTimeToAbandonSeconds()));
    sink.put("attSeconds", number(figures.attSeconds()));
    sink.put("holdSeconds", toSeconds(counts.hold));
    sink.put("acwSeconds", toSeconds(counts.afterCallWork));
    sink.put("ahtSeconds", number(figures.ahtSeconds()));
    sink.put("talkSeconds", toSeconds(counts.talk));
    sink.put("abandonRate", number(figures.abandonRate()));
    sink.put("promised", number(counts.promised));
    sink.put("promisesKept", number(counts.promisesKept));
    putServiceLevels(sink, counts);
    sink.put("talkBy", textOf(shape.talkBy));
    putBounds(sink, counts);
}

void tell(const AgentRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink) {
    const auto &figures = row.figures;
    sink.put("agent", shape.byAgent ? id(figures.agent) : FieldValue());
    putPeriod(sink, row.time, moments);
    sink.put("answered", number(figures.answered));
    sink.put("talkSeconds", toSeconds(figures.talk));
    sink.put("holdSeconds", toSeconds(figures.hold));
    sink.put("attSeconds", number(figures.attSeconds()));
    sink.put("ahtSeconds", number(figures.ahtSeconds()));
    sink.put("offers", number(figures.offers));
    sink.put("offersNotAnswered", number(figures.offersNotAnswered));
    sink.put("loggedInSeconds", toSeconds(figures.loggedIn()));
    sink.beginObject("notReadySeconds");
    for (const auto &[reason, absence] : figures.notReady)
        sink.put(reason.text(), toSeconds(absence.time));
    sink.endObject();
    sink.put("readySeconds", toSeconds(figures.timeIn(AgentState::Ready)));
    sink.put("acwSeconds", toSeconds(figures.timeIn(AgentState::WorkingAfterCall)));
    sink.put("occupancy", number(figures.occupancy()));
}

void tell(const CallRow &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    const bool hasEnded = row.endedAt.has_value();
    sink.put("at", moment(row.at, moments));
    sink.put("call", number(static_cast<std::int64_t>(row.call.value)));
    sink.put("stream", std::string_view(row.stream));
    sink.put("direction", textOf(row.direction));
    sink.put("number", std::string_view(row.number));
    sink.put("queue", id(row.queue));
    sink.put("outcome", row.outcome ? FieldValue(textOf(*row.outcome)) : FieldValue());
    sink.put("waitSeconds", number(row.wait));
    sink.put("agent", id(row.agent));
    sink.put("talkSeconds", toSeconds(row.talk));
    sink.put("holdSeconds", toSeconds(row.hold));
    std::string others, talks;
    for (const auto &other : row.others) {
        others += (others.empty() ? "" : " ") + std::string(other.agent.text());
        talks += (talks.empty() ? "" : " ") + secondsText(other.talk);
    }
    sink.put("otherAgents", others.empty() ? FieldValue() : FieldValue(std::string_view(others)));
    sink.put("otherAgentsTalkSeconds", talks.empty() ? FieldValue() : FieldValue(std::string_view(talks)));
    sink.put("otherTalkSeconds", toSeconds(row.otherTalk));
    sink.put("endedAt", moment(row.endedAt, moments));
    sink.put("endedBy", hasEnded ? FieldValue(textOf(row.endedBy)) : FieldValue());
    sink.put("cause", hasEnded ? FieldValue(textOf(row.cause)) : FieldValue());
}

void tell(const LostRow &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    sink.put("at", moment(row.at, moments));
    sink.put("call", number(static_cast<std::int64_t>(row.call.value)));
    sink.put("stream", std::string_view(row.stream));
    sink.put("number", std::string_view(row.number));
    sink.put("queue", id(row.queue));
    sink.put("outcome", textOf(row.outcome));
    sink.put("waitSeconds", toSeconds(row.wait));
    sink.put("shortAbandoned", row.isShort);
    sink.put("cameAgainAt", moment(row.cameAgain, moments));
    sink.put("answeredAt", moment(row.answered, moments));
    sink.put("answeredBy", id(row.answeredBy));
}

std::vector<ReasonRow> reasonRows(const std::vector<AgentRow> &rows) {
    std::vector<ReasonRow> reasons;
    for (const auto &row : rows)
        for (const auto &[reason, absence] : row.figures.notReady)
            reasons.push_back({row.time, row.figures.agent, reason, absence});
    return reasons;
}

void tell(const ReasonRow &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    sink.put("agent", id(row.agent));
    sink.put("reason", row.reason.text());
    putPeriod(sink, row.time, moments);
    sink.put("seconds", toSeconds(row.absence.time));
    sink.put("times", number(row.absence.times));
}

} // namespace callboard::ctl
