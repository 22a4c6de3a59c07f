// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_record.h"

#include "core/kpi/bounds.h"
#include "core/kpi/figures.h"

#include <algorithm>
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
    return value ? FieldValue(*value) : FieldValue();
}

FieldValue number(std::int64_t value) {
    return value;
}

FieldValue number(const Share &value) {
    return number(share(value.part, value.whole));
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

void putInterval(FieldSink &sink, std::string_view name, const Share &share) {
    const auto interval = wilson(share);
    auto bound = std::string(name) + "Least";
    sink.put(bound, interval ? FieldValue(interval->least) : FieldValue());
    sink.put(bound.replace(name.size(), std::string::npos, "Most"),
             interval ? FieldValue(interval->most) : FieldValue());
}

// How certain shares of so few calls are; empty without calls.
void putIntervals(FieldSink &sink, const QueueCounts &counts, const ReportShape &shape) {
    sink.beginObject("intervals");
    for (const auto &[name, share] : sharesOfFew(counts, shape.formula))
        putInterval(sink, name, share);
    sink.endObject();
}

// What offers and contacts tell of a queue as of an agent.
template <class Counts>
void putWork(FieldSink &sink, const Counts &counts) {
    sink.put("offerAnswerRate", number(offerAnswerRate(counts)));
    sink.put("answerDelaySeconds", number(answerDelay(counts)));
    sink.put("contacts", number(counts.contacts));
    sink.put("transferRate", number(transferRate(counts)));
}

// A number as it was dialled may have spaces, or not be known.
std::string oneWord(std::string number) {
    std::erase(number, ' ');
    return number.empty() ? "-" : number;
}

// Who they are and, in the same order, how long each talked; null: there are none.
void putTalkers(FieldSink &sink, const std::string &name, const auto &talkers, const auto &whoOf) {
    std::string who, talks;
    for (const auto &talker : talkers) {
        who += (who.empty() ? "" : " ") + std::string(whoOf(talker));
        talks += (talks.empty() ? "" : " ") + secondsText(talker.talk);
    }
    sink.put(name, who.empty() ? FieldValue() : FieldValue(std::string_view(who)));
    sink.put(name + "TalkSeconds", talks.empty() ? FieldValue() : FieldValue(std::string_view(talks)));
}

// What a row of contacts begins with.
template <class Row>
void putContacts(FieldSink &sink, const Row &row, std::int64_t contacts, LocalMoments &moments) {
    sink.put("queue", id(row.queue));
    sink.put("agent", id(row.agent));
    putPeriod(sink, row.time, moments);
    sink.put("contacts", number(contacts));
}

// The version that judged last in the row's time; none: several queues, or limits of the asker's own.
FieldValue definitionOf(const QueueRow &row, const ReportShape &shape) {
    const auto &all = shape.definitions;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const LevelDefinition &version) {
        return version.queue == row.figures.queue && version.since < row.time.to;
    });
    return last == all.rend() ? FieldValue() : FieldValue(std::int64_t{last->version});
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
    sink.put("asaSeconds", number(speedOfAnswer(counts)));
    sink.put("medianWaitSeconds", number(figures.medianWait));
    sink.put("p90WaitSeconds", number(figures.p90Wait));
    sink.put("longestWaitSeconds", hasEnded ? FieldValue(counts.longestWait) : FieldValue());
    sink.put("averageTimeToAbandonSeconds", number(timeToAbandon(counts)));
    sink.put("attSeconds", number(talkTime(counts)));
    sink.put("holdSeconds", counts.hold);
    sink.put("acwSeconds", counts.afterCallWork);
    sink.put("ahtSeconds", number(handleTime(counts)));
    sink.put("talkSeconds", counts.talk);
    sink.put("abandonRate", number(abandonRate(counts)));
    sink.put("promised", number(counts.promised));
    sink.put("promisesKept", number(counts.promisesKept));
    putServiceLevels(sink, counts);
    sink.put("talkBy", textOf(shape.talkBy));
    putBounds(sink, counts);
    sink.put("offers", number(counts.offers));
    sink.put("offersNotAnswered", number(counts.offersNotAnswered));
    putWork(sink, counts);
    sink.put("definition", definitionOf(row, shape));
    putIntervals(sink, counts, shape);
}

void tell(const AgentRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink) {
    const auto &figures = row.figures;
    const auto &counts = figures.counts;
    sink.put("agent", shape.byAgent ? id(figures.agent) : FieldValue());
    if (shape.byTeam)
        sink.put("team", id(figures.team));
    putPeriod(sink, row.time, moments);
    sink.put("answered", number(counts.answered));
    sink.put("talkSeconds", counts.talk);
    sink.put("holdSeconds", counts.hold);
    sink.put("attSeconds", number(talkTime(counts)));
    sink.put("ahtSeconds", number(handleTime(counts)));
    sink.put("offers", number(counts.offers));
    sink.put("offersNotAnswered", number(counts.offersNotAnswered));
    sink.put("loggedInSeconds", loggedIn(counts));
    sink.beginObject("notReadySeconds");
    for (const auto &[reason, absence] : figures.notReady)
        sink.put(reason.text(), absence.time);
    sink.endObject();
    sink.put("readySeconds", counts.ready);
    sink.put("acwSeconds", counts.afterCallWork);
    sink.put("occupancy", number(occupancy(counts)));
    sink.put("utilisation", number(utilisation(counts)));
    putWork(sink, counts);
    sink.put("inboundAttSeconds", number(inboundTalkTime(counts)));
    sink.put("outboundAttSeconds", number(outboundTalkTime(counts)));
    sink.put("dials", number(counts.dials));
    sink.put("dialsAnswered", number(counts.dialsAnswered));
    sink.put("connectRate", number(connectRate(counts)));
    sink.put("reservedSeconds", counts.reserved);
    sink.put("busySeconds", counts.busy);
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
    sink.put("talkSeconds", row.talk);
    sink.put("holdSeconds", row.hold);
    putTalkers(sink, "otherAgents", row.others, [](const auto &other) { return other.agent.text(); });
    sink.put("otherTalkSeconds", row.otherTalk);
    sink.put("endedAt", moment(row.endedAt, moments));
    sink.put("endedBy", hasEnded ? FieldValue(textOf(row.endedBy)) : FieldValue());
    sink.put("cause", hasEnded ? FieldValue(textOf(row.cause)) : FieldValue());
    putTalkers(sink, "outsiders", row.outsiders, [](const auto &other) { return oneWord(other.number); });
}

void tell(const LostRow &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    sink.put("at", moment(row.at, moments));
    sink.put("call", number(static_cast<std::int64_t>(row.call.value)));
    sink.put("stream", std::string_view(row.stream));
    sink.put("number", std::string_view(row.number));
    sink.put("queue", id(row.queue));
    sink.put("outcome", textOf(row.outcome));
    sink.put("waitSeconds", row.wait);
    sink.put("shortAbandoned", row.isShort);
    sink.put("cameAgainAt", moment(row.cameAgain, moments));
    sink.put("answeredAt", moment(row.answered, moments));
    sink.put("answeredBy", id(row.answeredBy));
}

void tell(const Resolution &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    putContacts(sink, row, row.contacts, moments);
    sink.put("firstContacts", number(row.first));
    sink.put("resolved", number(row.resolved));
    sink.put("undecided", number(row.undecided));
    sink.put("fcr", number(row.rate()));
    putInterval(sink, "fcr", row.rate());
}

void tell(const Satisfaction &row, const ReportShape &, LocalMoments &moments, FieldSink &sink) {
    const auto &marks = row.marks;
    putContacts(sink, row, marks.contacts, moments);
    sink.put("marks", number(marks.marks));
    sink.put("positive", number(marks.positive));
    sink.put("csat", number(marks.csat()));
    putInterval(sink, "csat", marks.csat());
    sink.put("mean", number(marks.mean()));
    sink.put("responseRate", number(marks.response()));
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
    sink.put("seconds", row.absence.time);
    sink.put("times", number(row.absence.times));
}

} // namespace callboard::ctl
