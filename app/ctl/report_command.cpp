// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_command.h"

#include "app/ctl/report_rows.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "backend/config/config.h"
#include "core/history/archive.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

namespace callboard::ctl {

namespace {

struct ReportOptions {
    std::string from, to, zone, target, shortAbandon;
    std::vector<std::string> queues;
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
    if (*to < *from)
        return usage("--to lies before --from");
    return Period{*from, *to};
}

Result<ReportLimits> limitsOf(const ReportOptions &options) {
    ReportLimits limits;
    const auto read = [](const std::string &text, std::optional<Duration> &into) {
        into = text.empty() ? std::nullopt : durationOf(text);
        return text.empty() || into;
    };
    if (!read(options.target, limits.target) || !read(options.shortAbandon, limits.shortAbandon))
        return usage("a limit is written as 20s or 1m30s");
    return limits;
}

Result<Ledger> ledgerOf(const SiteData &site, const Period &period, Time present) {
    const auto first = site.journal.firstAtOrAfter(period.from);
    if (!first)
        return first.error();
    auto begin = restore(site.journal, site.snapshots, *first - 1);
    if (!begin)
        return begin.error();
    Ledger ledger(period, std::move(begin->center));
    const auto read = readEvents(site.journal, *first, site.journal.last(), [&](const Event &event) {
        ledger.take(event);
        return true;
    });
    if (!read)
        return read.error();
    ledger.close(present);
    return ledger;
}

int put(const std::string &content, const std::filesystem::path &output) {
    if (output.empty()) {
        std::cout << content;
        return std::cout.good() ? 0 : 1;
    }
    std::ofstream file(output, std::ios::binary);
    file << content << std::flush;
    return file ? 0 : fail(output.string() + " cannot be written");
}

Error unknownQueue(const std::string &queue, const std::vector<QueueFigures> &known) {
    std::string names;
    for (const auto &row : known)
        if (row.queue)
            names += (names.empty() ? "" : ", ") + std::string(row.queue.text());
    return {"ctl.unknownQueue", "there is no queue '" + queue + "' here; there are: " + names};
}

// The rows of the queues asked for; all of them and their sum when none was.
Result<std::vector<QueueFigures>> chosen(std::vector<QueueFigures> rows,
                                         const std::vector<std::string> &queues) {
    const auto has = [](const std::string &queue) {
        return [&queue](const QueueFigures &row) { return row.queue && row.queue.text() == queue; };
    };
    for (const auto &queue : queues)
        if (std::none_of(rows.begin(), rows.end(), has(queue)))
            return unknownQueue(queue, rows);
    if (!queues.empty())
        std::erase_if(rows, [&](const QueueFigures &row) {
            return std::find(queues.begin(), queues.end(), row.queue.text()) == queues.end();
        });
    return rows;
}

Result<std::string> queuesReport(const ReportOptions &options, const Ledger &ledger,
                                 const ReportLimits &limits, const SiteDay &day) {
    const auto rows = chosen(queueFigures(ledger, limits), options.queues);
    if (!rows)
        return rows.error();
    const auto form = options.format == "json"  ? queuesJson
                      : options.format == "csv" ? queuesCsv
                                                : queuesTable;
    return form(*rows, ledger.period(), day);
}

std::string agentsReport(const ReportOptions &options, const Ledger &ledger, const SiteDay &day) {
    const auto form = options.format == "json"  ? agentsJson
                      : options.format == "csv" ? agentsCsv
                                                : agentsTable;
    return form(agentFigures(ledger), ledger.period(), day);
}

int report(const CommandLine &line, const ReportOptions &options, bool isOfQueues) {
    const auto site = SiteData::open(line.data);
    if (!site)
        return fail(site.error());
    const auto center = site->center();
    if (!center)
        return fail(center.error());
    const auto day = zoneOf(*center, options.zone);
    if (!day)
        return fail(day.error());
    const auto today = std::max(center->at, now());
    // Nothing is known of what follows the last event when nobody was there to write.
    const auto present = site->isBeingWritten() ? today : center->at;
    const auto period = periodOf(options, *day, today);
    if (!period)
        return fail(period.error());
    const auto limits = limitsOf(options);
    if (!limits)
        return fail(limits.error());
    const auto ledger = ledgerOf(*site, *period, present);
    if (!ledger)
        return fail(ledger.error());
    const auto content = isOfQueues ? queuesReport(options, *ledger, *limits, *day)
                                    : Result<std::string>(agentsReport(options, *ledger, *day));
    return content ? put(*content, options.output) : fail(content.error());
}

} // namespace

void addReportCommand(CommandLine &line) {
    auto *reports = line.program.add_subcommand("report", "Figures of a period (with --data DIR)");
    reports->require_subcommand(1);
    const auto add = [&](const std::string &name, const std::string &help, bool isOfQueues) {
        auto options = std::make_shared<ReportOptions>();
        auto *command = reports->add_subcommand(name, help);
        command->add_option("--from", options->from, "2026-11-21 or 2026-11-21T10:00, local; default: today");
        command->add_option("--to", options->to, "The end, not included; a date alone: with that day");
        command->add_option("--time-zone", options->zone, "Another zone than the site's");
        command->add_option("--format", options->format, "table, json or csv")
            ->check(CLI::IsMember({"table", "json", "csv"}));
        command->add_option("--output", options->output, "A file instead of the terminal");
        if (isOfQueues) {
            command->add_option("--queue", options->queues, "Only this queue; may be repeated");
            command->add_option("--target", options->target,
                                "Service level threshold instead of the queue's");
            command->add_option("--short-abandon", options->shortAbandon, "Instead of the queue's");
        }
        command->callback([&line, options, isOfQueues] {
            line.action = [&line, options, isOfQueues] { return report(line, *options, isOfQueues); };
        });
    };
    add("queues", "Visits by arrival, handling by the end of the talk", true);
    add("agents", "Calls, offers and time in each state", false);
}

} // namespace callboard::ctl
