// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_command.h"

#include "app/ctl/report_tables.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/history/streams.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <functional>
#include <iostream>

namespace callboard::ctl {

namespace {

using namespace history;

enum class Kind { Queues, Agents, Intervals, Calls, Lost, Reasons, Resolution, Satisfaction };

struct ReportOptions {
    Kind kind{};
    std::string from, to, zone, target, shortAbandon, stream, hours, groupBy;
    std::string talkBy{textOf(TalkBy::End)};
    std::vector<std::string> queues, agents, teams;
    std::string format = "table";
    std::filesystem::path output;
};

Error usage(std::string sentence) {
    return {"usage", std::move(sentence)};
}

Result<Time> momentOf(const std::string &text, const SiteDay &day, bool isEnd) {
    const auto time = day.timeOf(text);
    if (!time)
        return usage("'" + text + "' is no moment; write 2026-11-21 or 2026-11-21T10:00");
    // A date alone, as an end, means: with that day.
    return isEnd && text.size() == 10 ? day.nextMidnight(*time) : *time;
}

// Today so far, unless asked otherwise.
Result<Period> periodOf(const ReportOptions &options, const SiteDay &day, Time present) {
    const auto from = options.from.empty() ? Result<Time>(day.startOf(day.dateAt(present)))
                                           : momentOf(options.from, day, false);
    const auto to = options.to.empty() ? Result<Time>(present) : momentOf(options.to, day, true);
    if (!from || !to)
        return from ? to.error() : from.error();
    if (*to <= *from)
        return usage("nothing lies between --from and --to");
    return Period{*from, *to};
}

Result<void> setLimits(const ReportOptions &options, ReportLimits &limits) {
    const auto read = [](const std::string &text, std::optional<Duration> &into) {
        into = text.empty() ? std::nullopt : durationOf(text);
        return text.empty() || into;
    };
    if (!read(options.target, limits.target) || !read(options.shortAbandon, limits.shortAbandon))
        return usage("a limit is written as 20s or 1m30s");
    if (limits.target && *limits.target <= Duration{})
        return usage("--target is 0: nobody can be answered within no time");
    return {};
}

std::string othersToGroupBy(Kind kind) {
    if (kind == Kind::Agents)
        return "team, ";
    return kind == Kind::Reasons ? "" : "queue, ";
}

// "queue,day" and so on; which of them a report knows is the kind's business.
Result<void> setGroups(const ReportOptions &options, FiguresQuery &query) {
    std::stringstream words(options.groupBy);
    for (std::string word; std::getline(words, word, ',');) {
        const auto step = fromText<Step>(word);
        if (step && *step != Step::Whole && query.step == Step::Whole)
            query.step = *step;
        else if (step && *step != Step::Whole)
            return usage("--group-by takes one of day, hour and interval");
        else if (word == "queue" && options.kind != Kind::Agents && options.kind != Kind::Reasons)
            query.byQueue = true;
        else if (word == "agent")
            query.byAgent = true;
        else if (word == "team" && options.kind == Kind::Agents)
            query.byTeam = true;
        else
            return usage("'" + word + "' is nothing to group this report by; there are: " +
                         othersToGroupBy(options.kind) + "agent, day, hour, interval");
    }
    return {};
}

template <class AnyId>
Result<std::vector<AnyId>> idsOf(const std::vector<std::string> &texts) {
    std::vector<AnyId> ids;
    for (const auto &text : texts) {
        if (!AnyId::fits(text))
            return usage("'" + text + "': " + whyNoId(text));
        ids.emplace_back(text);
    }
    return ids;
}

Result<FiguresQuery> queryOf(const ReportOptions &options, const Period &period) {
    FiguresQuery query;
    query.period = period;
    if (const auto set = setLimits(options, query.limits); !set)
        return set.error();
    if (const auto set = setGroups(options, query); !set)
        return set.error();
    if (options.kind == Kind::Reasons)
        query.byAgent = true;
    const auto queues = idsOf<QueueId>(options.queues);
    const auto agents = idsOf<AgentId>(options.agents);
    const auto teams = idsOf<TeamId>(options.teams);
    if (!queues || !agents || !teams)
        return !queues ? queues.error() : agents ? teams.error() : agents.error();
    query.talkBy = fromText<TalkBy>(options.talkBy).value_or(TalkBy::End);
    query.queues = *queues;
    query.agents = *agents;
    query.teams = *teams;
    if (!options.hours.empty() && !(query.hours = hoursOf(options.hours)))
        return usage("hours are written as 9-17 or 9:30-17:15, in quarters of an hour");
    return query;
}

// A report that is ready to be written.
using Form = std::function<void(std::ostream &)>;

template <class Rows>
void writeJson(const Rows &rows, std::size_t count, const ReportShape &shape, const SiteDay &day,
               std::ostream &stream) {
    TextOut out(stream);
    LocalMoments moments(day);
    JsonFields fields(out.text());
    out.text() += '[';
    for (std::size_t i = 0; i < count; ++i) {
        out.text() += i == 0 ? "" : ",";
        fields.beginLine();
        tell(rows[i], shape, moments, fields);
        fields.endLine();
        out.breathe();
    }
    out.text() += "\n]\n";
}

template <class Rows>
void writeCsv(const Rows &rows, std::size_t count, const ReportShape &shape, const SiteDay &day,
              std::ostream &stream) {
    TextOut out(stream);
    LocalMoments moments(day);
    CsvHead head;
    tell(typename Rows::value_type{}, shape, moments, head);
    head.endLine();
    for (std::size_t i = 0; i < count; ++i)
        if (hasMoreFields(rows[i]))
            tell(rows[i], shape, moments, head);
    head.write(out.text());
    CsvCells cells(head, out.text());
    for (std::size_t i = 0; i < count; ++i) {
        cells.beginLine();
        tell(rows[i], shape, moments, cells);
        cells.endLine();
        out.breathe();
    }
}

void write(const std::string &text, std::ostream &out) {
    out << text;
}
void write(const TablePage &page, std::ostream &stream) {
    TextOut out(stream);
    out.text() += page.above;
    page.table.write(out);
    out.text() += page.below;
}

// Of a listing: the same report of one row kind in whatever format; the first rows of it.
template <class Rows, class Table>
Form formOf(const ReportOptions &options, Rows rows, std::size_t count, const ReportShape &shape,
            const SiteDay &day, Table table) {
    return [format = options.format, rows = std::move(rows), count, shape, day, table](std::ostream &out) {
        if (format == "table")
            write(table(rows, shape, day), out);
        else if (format == "json")
            writeJson(rows, count, shape, day, out);
        else
            writeCsv(rows, count, shape, day, out);
    };
}

template <class Rows, class Table>
Result<Form> formOf(const ReportOptions &options, Result<Rows> rows, const ReportShape &shape,
                    const SiteDay &day, Table table, std::size_t leftOut = 0) {
    if (!rows)
        return rows.error();
    const auto count = rows->size() - leftOut;
    return formOf(options, std::move(rows).value(), count, shape, day, table);
}

Result<Form> reportOf(const ReportOptions &options, const Streams &streams, const FiguresQuery &query,
                      const SiteDay &day) {
    const ReportShape shape{query.period,
                            query.step,
                            query.byQueue,
                            query.byAgent,
                            query.byTeam,
                            streams.size() > 1,
                            query.talkBy,
                            streams.front().center().site.serviceLevel,
                            query.limits.target || query.limits.shortAbandon
                                ? std::vector<LevelDefinition>()
                                : streams.front().center().definitions};
    const ListQuery list{query.period, query.queues, query.agents, query.hours};
    switch (options.kind) {
    case Kind::Queues:
    case Kind::Intervals: // the sum is for people
        return formOf(options, queueFigures(streams, query, day), shape, day, queuesTable, 1);
    case Kind::Agents:
        return formOf(options, agentFigures(streams, query, day), shape, day, agentsTable);
    case Kind::Reasons: {
        const auto rows = agentFigures(streams, query, day);
        return formOf(options, rows ? Result(reasonRows(*rows)) : rows.error(), shape, day, reasonsTable);
    }
    case Kind::Resolution:
        return formOf(options, resolutionRows(streams, query, day), shape, day, resolutionTable, 1);
    case Kind::Satisfaction:
        return formOf(options, satisfactionRows(streams, query, day), shape, day, satisfactionTable, 1);
    case Kind::Calls:
        return formOf(options, callRows(streams, list, day), shape, day, callsTable);
    case Kind::Lost:
        return formOf(options, lostRows(streams, list, day), shape, day, lostTable);
    }
    return usage("no such report");
}

int put(const Form &form, const std::filesystem::path &output) {
    if (output.empty()) {
        form(std::cout);
        std::cout << std::flush;
        return std::cout.good() ? 0 : 1;
    }
    std::ofstream file(output, std::ios::binary);
    form(file);
    file << std::flush;
    return file ? 0 : fail(output.string() + " cannot be written");
}

Result<Streams> openAll(const std::vector<Stream> &streams) {
    Streams all;
    for (const auto &stream : streams) {
        // Nothing is known of what follows the last event when nobody was there to write.
        const bool isLive = stream.name == liveStream && isBeingWritten(stream.directory);
        auto rows = StreamRows::open(stream, isLive ? std::optional(now()) : std::nullopt, {});
        if (!rows)
            return rows.error();
        all.push_back(std::move(rows).value());
    }
    return all;
}

Result<Form> report(const CommandLine &line, const ReportOptions &options) {
    const auto directory = dataDirectoryOf(line.data);
    if (!directory)
        return directory.error();
    const auto chosen = chosenStreams(*directory, options.stream);
    if (!chosen)
        return chosen.error();
    const auto streams = openAll(*chosen);
    if (!streams)
        return streams.error();
    const auto &first = streams->front().center();
    const auto day = SiteDay::ofZone(!options.zone.empty()         ? options.zone
                                     : first.site.timeZone.empty() ? "UTC"
                                                                   : first.site.timeZone);
    if (!day)
        return day.error();
    const auto period = periodOf(options, *day, std::max(first.at, now()));
    if (!period)
        return period.error();
    const auto query = queryOf(options, *period);
    return query ? reportOf(options, *streams, *query, *day) : query.error();
}

void addOptions(CLI::App &command, ReportOptions &options) {
    command.add_option("--from", options.from, "2026-11-21 or 2026-11-21T10:00, local; default: today");
    command.add_option("--to", options.to, "The end, not included; a date alone: with that day");
    command.add_option("--time-zone", options.zone, "Another zone than the site's");
    command.add_option("--hours", options.hours, "Of each day only these hours: 9-17, 22-6, 9:30-17:15");
    command.add_option("--stream", options.stream, "live, or the name of an import; default: all together");
    command.add_option("--agent", options.agents, "Only this agent; may be repeated");
    command.add_option("--format", options.format, "table, json or csv")
        ->check(CLI::IsMember({"table", "json", "csv"}));
    command.add_option("--output", options.output, "A file instead of the terminal");
    if (options.kind != Kind::Agents && options.kind != Kind::Reasons)
        command.add_option("--queue", options.queues, "Only this queue; may be repeated");
    if (options.kind != Kind::Calls && options.kind != Kind::Lost) {
        command.add_option("--team", options.teams,
                           "Only the agents of this team, as it is set up now; may be repeated");
        command.add_option("--group-by", options.groupBy,
                           "Of " + othersToGroupBy(options.kind) +
                               "agent and one of day, hour, interval; by default " + options.groupBy);
    }
    if (options.kind == Kind::Queues || options.kind == Kind::Intervals) {
        command.add_option("--target", options.target, "Service level threshold instead of the queue's");
        command.add_option("--short-abandon", options.shortAbandon, "Instead of the queue's");
        command
            .add_option("--talk-by", options.talkBy,
                        "To which group talk and hold belong: that of the talk's end, or of the call's "
                        "arrival in the queue; by default end")
            ->check(CLI::IsMember({"end", "arrival"}));
    }
}

} // namespace

void addReportCommand(CommandLine &line) {
    auto *reports = line.program.add_subcommand("report", "Figures of a period (with --data DIR)");
    reports->require_subcommand(1);
    const auto add = [&](Kind kind, const std::string &name, const std::string &groups,
                         const std::string &help) {
        auto options = std::make_shared<ReportOptions>();
        options->kind = kind;
        options->groupBy = groups;
        auto *command = reports->add_subcommand(name, help);
        addOptions(*command, *options);
        command->callback([&line, options] {
            line.action = [&line, options] {
                const auto form = report(line, *options);
                return form ? put(*form, options->output) : fail(form.error());
            };
        });
    };
    add(Kind::Queues, "queues", "queue", "Visits by arrival, handling by the end of the talk");
    add(Kind::Agents, "agents", "agent", "Calls, offers and time in each state");
    add(Kind::Intervals, "intervals", "interval,queue", "The same as queues, by quarters of an hour");
    add(Kind::Calls, "calls", {}, "Each visit to a queue, and each call without one");
    add(Kind::Lost, "lost", {}, "Callers whom nobody answered, and whether they came again");
    add(Kind::Reasons, "reasons", "agent", "Time not ready by agent and reason");
    add(Kind::Resolution, "resolution", "queue",
        "First-contact resolution: " + std::string(resolutionFormula));
    add(Kind::Satisfaction, "satisfaction", "queue", "What customers thought of the calls: their marks");
}

} // namespace callboard::ctl
