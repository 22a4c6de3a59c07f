// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/definitions_command.h"

#include "app/ctl/report_fields.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/calendar/site_day.h"
#include "core/kpi/definitions.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace callboard::ctl {

namespace {

std::string namedVersion(std::int32_t version) {
    return "v" + std::to_string(version);
}

std::string textOfAll(const std::vector<LevelDefinition> &levels, const SiteDay &day) {
    std::vector<std::vector<std::string>> figures{{"FIGURE", "VERSION", "FORMULA"}};
    for (const auto &figure : figureDefinitions())
        figures.push_back(
            {std::string(figure.name), namedVersion(figure.version), std::string(figure.formula)});
    auto text = tableOf(figures);
    if (levels.empty())
        return text;
    std::vector<std::vector<std::string>> queues{{"QUEUE", "VERSION", "SINCE", "T", "T0", "SHOWN FIRST"}};
    for (const auto &level : levels)
        queues.push_back({printable(level.queue.text()), namedVersion(level.version),
                          day.toLocalIso(level.since).substr(0, 19), clockText(level.target),
                          clockText(level.shortAbandon), std::string(textOf(level.formula))});
    return text + "\n" + tableOf(queues);
}

std::string jsonOfAll(const std::vector<LevelDefinition> &levels, const SiteDay &day) {
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
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto since = day.toLocalIso(levels[i].since);
        out += i == 0 ? "" : ",";
        fields.beginLine();
        fields.put("queue", levels[i].queue.text());
        fields.put("version", std::int64_t{levels[i].version});
        fields.put("since", std::string_view(since));
        fields.put("targetSeconds", toSeconds(levels[i].target));
        fields.put("shortAbandonSeconds", toSeconds(levels[i].shortAbandon));
        fields.put("formula", textOf(levels[i].formula));
        fields.endLine();
    }
    return out + "\n]\n}\n";
}

int print(const CommandLine &line, bool isJson) {
    std::vector<LevelDefinition> levels;
    std::string zone = "UTC";
    if (!line.data.empty()) {
        const auto site = SiteData::open(line.data);
        const auto center = site ? site->center() : site.error();
        if (!center)
            return fail(center.error());
        levels = center->definitions;
        zone = center->site.timeZone;
    }
    const auto day = SiteDay::ofZone(zone);
    if (!day)
        return fail(day.error());
    std::cout << (isJson ? jsonOfAll(levels, *day) : textOfAll(levels, *day)) << std::flush;
    return 0;
}

} // namespace

void addDefinitionsCommand(CommandLine &line) {
    auto isJson = std::make_shared<bool>(false);
    auto *command = line.program.add_subcommand(
        "definitions",
        "What each figure counts; with --data also by what service levels were judged, since when");
    command->add_flag("--json", *isJson, "For programs");
    command->callback([&line, isJson] { line.action = [&line, isJson] { return print(line, *isJson); }; });
}

} // namespace callboard::ctl
