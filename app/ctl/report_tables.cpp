// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_tables.h"

#include "app/ctl/terminal.h"
#include "core/kpi/bounds.h"
#include "core/kpi/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace callboard::ctl {

namespace {

using namespace history;
using Row = std::vector<std::string>;

std::string shown(std::optional<Duration> time) {
    return time ? clockText(*time) : "-";
}

// To the nearest second.
std::string shownMean(std::optional<Duration> mean) {
    return mean ? clockText(std::chrono::round<seconds>(*mean)) : "-";
}

std::string share(std::optional<double> ratio) {
    return ratio ? percentText(*ratio) : "-";
}

template <class AnyId>
std::string shown(const AnyId &id) {
    return id ? printable(id.text()) : "-";
}

std::string periodLine(const Period &period, const SiteDay &day) {
    return day.toLocalIso(period.from) + " to " + day.toLocalIso(period.to) + "\n\n";
}

std::string momentOf(Time time, const SiteDay &day) {
    return day.toLocalIso(time).substr(0, 19).replace(10, 1, " ");
}

// "2026-11-21", "2026-11-21 10:00"; the hour that comes twice has its offset.
std::string groupOf(const Period &time, const ReportShape &shape, const SiteDay &day) {
    if (shape.step == Step::Day)
        return day.dateAt(time.from);
    auto text = momentOf(time.from, day).substr(0, 16);
    const auto offset = [&](Time at) { return day.toLocalIso(at).substr(19); };
    const bool mayComeTwice =
        offset(time.from - std::chrono::hours{2}) != offset(time.from + std::chrono::hours{2});
    return mayComeTwice ? text + offset(time.from) : text;
}

// The same for one row after another of a group.
class GroupTexts {
public:
    GroupTexts(const ReportShape &shape, const SiteDay &day)
        : m_shape(shape)
        , m_day(day) {}
    const std::string &of(const Period &time) {
        if (m_text.empty() || time.from != m_from)
            m_text = groupOf(time, m_shape, m_day);
        m_from = time.from;
        return m_text;
    }

private:
    const ReportShape &m_shape;
    const SiteDay &m_day;
    Time m_from;
    std::string m_text;
};

void putHead(Row &head, const ReportShape &shape) {
    if (shape.step != Step::Whole)
        head.emplace_back(shape.step == Step::Day ? "DAY" : "FROM");
    for (const auto &[isThere, name] :
         {std::pair{shape.byQueue, "QUEUE"}, {shape.byTeam, "TEAM"}, {shape.byAgent, "AGENT"}})
        if (isThere)
            head.emplace_back(name);
}

void append(Row &line, Row more) {
    line.insert(line.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

// Outcomes that most sites do not have take a column only where there are some.
struct RareCount {
    const char *name;
    std::int64_t QueueCounts::*count;
};
constexpr std::array rareCounts{
    RareCount{"CALLBACK", &QueueCounts::callbackRequested}, RareCount{"LEFT BY KEY", &QueueCounts::leftByKey},
    RareCount{"PROMISED", &QueueCounts::promised}, RareCount{"KEPT", &QueueCounts::promisesKept}};

std::vector<RareCount> rareOf(const std::vector<QueueRow> &rows) {
    std::vector<RareCount> found;
    for (const auto &rare : rareCounts) {
        const auto needed = rare.count == &QueueCounts::promisesKept ? &QueueCounts::promised : rare.count;
        if (std::any_of(rows.begin(), rows.end(),
                        [&](const QueueRow &row) { return row.figures.counts.*needed != 0; }))
            found.push_back(rare);
    }
    return found;
}

void putLine(TextTable &table, const QueueRow &row, const std::vector<RareCount> &rare,
             ServiceLevel formula) {
    const auto &counts = row.figures.counts;
    for (const auto count : {counts.offered, counts.answered, counts.abandoned, counts.overflowed,
                             counts.refused, counts.unknown})
        table.put(std::to_string(count));
    for (const auto &each : rare)
        table.put(std::to_string(counts.*each.count));
    const bool hasEnded = counts.offered > row.figures.waiting;
    table.put(std::to_string(row.figures.waiting));
    table.put(shownMean(speedOfAnswer(counts)));
    table.put(shown(row.figures.medianWait));
    table.put(shown(row.figures.p90Wait));
    table.put(hasEnded ? clockText(counts.longestWait) : "-");
    table.put(shownMean(talkTime(counts)));
    table.put(shownMean(handleTime(counts)));
    table.put(share(abandonRate(counts)));
    table.put(share(serviceLevel(counts, formula)));
}

std::set<ReasonId> reasonsOf(const std::vector<AgentRow> &rows) {
    std::set<ReasonId> reasons;
    for (const auto &row : rows)
        for (const auto &[reason, absence] : row.figures.notReady)
            reasons.insert(reason);
    return reasons;
}

std::string nameOf(const ReasonId &reason) {
    return reason ? printable(reason.text()) : "no reason";
}

Row lineOf(const AgentFigures &row, const std::set<ReasonId> &reasons) {
    const auto &counts = row.counts;
    Row line{std::to_string(counts.answered),
             std::to_string(counts.offers),
             std::to_string(counts.offersNotAnswered),
             std::to_string(counts.dials),
             std::to_string(counts.contacts),
             share(transferRate(counts)),
             clockText(counts.talk),
             clockText(counts.hold),
             shownMean(talkTime(counts)),
             shownMean(handleTime(counts))};
    for (const auto time :
         {loggedIn(counts), counts.ready, counts.reserved, counts.busy, counts.afterCallWork})
        line.push_back(clockText(time));
    append(line, {share(occupancy(counts)), clockText(counts.notReady)});
    for (const auto &reason : reasons) {
        const auto found = row.notReady.find(reason);
        line.push_back(found == row.notReady.end() ? "-" : clockText(found->second.time));
    }
    return line;
}

// None where every end is known.
std::string gapLine(const QueueCounts &counts, ServiceLevel formula) {
    const auto level = serviceLevelBounds(counts, formula);
    if (!level)
        return {};
    const bool isOne = counts.unknown == 1;
    return "Of " + (isOne ? std::string("one caller") : std::to_string(counts.unknown) + " callers") +
           " the end is not known: nobody was looking. The service level is between " +
           percentText(level->least) + " and " + percentText(level->most) + ", whatever became of " +
           (isOne ? "him" : "them") + ".\n";
}

// Where a queue's visits were judged by several limits in the period, which and since when. The formula is
// the reader's choice, and judges all.
std::string definitionLines(const ReportShape &shape, const SiteDay &day) {
    std::set<QueueId> queues;
    for (const auto &definition : shape.definitions)
        queues.insert(definition.queue);
    std::string lines;
    for (const auto &queue : queues) {
        auto versions = definitionsIn(shape.definitions, queue, shape.period.from, shape.period.to);
        versions.erase(std::unique(versions.begin(), versions.end(),
                                   [](const LevelDefinition &one, const LevelDefinition &next) {
                                       return one.target == next.target &&
                                              one.shortAbandon == next.shortAbandon;
                                   }),
                       versions.end());
        if (versions.size() < 2)
            continue;
        lines += "The service level of " + printable(queue.text()) + " changed: ";
        for (const auto &version : versions)
            lines += (&version == &versions.front() ? "" : "; from " + momentOf(version.since, day) + " ") +
                     std::string("T ") + clockText(version.target) + ", t0 " +
                     clockText(version.shortAbandon) + " (version " + std::to_string(version.version) + ")";
        lines += ". Each visit is judged by what held when it ended.\n";
    }
    return lines;
}

// "83.3 % and 97.1 %"
std::string certainty(const Share &share) {
    const auto interval = wilson(share);
    return interval ? percentText(interval->least) + " and " + percentText(interval->most) : "-";
}

// A mean mark with two decimals.
std::string meanMark(std::optional<double> mean) {
    if (!mean)
        return "-";
    const auto hundredths = std::to_string(std::llround(*mean * 100));
    return hundredths.substr(0, 1) + "." + hundredths.substr(1);
}

// What tells a row of contacts apart from the others; the last row is all of them.
template <class ContactRow>
Row groupCells(const ContactRow &row, bool isLast, const ReportShape &shape, const SiteDay &day) {
    Row line;
    if (shape.step != Step::Whole)
        line.push_back(isLast ? "all" : groupOf(row.time, shape, day));
    if (shape.byQueue)
        line.push_back(isLast ? "all" : shown(row.queue));
    if (shape.byAgent)
        line.push_back(isLast ? "all" : shown(row.agent));
    return line;
}

std::string tableOr(const std::vector<Row> &table, const std::string &nothing) {
    return table.size() > 1 ? tableOf(table) : nothing + "\n";
}

// "boris 0:35, +74951234567 1:20"
std::string othersOf(const CallRow &row) {
    std::string all;
    for (const auto &other : row.others)
        all += ", " + std::string(other.agent.text()) + " " + clockText(other.talk);
    for (const auto &other : row.outsiders)
        all += ", " + (other.number.empty() ? "-" : printable(other.number)) + " " + clockText(other.talk);
    return all.empty() ? "-" : all.substr(2);
}

} // namespace

TablePage queuesTable(const std::vector<QueueRow> &rows, const ReportShape &shape, const SiteDay &day) {
    const auto rare = rareOf(rows);
    Row head;
    putHead(head, shape);
    append(head, {"OFFERED", "ANSWERED", "ABANDONED", "OVERFLOWED", "REFUSED", "UNKNOWN"});
    for (const auto &each : rare)
        head.emplace_back(each.name);
    append(head, {"WAITING", "ASA", "MEDIAN", "P90", "LONGEST", "ATT", "AHT", "ABANDON", "SERVICE"});
    TextTable table(rows.size() + 1, head.size());
    for (const auto &cell : head)
        table.put(cell);
    table.endRow();
    GroupTexts groups(shape, day);
    for (const auto &row : rows) {
        const bool isLast = &row == &rows.back();
        if (shape.step != Step::Whole)
            table.put(isLast ? "all" : groups.of(row.time));
        if (shape.byQueue)
            table.put(isLast ? "all" : shown(row.figures.queue));
        if (shape.byAgent)
            table.put(isLast ? "all" : shown(row.agent));
        putLine(table, row, rare, shape.formula);
        table.endRow();
    }
    const auto below = "\nService level: " + std::string(textOf(shape.formula)) +
                       ". Visits by arrival, talk by " +
                       (shape.talkBy == TalkBy::End ? "its end" : "the arrival of its call") +
                       "; waits and handling times as m:ss. `--format json` has all formulas.\n" +
                       definitionLines(shape, day) + gapLine(rows.back().figures.counts, shape.formula);
    return {periodLine(shape.period, day), std::move(table), below};
}

std::string agentsTable(const std::vector<AgentRow> &rows, const ReportShape &shape, const SiteDay &day) {
    const auto reasons = reasonsOf(rows);
    Row head;
    putHead(head, shape);
    append(head, {"ANSWERED", "OFFERS", "MISSED", "OUT", "CONTACTS", "TRANSFER", "TALK", "HOLD", "ATT", "AHT",
                  "LOGGED IN", "READY", "RINGING", "BUSY", "AFTER-CALL", "OCCUPANCY", "NOT READY"});
    for (const auto &reason : reasons)
        head.push_back(nameOf(reason));
    std::vector<Row> table{head};
    for (const auto &row : rows) {
        Row line;
        if (shape.step != Step::Whole)
            line.push_back(groupOf(row.time, shape, day));
        if (shape.byTeam)
            line.push_back(shown(row.figures.team));
        if (shape.byAgent)
            line.push_back(shown(row.figures.agent));
        append(line, lineOf(row.figures, reasons));
        table.push_back(line);
    }
    return periodLine(shape.period, day) + tableOr(table, "No agent was logged in.");
}

std::string reasonsTable(const std::vector<ReasonRow> &rows, const ReportShape &shape, const SiteDay &day) {
    Row head;
    putHead(head, shape);
    append(head, {"REASON", "TIME", "TIMES"});
    std::vector<Row> table{head};
    for (const auto &row : rows) {
        Row line;
        if (shape.step != Step::Whole)
            line.push_back(groupOf(row.time, shape, day));
        if (shape.byAgent)
            line.push_back(shown(row.agent));
        append(line, {nameOf(row.reason), clockText(row.absence.time), std::to_string(row.absence.times)});
        table.push_back(line);
    }
    return periodLine(shape.period, day) + tableOr(table, "Nobody was not ready.");
}

std::string resolutionTable(const std::vector<Resolution> &rows, const ReportShape &shape,
                            const SiteDay &day) {
    Row head;
    putHead(head, shape);
    append(head, {"CONTACTS", "FIRST", "RESOLVED", "UNDECIDED", "FCR", "95 % BETWEEN"});
    std::vector<Row> table{head};
    for (const auto &row : rows) {
        auto line = groupCells(row, &row == &rows.back(), shape, day);
        const auto rate = row.rate();
        append(line, {std::to_string(row.contacts), std::to_string(row.first), std::to_string(row.resolved),
                      std::to_string(row.undecided), share(callboard::share(rate.part, rate.whole)),
                      certainty(rate)});
        table.push_back(line);
    }
    return periodLine(shape.period, day) + tableOf(table) + "\nFCR: " + std::string(resolutionFormula) +
           ".\nFirst is who had not called about the matter for as long, by number; the matter is the code "
           "of the contact, or its queue where it has none. Undecided: not old enough.\n";
}

std::string satisfactionTable(const std::vector<Satisfaction> &rows, const ReportShape &shape,
                              const SiteDay &day) {
    Row head;
    putHead(head, shape);
    append(head, {"CONTACTS", "MARKS", "POSITIVE", "CSAT", "95 % BETWEEN", "MEAN", "RESPONSE"});
    std::vector<Row> table{head};
    for (const auto &row : rows) {
        auto line = groupCells(row, &row == &rows.back(), shape, day);
        const auto &marks = row.marks;
        append(line,
               {std::to_string(marks.contacts), std::to_string(marks.marks), std::to_string(marks.positive),
                share(callboard::share(marks.positive, marks.marks)), certainty(marks.csat()),
                meanMark(marks.mean()), share(callboard::share(marks.marks, marks.contacts))});
        table.push_back(line);
    }
    return periodLine(shape.period, day) + tableOf(table) +
           "\nA contact is a call from outside that is over and in which an agent talked, by its arrival; it "
           "is the queue's and the agent's who talked last. CSAT: positive marks (4 and 5 of 5, 3 of 3) / "
           "marks; of several marks of a contact the last one counts. Mean: from 1 to 5, where 1, 2, 3 of 3 "
           "are 1, 3, 5. Response: contacts with a mark / contacts.\n";
}

std::string callsTable(const std::vector<CallRow> &rows, const ReportShape &shape, const SiteDay &day) {
    std::vector<Row> table{{"TIME", "NUMBER", "QUEUE", "OUTCOME", "WAIT", "AGENT", "TALK", "HOLD", "OTHERS",
                            "ENDED BY", "CAUSE"}};
    if (shape.hasStreams)
        table.front().emplace_back("STREAM");
    for (const auto &row : rows) {
        const std::string direct(row.direction == Direction::Inbound ? "direct"sv : textOf(row.direction));
        const auto outcome = row.outcome ? std::string(textOf(*row.outcome)) : row.queue ? "waiting" : direct;
        const bool hasEnded = row.endedAt.has_value();
        table.push_back({momentOf(row.at, day), row.number.empty() ? "-" : printable(row.number),
                         shown(row.queue), outcome, shown(row.wait), shown(row.agent), clockText(row.talk),
                         clockText(row.hold), othersOf(row),
                         hasEnded ? std::string(textOf(row.endedBy)) : "goes on",
                         hasEnded ? std::string(textOf(row.cause)) : "-"});
        if (shape.hasStreams)
            table.back().push_back(printable(row.stream));
    }
    return periodLine(shape.period, day) + tableOr(table, "No calls.");
}

std::string lostTable(const std::vector<LostRow> &rows, const ReportShape &shape, const SiteDay &day) {
    std::vector<Row> table{
        {"TIME", "NUMBER", "QUEUE", "OUTCOME", "WAIT", "SHORT", "CAME AGAIN", "ANSWERED", "BY"}};
    if (shape.hasStreams)
        table.front().emplace_back("STREAM");
    for (const auto &row : rows) {
        const auto at = [&](const std::optional<Time> &time) { return time ? momentOf(*time, day) : "-"; };
        table.push_back({momentOf(row.at, day), row.number.empty() ? "-" : printable(row.number),
                         shown(row.queue), std::string(textOf(row.outcome)), clockText(row.wait),
                         row.isShort ? "short" : "-", at(row.cameAgain), at(row.answered),
                         shown(row.answeredBy)});
        if (shape.hasStreams)
            table.back().push_back(printable(row.stream));
    }
    return periodLine(shape.period, day) + tableOr(table, "No callers were lost.");
}

} // namespace callboard::ctl
