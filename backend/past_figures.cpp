// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past_figures.h"

#include "backend/caller_names.h"
#include "core/history/call_facts.h"
#include "core/history/opened.h"
#include "core/history/query.h"
#include "core/history/streams.h"
#include "core/wire/json.h"

#include <algorithm>
#include <map>

namespace callboard {

namespace {

using namespace history;

constexpr Duration longestPeriod = std::chrono::hours{24 * 366 * 100};

Result<std::vector<Stream>> chosen(const std::filesystem::path &data, const std::string &name) {
    auto streams = streamsOf(data);
    if (!name.empty())
        std::erase_if(streams, [&](const Stream &stream) { return stream.name != name; });
    if (streams.empty())
        return Error{"past.unknownStream", "there is no stream '" + name + "'"};
    return streams;
}

// Each as it is now, read while the backend writes.
Result<Streams> openAll(const std::vector<Stream> &streams, Time present, const std::stop_token &stop) {
    Streams all;
    for (const auto &stream : streams) {
        auto rows =
            StreamRows::open(stream, stream.name == liveStream ? std::optional(present) : std::nullopt, stop);
        if (!rows)
            return rows.error();
        all.push_back(std::move(rows).value());
    }
    return all;
}

Result<SiteDay> dayOf(const Streams &streams) {
    const auto &zone = streams.front().center().site.timeZone;
    return SiteDay::ofZone(zone.empty() ? "UTC" : zone);
}

Error tooManyRows() {
    return {"history.tooManyRows", "the answer would have more than " +
                                       std::to_string(PastFigures::mostRows) +
                                       " rows; ask for a shorter period or larger groups"};
}

std::int64_t groupsIn(const Period &period, Step step) {
    switch (step) {
    case Step::Whole:
        return 1;
    case Step::Day:
        return (period.to - period.from) / std::chrono::hours{24};
    case Step::Hour:
        return (period.to - period.from) / std::chrono::hours{1};
    case Step::Interval:
        return (period.to - period.from) / minutes{15};
    }
    return 1;
}

// Before anything is reckoned: a period of a thousand years is asked for by mistake or worse.
Result<Period> periodOf(Time from, Time to, Step step) {
    const Period period{from, to};
    if (to <= from)
        return Error{"history.badPeriod", "the period ends before it begins"};
    if (to - from > longestPeriod)
        return Error{"history.badPeriod", "the period is longer than a hundred years"};
    if (groupsIn(period, step) > PastFigures::mostRows)
        return tooManyRows();
    return period;
}

Result<std::optional<HoursOfDay>> hoursIn(const std::string &text) {
    if (text.empty())
        return std::optional<HoursOfDay>();
    const auto hours = hoursOf(text);
    if (!hours)
        return Error{"history.badHours", "hours are written as 9-17 or 9:30-17:15, in quarters of an hour"};
    return hours;
}

template <class Question>
Result<FiguresQuery> queryOf(const Question &question, Step step) {
    const auto period = periodOf(question.from, question.to, step);
    if (!period)
        return period.error();
    const auto hours = hoursIn(question.hours);
    if (!hours)
        return hours.error();
    FiguresQuery query;
    query.period = *period;
    query.step = step;
    query.agents = question.agents;
    query.teams = question.teams;
    query.hours = *hours;
    return query;
}

struct Source {
    Streams streams;
    SiteDay day;
};

Result<Source> sourceOf(const std::filesystem::path &data, const std::string &stream, Time present,
                        const std::stop_token &stop) {
    const auto found = chosen(data, stream);
    if (!found)
        return found.error();
    auto streams = openAll(*found, present, stop);
    if (!streams)
        return streams.error();
    auto day = dayOf(*streams);
    if (!day)
        return day.error();
    return Source{std::move(streams).value(), std::move(day).value()};
}

// Until when the live journal was read; a list that is opened as of then is as long as its number.
std::optional<Time> asOf(const Streams &streams) {
    const auto live = std::find_if(streams.begin(), streams.end(),
                                   [](const StreamRows &stream) { return stream.name() == liveStream; });
    return live == streams.end() ? std::nullopt : std::optional(live->present());
}

QueueFiguresRow wired(const QueueRow &row) {
    return {row.time.from,          row.time.to,         row.figures.queue, row.agent, row.figures.waiting,
            row.figures.medianWait, row.figures.p90Wait, row.figures.counts};
}

AgentFiguresRow wired(const AgentRow &row) {
    const auto &figures = row.figures;
    AgentFiguresRow wired{row.time.from, row.time.to, figures.agent, figures.team, figures.counts, {}};
    for (const auto &[reason, absence] : figures.notReady)
        wired.reasons.push_back({reason, absence.time, absence.times});
    return wired;
}

StayRow wired(const OpenedStay &stay) {
    StayRow row{stay.stream,  stay.call,    stay.queue,          stay.agent,         stay.number,  stay.at,
                stay.wait,    stay.outcome, stay.judgement.part, stay.judgement.why, stay.talk,    stay.hold,
                stay.offered, stay.state,   stay.reason,         stay.lasted,        stay.reached, stay.mark};
    for (const auto &number : stay.outsiders)
        row.outsiders.push_back({number});
    return row;
}

// Whose numbers they are by the site's contacts, where there are any; a file that cannot be read is told of
// elsewhere.
void addNames(const std::filesystem::path &data, const Streams &streams, std::vector<StayRow> &stays) {
    const auto file = data / "contacts.db";
    if (streams.empty() || !std::filesystem::exists(file))
        return;
    const auto directory = Directory::open(file, streams.front().center().site.region);
    if (!directory)
        return;
    const CallerNames names(*directory);
    std::map<std::string, std::string> known;
    const auto nameOf = [&](const std::string &number) {
        const auto [name, isNew] = known.try_emplace(number);
        if (isNew)
            name->second = names.nameOf(number);
        return name->second;
    };
    for (auto &stay : stays) {
        stay.name = nameOf(stay.number);
        for (auto &outsider : stay.outsiders)
            outsider.name = nameOf(outsider.number);
    }
}

} // namespace

Result<std::string> PastFigures::answer(const AskQueueFigures &question, Time present,
                                        const std::stop_token &stop) const {
    auto query = queryOf(question, question.groupBy);
    if (!query)
        return query.error();
    query->byQueue = question.byQueue;
    query->byAgent = question.byAgent;
    query->queues = question.queues;
    query->limits = {question.target, question.shortAbandon};
    const auto source = sourceOf(m_data, question.stream, present, stop);
    if (!source)
        return source.error();
    const auto rows = queueFigures(source->streams, *query, source->day, stop);
    if (!rows)
        return rows.error();
    if (static_cast<std::int64_t>(rows->size()) > mostRows + 1)
        return tooManyRows();
    QueueFiguresTable table;
    std::transform(rows->begin(), rows->end() - 1, std::back_inserter(table.rows),
                   [](const QueueRow &row) { return wired(row); });
    table.total = wired(rows->back());
    table.asOf = asOf(source->streams);
    return toJson(table);
}

Result<std::string> PastFigures::answer(const AskAgentFigures &question, Time present,
                                        const std::stop_token &stop) const {
    auto query = queryOf(question, question.groupBy);
    if (!query)
        return query.error();
    query->byAgent = question.byAgent;
    query->byTeam = question.byTeam;
    const auto source = sourceOf(m_data, question.stream, present, stop);
    if (!source)
        return source.error();
    const auto rows = agentFigures(source->streams, *query, source->day, stop);
    if (!rows)
        return rows.error();
    if (static_cast<std::int64_t>(rows->size()) > mostRows)
        return tooManyRows();
    AgentFiguresTable table;
    std::transform(rows->begin(), rows->end(), std::back_inserter(table.rows),
                   [](const AgentRow &row) { return wired(row); });
    table.asOf = asOf(source->streams);
    return toJson(table);
}

Result<std::string> PastFigures::answer(const AskOpened &question, Time present,
                                        const std::stop_token &stop) const {
    auto row = queryOf(question, Step::Whole);
    if (!row)
        return row.error();
    row->queues = question.queues;
    row->limits = {question.target, question.shortAbandon};
    const auto source = sourceOf(m_data, question.stream, present, stop);
    if (!source)
        return source.error();
    const auto opened = openFigure(
        source->streams,
        {std::move(*row), question.ofNobody, question.figure, question.work, question.ofQueues, question.asOf,
         static_cast<std::size_t>(std::clamp(question.most, 1, AskOpened::mostStays))},
        source->day, stop);
    if (!opened)
        return opened.error();
    OpenedFigure answer{std::string(question.work ? formulaOf(*question.work) : formulaOf(question.figure)),
                        opened->size(Part::Counted),
                        opened->size(Part::Against),
                        opened->size(Part::LeftOut),
                        {},
                        opened->size(Part::Added)};
    std::transform(opened->stays.begin(), opened->stays.end(), std::back_inserter(answer.stays),
                   [](const OpenedStay &stay) { return wired(stay); });
    addNames(m_data, source->streams, answer.stays);
    return toJson(answer);
}

Result<std::vector<Event>> PastFigures::callFacts(const AskCallFacts &question, Time present,
                                                  const std::stop_token &stop) const {
    const auto found = chosen(m_data, question.stream.empty() ? std::string(liveStream) : question.stream);
    if (!found)
        return found.error();
    const auto rows = openAll(*found, present, stop);
    if (!rows)
        return rows.error();
    return factsOf(found->front(), rows->front(), question.call, mostFacts, stop);
}

Result<std::string> PastFigures::answer(const AskCallFacts &question, Time present,
                                        const std::stop_token &stop) const {
    auto events = callFacts(question, present, stop);
    if (!events)
        return events.error();
    return callFactsText({std::move(events).value()});
}

} // namespace callboard
