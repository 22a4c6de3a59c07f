// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_rows.h"
#include "app/ctl/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace callboard::ctl {

namespace {

using Row = std::vector<std::string>;

std::string shown(std::optional<Duration> time) {
    return time ? clockText(*time) : "-";
}

// A mean in seconds, as a time of whole seconds.
std::string shown(std::optional<double> seconds) {
    return seconds ? clockText(Duration{std::llround(*seconds) * 1'000'000}) : "-";
}

std::string share(std::optional<double> ratio) {
    return ratio ? percentText(*ratio) : "-";
}

std::string periodLine(const Period &period, const SiteDay &day) {
    return day.toLocalIso(period.from) + " to " + day.toLocalIso(period.to) + "\n\n";
}

// Outcomes that most sites do not have take a column only where there are some.
struct RareOutcome {
    const char *name;
    std::int64_t QueueCounts::*count;
};
constexpr std::array rareOutcomes{RareOutcome{"CALLBACK", &QueueCounts::callbackRequested},
                                  RareOutcome{"LEFT BY KEY", &QueueCounts::leftByKey}};

std::vector<RareOutcome> rareOf(const std::vector<QueueFigures> &rows) {
    std::vector<RareOutcome> found;
    for (const auto &outcome : rareOutcomes)
        if (std::any_of(rows.begin(), rows.end(),
                        [&](const QueueFigures &row) { return row.counts.*outcome.count != 0; }))
            found.push_back(outcome);
    return found;
}

Row lineOf(const QueueFigures &row, const std::vector<RareOutcome> &rare) {
    const auto &counts = row.counts;
    Row line{row.queue ? std::string(row.queue.text()) : "all"};
    for (const auto count : {counts.offered, counts.answered, counts.abandoned, counts.overflowed,
                             counts.refused, counts.unknown})
        line.push_back(std::to_string(count));
    for (const auto &outcome : rare)
        line.push_back(std::to_string(counts.*outcome.count));
    const bool hasEnded = counts.offered > row.waiting;
    const Row rest{std::to_string(row.waiting),
                   shown(row.asaSeconds()),
                   shown(row.medianWait),
                   shown(row.p90Wait),
                   hasEnded ? clockText(counts.longestWait) : "-",
                   shown(row.attSeconds()),
                   shown(row.ahtSeconds()),
                   share(row.abandonRate()),
                   share(serviceLevel(counts))};
    line.insert(line.end(), rest.begin(), rest.end());
    return line;
}

std::set<ReasonId> reasonsOf(const std::vector<AgentFigures> &rows) {
    std::set<ReasonId> reasons;
    for (const auto &row : rows)
        for (const auto &[reason, time] : row.notReady)
            reasons.insert(reason);
    return reasons;
}

Row lineOf(const AgentFigures &row, const std::set<ReasonId> &reasons) {
    Row line{std::string(row.agent.text()),
             std::to_string(row.answered),
             std::to_string(row.offers),
             std::to_string(row.offersNotAnswered),
             clockText(row.talk),
             clockText(row.hold),
             shown(row.attSeconds()),
             shown(row.ahtSeconds()),
             clockText(row.loggedIn()),
             clockText(row.timeIn(AgentState::Ready)),
             clockText(row.timeIn(AgentState::WorkingAfterCall)),
             share(row.occupancy()),
             clockText(row.timeIn(AgentState::NotReady))};
    for (const auto &reason : reasons) {
        const auto found = row.notReady.find(reason);
        line.push_back(found == row.notReady.end() ? "-" : clockText(found->second));
    }
    return line;
}

} // namespace

std::string queuesTable(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day) {
    const auto rare = rareOf(rows);
    Row head{"QUEUE", "OFFERED", "ANSWERED", "ABANDONED", "OVERFLOWED", "REFUSED", "UNKNOWN"};
    for (const auto &outcome : rare)
        head.emplace_back(outcome.name);
    for (const auto *name :
         {"WAITING", "ASA", "MEDIAN", "P90", "LONGEST", "ATT", "AHT", "ABANDON", "SERVICE"})
        head.emplace_back(name);
    std::vector<Row> table{head};
    for (const auto &row : rows)
        table.push_back(lineOf(row, rare));
    return periodLine(period, day) + tableOf(table) +
           "\nService level: " + std::string(textOf(defaultServiceLevel)) +
           ". Waits and handling times as m:ss; `--format json` has all formulas.\n";
}

std::string agentsTable(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day) {
    const auto reasons = reasonsOf(rows);
    Row head{"AGENT", "ANSWERED",  "OFFERS", "MISSED",     "TALK",      "HOLD",     "ATT",
             "AHT",   "LOGGED IN", "READY",  "AFTER-CALL", "OCCUPANCY", "NOT READY"};
    for (const auto &reason : reasons)
        head.push_back(reason ? std::string(reason.text()) : "no reason");
    std::vector<Row> table{head};
    for (const auto &row : rows)
        table.push_back(lineOf(row, reasons));
    return periodLine(period, day) + tableOf(table);
}

} // namespace callboard::ctl
