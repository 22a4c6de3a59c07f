// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/figures_sheet.h"

#include "widgets/history/history_words.h"
#include "widgets/history/period.h"
#include "widgets/models/level_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <algorithm>
#include <iterator>
#include <QCoreApplication>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

using Row = TextTable::Row;

// As wide as most.
QStringList aName() {
    return {u"MMMMMMMMMM"_s};
}

constexpr std::array always{
    VisitFigure::Offered,   VisitFigure::Answered,       VisitFigure::AnsweredWithinTarget,
    VisitFigure::Abandoned, VisitFigure::ShortAbandoned, VisitFigure::Overflowed};
// Other ways for a stay to be: shown where there were any, so that the offered ones add up.
constexpr std::array others{VisitFigure::Refused, VisitFigure::CallbackRequested, VisitFigure::LeftByKey,
                            VisitFigure::Unknown, VisitFigure::Waiting};
constexpr std::array levels{VisitFigure::AnsweredOnly, // in its place the site's own service level
                            VisitFigure::SpeedOfAnswer, VisitFigure::MedianWait, VisitFigure::P90Wait,
                            VisitFigure::LongestWait};
constexpr std::array talks{WorkFigure::TalkTime, WorkFigure::HandleTime};

std::int64_t countOf(const QueueFiguresRow &row, VisitFigure other) {
    switch (other) {
    case VisitFigure::Refused:
        return row.counts.refused;
    case VisitFigure::CallbackRequested:
        return row.counts.callbackRequested;
    case VisitFigure::LeftByKey:
        return row.counts.leftByKey;
    case VisitFigure::Unknown:
        return row.counts.unknown;
    default:
        return row.waiting;
    }
}

std::vector<VisitFigure> figuresOf(const QueueFiguresRow &total) {
    std::vector<VisitFigure> figures(always.begin(), always.end());
    std::copy_if(others.begin(), others.end(), std::back_inserter(figures),
                 [&](VisitFigure other) { return countOf(total, other) > 0; });
    figures.insert(figures.end(), levels.begin(), levels.end());
    return figures;
}

void putFigure(Row &to, const QueueFiguresRow &row, VisitFigure figure) {
    const auto &c = row.counts;
    switch (figure) {
    case VisitFigure::Offered:
        return putCount(to, c.offered);
    case VisitFigure::Answered:
        return putAtLeast(to, c.answered, c.unknown);
    case VisitFigure::AnsweredWithinTarget:
        return putCount(to, c.answeredWithinTarget);
    case VisitFigure::Abandoned:
        return putAtLeast(to, c.abandoned, c.unknown);
    case VisitFigure::ShortAbandoned:
        return putCount(to, c.shortAbandoned);
    case VisitFigure::Overflowed:
        return putCount(to, c.overflowed);
    case VisitFigure::Refused:
    case VisitFigure::CallbackRequested:
    case VisitFigure::LeftByKey:
    case VisitFigure::Unknown:
    case VisitFigure::Waiting:
        return putCount(to, countOf(row, figure));
    case VisitFigure::SpeedOfAnswer:
        return putTime(to, speedOfAnswer(c));
    case VisitFigure::MedianWait:
        return putTime(to, row.medianWait);
    case VisitFigure::P90Wait:
        return putTime(to, row.p90Wait);
    default: // the longest wait
        return putTime(to, c.offered > row.waiting ? std::optional(c.longestWait) : std::nullopt);
    }
}

bool isCount(VisitFigure figure) {
    return figure <= VisitFigure::Waiting;
}

bool opensTo(const std::optional<OpensTo> &opens, VisitFigure figure) {
    return opens && !opens->work && opens->figure == figure;
}
bool opensTo(const std::optional<OpensTo> &opens, WorkFigure figure) {
    return opens && opens->work == figure;
}

// What people compare last.
template <class... Figures>
QList<int> columnsOf(const Sheet &sheet, Figures... figures) {
    QList<int> columns;
    const auto add = [&](auto figure) {
        for (std::size_t i = 0; i < sheet.opens.size(); ++i)
            if (opensTo(sheet.opens[i], figure))
                columns += static_cast<int>(i);
    };
    (add(figures), ...);
    return columns;
}

class QueueSheet {
    Q_DECLARE_TR_FUNCTIONS(FiguresSheet)

public:
    QueueSheet(const AskQueueFigures &asked, const QueueFiguresTable &table, const Center &center)
        : m_step(asked.groupBy)
        , m_center(center)
        , m_figures(figuresOf(table.total)) {
        if (asked.groupBy != Step::Whole)
            m_leading.push_back(Leading::When);
        if (asked.byQueue)
            m_leading.push_back(Leading::Queue);
        if (asked.byAgent)
            m_leading.push_back(Leading::Agent);
        if (m_leading.empty())
            m_leading.push_back(Leading::When);
    }

    Sheet sheet(const QueueFiguresTable &table) const {
        Sheet sheet;
        sheet.leading = static_cast<int>(m_leading.size());
        sheet.room = m_leading.front() == Leading::When ? whenSamples(m_step) : aName();
        for (const auto what : m_leading)
            addColumn(sheet, {headOf(what), {}, false}, std::nullopt);
        const auto level = figureOf(m_center.site.serviceLevel);
        for (const auto figure : m_figures) {
            const auto shown = figure == VisitFigure::AnsweredOnly ? level : figure;
            addColumn(sheet,
                      {words::figure(shown), words::formula(shown), true,
                       isCount(figure) || shown == level ? QString() : tr("seconds")},
                      OpensTo{shown});
        }
        for (const auto work : talks)
            addColumn(sheet, {words::figure(work), words::formula(work), true, tr("seconds")},
                      OpensTo{{}, work});
        sheet.lesser =
            columnsOf(sheet, VisitFigure::MedianWait, WorkFigure::HandleTime, VisitFigure::ShortAbandoned,
                      VisitFigure::P90Wait, VisitFigure::LongestWait, WorkFigure::TalkTime);
        for (const auto &row : table.rows)
            sheet.rows.push_back(rowOf(row, false));
        if (!sheet.rows.empty())
            sheet.rows.push_back(rowOf(table.total, true));
        return sheet;
    }

private:
    enum class Leading { When, Queue, Agent };

    static void addColumn(Sheet &sheet, TextTable::Column column, std::optional<OpensTo> opens) {
        sheet.columns.push_back(std::move(column));
        sheet.opens.push_back(opens);
    }
    static QString headOf(Leading what) {
        return what == Leading::When ? tr("When") : what == Leading::Queue ? tr("Queue") : tr("Agent");
    }
    QString leadingText(Leading what, const QueueFiguresRow &row) const {
        switch (what) {
        case Leading::Queue:
            return words::nameOf(m_center, row.queue);
        case Leading::Agent:
            return row.agent ? words::nameOf(m_center, row.agent) : tr("nobody");
        case Leading::When:
            break;
        }
        return whenText({row.from, row.to}, m_step, m_center.at, zoneOf(m_center.site));
    }
    // The site's own service level. What it says of few calls it says quietly.
    void putLevel(Row &row, const QueueCounts &counts) const {
        const auto formula = m_center.site.serviceLevel;
        const auto level = serviceLevel(counts, formula);
        const auto share = levelShare(counts, formula);
        const auto bounds = serviceLevelBounds(counts, formula);
        const auto column = static_cast<int>(row.texts.size());
        putShare(row, level);
        row.texts.back() = words::level(level, bounds);
        if (isOfFew(share))
            row.dimColumns += column;
        if (const auto notes = words::levelNotes(share, bounds, counts.unknown); !notes.isEmpty())
            row.notes[column] = notes.join(u'\n');
    }
    Row rowOf(const QueueFiguresRow &of, bool isTotal) const {
        Row row;
        row.isTotal = isTotal;
        row.isDim = !isTotal && of.counts.offered == 0;
        for (const auto what : m_leading)
            putText(row, isTotal ? (row.texts.isEmpty() ? tr("All") : QString()) : leadingText(what, of));
        for (const auto figure : m_figures)
            if (figure == VisitFigure::AnsweredOnly)
                putLevel(row, of.counts);
            else
                putFigure(row, of, figure);
        putTime(row, talkTime(of.counts));
        putTime(row, handleTime(of.counts));
        return row;
    }

    Step m_step;
    const Center &m_center;
    std::vector<Leading> m_leading;
    std::vector<VisitFigure> m_figures;
};

class AgentSheet {
    Q_DECLARE_TR_FUNCTIONS(FiguresSheet)

public:
    AgentSheet(const AskAgentFigures &asked, const Center &center)
        : m_step(asked.groupBy)
        , m_byTeam(asked.byTeam)
        , m_center(center) {}

    Sheet sheet(const AgentFiguresTable &table) const {
        Sheet sheet;
        if (m_step != Step::Whole)
            addName(sheet, tr("When"));
        addName(sheet, m_byTeam ? tr("Team") : tr("Agent"));
        sheet.leading = static_cast<int>(sheet.columns.size());
        sheet.room = m_step != Step::Whole ? whenSamples(m_step) : aName();
        for (const auto work : {WorkFigure::OffersAnswered, WorkFigure::Offers, WorkFigure::OffersMissed,
                                WorkFigure::Dials, WorkFigure::Contacts, WorkFigure::Transfers})
            add(sheet, {words::figure(work), words::formula(work), true}, OpensTo{{}, work});
        for (const auto work : {WorkFigure::TalkTime, WorkFigure::HoldTime, WorkFigure::HandleTime,
                                WorkFigure::LoggedInTime, WorkFigure::ReadyTime, WorkFigure::ReservedTime,
                                WorkFigure::BusyTime, WorkFigure::AfterCallTime, WorkFigure::NotReadyTime})
            add(sheet, {words::figure(work), words::formula(work), true, tr("seconds")}, OpensTo{{}, work});
        add(sheet, {words::figure(WorkFigure::Occupancy), words::formula(WorkFigure::Occupancy), true},
            OpensTo{{}, WorkFigure::Occupancy});
        sheet.lesser = columnsOf(sheet, WorkFigure::ReservedTime, WorkFigure::BusyTime, WorkFigure::Contacts,
                                 WorkFigure::HoldTime, WorkFigure::HandleTime, WorkFigure::Offers,
                                 WorkFigure::AfterCallTime, WorkFigure::Transfers, WorkFigure::Dials);
        for (const auto &row : table.rows)
            sheet.rows.push_back(rowOf(row));
        return sheet;
    }

private:
    static void add(Sheet &sheet, TextTable::Column column, std::optional<OpensTo> opens) {
        sheet.columns.push_back(std::move(column));
        sheet.opens.push_back(opens);
    }
    static void addName(Sheet &sheet, const QString &name) { add(sheet, {name, {}, false}, std::nullopt); }
    QString nameOf(const AgentFiguresRow &of) const {
        if (m_byTeam)
            return of.team ? shownText(of.team) : tr("no team");
        return of.agent ? words::nameOf(m_center, of.agent) : tr("All");
    }
    // What the count of the last cell is a share of.
    static void note(Row &row, const QString &words, std::optional<double> rate) {
        if (rate)
            row.notes[static_cast<int>(row.texts.size()) - 1] = words.arg(percentText(rate));
    }
    Row rowOf(const AgentFiguresRow &of) const {
        const auto &c = of.counts;
        Row row;
        if (m_step != Step::Whole)
            putText(row, whenText({of.from, of.to}, m_step, m_center.at, zoneOf(m_center.site)));
        putText(row, nameOf(of));
        for (const auto count : {c.answered, c.offers, c.offersNotAnswered})
            putCount(row, count);
        putCount(row, c.dials);
        note(row, tr("Connect rate: %1"), connectRate(c));
        putCount(row, c.contacts);
        putCount(row, c.transferred);
        note(row, tr("Transfer rate: %1"), transferRate(c));
        for (const auto &time : {talkTime(c), holdTime(c), handleTime(c)})
            putTime(row, time);
        const auto known = loggedIn(c);
        row.isDim = known == Duration{} && c.segments == 0 && c.dials == 0;
        for (const auto time : {known, c.ready, c.reserved, c.busy, c.afterCallWork, c.notReady})
            putTime(row, time);
        putShare(row, occupancy(c));
        return row;
    }

    Step m_step;
    bool m_byTeam;
    const Center &m_center;
};

} // namespace

Sheet sheetOf(const AskQueueFigures &asked, const QueueFiguresTable &table, const Center &center) {
    return QueueSheet(asked, table, center).sheet(table);
}

Sheet sheetOf(const AskAgentFigures &asked, const AgentFiguresTable &table, const Center &center) {
    return AgentSheet(asked, center).sheet(table);
}

} // namespace callboard
