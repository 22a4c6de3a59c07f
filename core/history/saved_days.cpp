// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/saved_days.h"

#include "core/history/day_bytes.h"
#include "core/kpi/sums.h"

#include <algorithm>
#include <set>

namespace callboard::history {

namespace {

constexpr std::size_t daysAtOnce = 31; // bounds memory

bool isCounted(AgentState state) {
    return state != AgentState::LoggedOut && state != AgentState::Unknown;
}

// The earliest moment whose figures may still change, or are changed by what the file lacks.
Time openFrom(Kind kind, const StreamRows &stream) {
    auto open = Time::max();
    for (const auto table : allTables)
        open = std::min(open, touchedFrom(kind, table, stream.tail(table), 0));
    const auto &center = stream.center();
    if (kind == Kind::Queues)
        for (const auto &call : center.calls)
            if (call.isWaiting())
                open = std::min(open, call.queuedAt);
    if (kind == Kind::Agents)
        for (const auto &call : center.calls)
            if (call.dial.by)
                open = std::min(open, call.arrivedAt);
    for (const auto &agent : center.agents)
        if (kind == Kind::Agents ? isCounted(agent.state) : agent.state == AgentState::WorkingAfterCall)
            open = std::min(open, agent.since);
    return open;
}

std::vector<Table> tablesOf(Kind kind) {
    return {kind == Kind::Queues ? Table::Visits : Table::Calls, Table::Offers, Table::Segments,
            Table::Intervals};
}

// Where a stream may have something.
struct Extent {
    std::vector<Span> spans;
    Time openFrom;
    bool overlaps(const Period &period) const {
        return openFrom < period.to || std::any_of(spans.begin(), spans.end(), [&](const Span &span) {
                   return span.first < period.to && period.from <= span.last;
               });
    }
};

Result<std::vector<Extent>> extentsOf(Kind kind, const Streams &streams) {
    std::vector<Extent> extents;
    for (const auto &stream : streams) {
        Extent extent{{}, openFrom(kind, stream)};
        for (const auto table : tablesOf(kind)) {
            const auto spans = stream.spans(table);
            if (!spans)
                return spans.error();
            extent.spans.insert(extent.spans.end(), spans->begin(), spans->end());
        }
        extents.push_back(std::move(extent));
    }
    return extents;
}

bool isAlone(const std::vector<Extent> &extents, std::size_t own, const Period &period) {
    for (std::size_t other = 0; other < extents.size(); ++other)
        if (other == own ? extents[own].openFrom < period.to : extents[other].overlaps(period))
            return false;
    return true;
}

template <class Figures>
Result<std::vector<bool>> takeSaved(Kind kind, const Streams &streams, const std::vector<Period> &groups,
                                    const TakeSaved<Figures> &take) {
    std::vector<bool> isKnown(groups.size());
    if (groups.empty())
        return isKnown;
    const auto extents = extentsOf(kind, streams);
    if (!extents)
        return extents.error();
    std::vector<Figures> figures;
    for (std::size_t own = 0; own < streams.size(); ++own) {
        const auto *file = streams[own].file();
        if (!file)
            continue;
        const auto visit = [&](const Period &day, std::string_view bytes) -> Result<void> {
            const auto group = std::lower_bound(groups.begin(), groups.end(), day.from,
                                                [](const Period &p, Time at) { return p.from < at; });
            if (group == groups.end() || group->from != day.from || group->to != day.to ||
                !isAlone(*extents, own, *group))
                return {};
            figures.clear();
            if (const auto done = read(bytes, streams[own].ids(), figures); !done)
                return done;
            const auto index = static_cast<std::size_t>(group - groups.begin());
            isKnown[index] = true;
            for (const auto &each : figures)
                take(index, each);
            return {};
        };
        if (const auto done = file->saved(kind, groups.front().from, groups.back().to, visit); !done)
            return done.error();
    }
    return isKnown;
}

// The days of the zone that are over for good and not saved.
Result<std::vector<Period>> daysToSave(Kind kind, const StreamRows &stream, const SiteDay &day) {
    Span extent;
    for (const auto table : tablesOf(kind)) {
        const auto spans = stream.spans(table);
        if (!spans)
            return spans.error();
        for (const auto &span : *spans)
            extent.widen(span.first, span.last);
    }
    if (extent.isEmpty())
        return std::vector<Period>();
    const auto begin = day.startOf(day.dateAt(extent.first));
    const auto end = std::min({openFrom(kind, stream), stream.center().at, day.nextMidnight(extent.last)});
    auto days = TimeGroups(day, {begin, end}, Step::Day, {}).groups();
    if (!days.empty() && day.nextMidnight(days.back().from) != days.back().to)
        days.pop_back();
    std::set<std::pair<Time, Time>> known;
    const auto note = [&](const Period &time, std::string_view) -> Result<void> {
        known.emplace(time.from, time.to);
        return {};
    };
    if (const auto read = stream.file()->saved(kind, begin, end, note); !read)
        return read.error();
    std::erase_if(days, [&](const Period &each) { return known.contains({each.from, each.to}); });
    return days;
}

using SavedBytes = std::vector<ProjectionFile::Saved>;

Result<SavedBytes> queueDays(const Streams &streams, const FiguresQuery &query, const SiteDay &day,
                             const std::stop_token &stop) {
    auto all = query;
    all.byQueue = false;
    auto each = query;
    each.byQueue = true;
    const auto sums = queueFigures(streams, all, day, stop);
    const auto rows = queueFigures(streams, each, day, stop);
    if (!sums || !rows)
        return sums ? rows.error() : sums.error();
    SavedBytes saved;
    auto row = rows->begin();
    for (auto sum = sums->begin(); sum + 1 != sums->end(); ++sum) {
        std::vector<QueueFigures> figures{sum->figures};
        for (; row + 1 != rows->end() && row->time.from == sum->time.from; ++row)
            figures.push_back(row->figures);
        saved.push_back({sum->time.from, sum->time.to, bytesOf(figures, streams.front().ids())});
    }
    return saved;
}

Result<SavedBytes> agentDays(const Streams &streams, const FiguresQuery &query, const SiteDay &day,
                             const std::stop_token &stop) {
    auto each = query;
    each.byAgent = true;
    const auto rows = agentFigures(streams, each, day, stop);
    if (!rows)
        return rows.error();
    SavedBytes saved;
    auto row = rows->begin();
    const TimeGroups days(day, query.period, Step::Day, {});
    for (const auto &time : days.groups()) {
        std::vector<AgentFigures> figures;
        for (; row != rows->end() && row->time.from == time.from; ++row)
            figures.push_back(row->figures);
        saved.push_back({time.from, time.to, bytesOf(figures, streams.front().ids())});
    }
    return saved;
}

} // namespace

void addFigures(AgentFigures &to, const AgentFigures &more) {
    add(to.counts, more.counts);
    for (const auto &[reason, absence] : more.notReady) {
        to.notReady[reason].time += absence.time;
        to.notReady[reason].times += absence.times;
    }
}

Result<std::vector<bool>> takeSavedDays(const Streams &streams, const std::vector<Period> &groups,
                                        const TakeSaved<QueueFigures> &take) {
    return takeSaved(Kind::Queues, streams, groups, take);
}

Result<std::vector<bool>> takeSavedDays(const Streams &streams, const std::vector<Period> &groups,
                                        const TakeSaved<AgentFigures> &take) {
    return takeSaved(Kind::Agents, streams, groups, take);
}

Result<std::size_t> saveDays(ProjectionFile &file, const Stream &stream, const std::string &epoch,
                             const std::stop_token &stop) {
    auto opened = StreamRows::openFile(stream, epoch);
    if (!opened)
        return opened.error();
    Streams streams;
    streams.push_back(std::move(opened).value());
    const auto day = SiteDay::ofZone(streams.front().center().site.timeZone);
    if (!day)
        return std::size_t{0}; // nothing was set up yet
    std::size_t count = 0;
    for (const auto kind : {Kind::Queues, Kind::Agents}) {
        const auto days = daysToSave(kind, streams.front(), *day);
        if (!days)
            return days.error();
        for (std::size_t begin = 0; begin < days->size();) {
            auto end = begin + 1; // the days of a batch follow each other
            while (end < days->size() && end - begin < daysAtOnce && (*days)[end].from == (*days)[end - 1].to)
                ++end;
            FiguresQuery query;
            query.period = {(*days)[begin].from, (*days)[end - 1].to};
            query.step = Step::Day;
            const auto bytes = (kind == Kind::Queues ? queueDays : agentDays)(streams, query, *day, stop);
            if (!bytes)
                return bytes.error();
            if (const auto saved = file.save(kind, *bytes); !saved)
                return saved.error();
            count += kind == Kind::Queues ? end - begin : 0;
            begin = end;
        }
    }
    return count;
}

} // namespace callboard::history
