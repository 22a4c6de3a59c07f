// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/definitions_command.h"

#include "app/ctl/report_fields.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/calendar/site_day.h"
#include "core/kpi/definitions.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>
#include <utility>

namespace callboard::ctl {

namespace {

std::string namedVersion(std::int32_t version) {
    return "v" + std::to_string(version);
}

// What judged the queues of one journal: the live one, or an import.
struct StreamLevels {
    std::string stream;
    std::vector<LevelDefinition> levels;
};

// Of several streams each row says whose it is.
std::string textOfLevels(const std::vector<StreamLevels> &all, const SiteDay &day) {
    const bool hasStreams = all.size() > 1;
    std::vector<std::vector<std::string>> rows{{"QUEUE", "VERSION", "SINCE", "T", "T0", "SHOWN FIRST"}};
    if (hasStreams)
        rows.front().emplace_back("STREAM");
    for (const auto &[stream, levels] : all)
        for (const auto &level : levels) {
            rows.push_back({printable(level.queue.text()), namedVersion(level.version),
                            day.toLocalIso(level.since).substr(0, 19), clockText(level.target),
                            clockText(level.shortAbandon), std::string(textOf(level.formula))});
            if (hasStreams)
                rows.back().push_back(printable(stream));
        }
    return rows.size() > 1 ? "\n" + tableOf(rows) : "";
}

std::string textOfAll(const std::vector<StreamLevels> &all, const SiteDay &day) {
    std::vector<std::vector<std::string>> figures{{"FIGURE", "VERSION", "FORMULA"}};
    for (const auto &figure : figureDefinitions())
        figures.push_back(
            {std::string(figure.name), namedVersion(figure.version), std::string(figure.formula)});
    const bool hasImports =
        std::ranges::any_of(all, [](const auto &each) { return each.stream != history::liveStream; });
    return tableOf(figures) + textOfLevels(all, day) +
           (hasImports
                ? "\nA log knows no targets: what is imported is judged by the usual T and t0. A report "
                  "takes others with --target and --short-abandon.\n"
                : "");
}

void putLevel(JsonFields &fields, const std::string &stream, const LevelDefinition &level,
              const SiteDay &day) {
    const auto since = day.toLocalIso(level.since);
    fields.beginLine();
    fields.put("stream", std::string_view(stream));
    fields.put("queue", level.queue.text());
    fields.put("version", std::int64_t{level.version});
    fields.put("since", std::string_view(since));
    fields.put("targetSeconds", toSeconds(level.target));
    fields.put("shortAbandonSeconds", toSeconds(level.shortAbandon));
    fields.put("formula", textOf(level.formula));
    fields.endLine();
}

std::string jsonOfAll(const std::vector<StreamLevels> &streams, const SiteDay &day) {
    std::string out = "{\n\"figures\": [";
    JsonFields fields(out);
    const auto all = figureDefinitions();
    for (std::size_t i = 0; i < all.size(); ++i) {
        out += i == 0 ? "" : ",";
        fields.beginLine();
        fields.put("figure", all[i].name);
        fields.put("version", std::int64_t{all[i].version});
        fields.put("formula", all[i].formula);
        fields.endLine();
    }
    out += "\n],\n\"serviceLevels\": [";
    bool isFirst = true;
    for (const auto &[stream, levels] : streams)
        for (const auto &level : levels) {
            out += std::exchange(isFirst, false) ? "" : ",";
            putLevel(fields, stream, level, day);
        }
    return out + "\n]\n}\n";
}

struct Known {
    std::vector<StreamLevels> levels;
    std::string zone; // of the first stream, as in reports; empty: none is configured
};

// In whose times a table of levels is told.
std::string zoneLine(const Known &known) {
    const bool hasTimes =
        std::ranges::any_of(known.levels, [](const auto &each) { return !each.levels.empty(); });
    if (!hasTimes)
        return {};
    return known.zone.empty() ? "\nNo time zone is configured here: times are UTC.\n"
                              : "\nTimes are those of " + printable(known.zone) + ".\n";
}

// The streams that a report would read.
Result<Known> knownOf(const std::filesystem::path &data, const std::string &stream) {
    const auto directory = dataDirectoryOf(data);
    if (!directory)
        return directory.error();
    const auto chosen = chosenStreams(*directory, stream);
    if (!chosen)
        return chosen.error();
    Known known;
    for (const auto &each : *chosen) {
        const auto journal = SiteData::open(each.directory);
        const auto center = journal ? journal->center() : journal.error();
        if (!center)
            return center.error();
        if (known.levels.empty() && !center->site.timeZone.empty())
            known.zone = center->site.timeZone;
        known.levels.push_back({each.name, center->definitions});
    }
    return known;
}

int print(const CommandLine &line, const std::string &stream, bool isJson) {
    if (line.data.empty() && !stream.empty())
        return fail(Error{"usage", "--stream is of a data directory: name it with --data DIR"});
    const auto known = line.data.empty() ? Result(Known()) : knownOf(line.data, stream);
    if (!known)
        return fail(known.error());
    const auto day = SiteDay::ofZone(known->zone.empty() ? "UTC" : known->zone);
    if (!day)
        return fail(day.error());
    std::cout << (isJson ? jsonOfAll(known->levels, *day) : textOfAll(known->levels, *day) + zoneLine(*known))
              << std::flush;
    return 0;
}

} // namespace

void addDefinitionsCommand(CommandLine &line) {
    auto isJson = std::make_shared<bool>(false);
    auto stream = std::make_shared<std::string>();
    auto *command = line.program.add_subcommand(
        "definitions",
        "What each figure counts; with --data also by what service levels were judged, since when");
    command->add_option("--stream", *stream, "live, or the name of an import; default: all of them");
    command->add_flag("--json", *isJson, "For programs");
    command->callback([&line, stream, isJson] {
        line.action = [&line, stream, isJson] { return print(line, *stream, *isJson); };
    });
}

} // namespace callboard::ctl
