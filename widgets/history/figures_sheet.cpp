// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/figures_sheet.h"

#include "core/kpi/figures.h"
#include "core/kpi/service_level.h"
#include "widgets/history/history_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QDateTime>
#include <QLocale>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array figures{
    VisitFigure::Offered,       VisitFigure::Answered,       VisitFigure::AnsweredWithinTarget,
    VisitFigure::Abandoned,     VisitFigure::ShortAbandoned, VisitFigure::Overflowed,
    VisitFigure::AnsweredOnly, // in its place the site's own service level
    VisitFigure::SpeedOfAnswer, VisitFigure::MedianWait,     VisitFigure::P90Wait,
    VisitFigure::LongestWait};

QString countText(std::int64_t count) {
    return QString::number(count);
}

QString textOf(const QueueFiguresRow &row, VisitFigure figure, VisitFigure level) {
    const auto &c = row.counts;
    switch (figure) {
    case VisitFigure::Offered:
        return countText(c.offered);
    case VisitFigure::Answered:
        return countText(c.answered);
    case VisitFigure::AnsweredWithinTarget:
        return countText(c.answeredWithinTarget);
    case VisitFigure::Abandoned:
        return countText(c.abandoned);
    case VisitFigure::ShortAbandoned:
        return countText(c.shortAbandoned);
    case VisitFigure::Overflowed:
        return countText(c.overflowed);
    case VisitFigure::SpeedOfAnswer:
        return timeOrDash(speedOfAnswer(c));
    case VisitFigure::MedianWait:
        return timeOrDash(row.medianWait);
    case VisitFigure::P90Wait:
        return timeOrDash(row.p90Wait);
    case VisitFigure::LongestWait:
        return c.offered > row.waiting ? clockText(c.longestWait) : u"–"_s;
    default:
        return percentText(
            serviceLevel(c, static_cast<ServiceLevel>(static_cast<int>(level) -
                                                      static_cast<int>(VisitFigure::AnsweredOnly))));
    }
}

} // namespace

FiguresSheet::FiguresSheet(const AskQueueFigures &asked, const Center &center)
    : m_step(asked.groupBy)
    , m_center(center)
    , m_zone(zoneOf(center.site))
    , m_level(figureOf(center.site.serviceLevel)) {
    if (asked.groupBy != Step::Whole)
        m_leading.push_back(Leading::When);
    if (asked.byQueue)
        m_leading.push_back(Leading::Queue);
    if (asked.byAgent)
        m_leading.push_back(Leading::Agent);
    if (m_leading.empty())
        m_leading.push_back(Leading::When);
}

std::vector<TextTable::Column> FiguresSheet::columns() const {
    std::vector<TextTable::Column> columns;
    for (const auto what : m_leading)
        columns.push_back({what == Leading::When    ? tr("When")
                           : what == Leading::Queue ? tr("Queue")
                                                    : tr("Agent"),
                           {},
                           false});
    for (const auto figure : figures) {
        const auto shown = figure == VisitFigure::AnsweredOnly ? m_level : figure;
        columns.push_back({words::figure(shown), words::formula(shown), true});
    }
    columns.push_back({tr("Talk"), tr("average talk of a handled call, without holds"), true});
    columns.push_back({tr("Handling"), tr("average talk, hold and after-call work of a handled call"), true});
    return columns;
}

TextTable::Row FiguresSheet::row(const QueueFiguresRow &of, bool isTotal) const {
    TextTable::Row row;
    row.isTotal = isTotal;
    row.isDim = !isTotal && of.counts.offered == 0;
    for (const auto what : m_leading)
        row.texts += isTotal ? (row.texts.isEmpty() ? tr("All") : QString()) : leadingText(what, of);
    for (const auto figure : figures)
        row.texts += textOf(of, figure, m_level);
    row.texts += timeOrDash(talkTime(of.counts));
    row.texts += timeOrDash(handleTime(of.counts));
    return row;
}

std::optional<VisitFigure> FiguresSheet::figureAt(int column) const {
    const auto place = column - leading();
    if (place < 0 || place >= static_cast<int>(figures.size()))
        return std::nullopt;
    const auto figure = figures[static_cast<std::size_t>(place)];
    return figure == VisitFigure::AnsweredOnly ? m_level : figure;
}

QString FiguresSheet::nameOf(const QueueFiguresRow &figures, bool isTotal) const {
    if (isTotal)
        return tr("All");
    QStringList names;
    for (const auto what : m_leading)
        names += leadingText(what, figures);
    return names.join(u" · "_s);
}

QString FiguresSheet::leadingText(Leading what, const QueueFiguresRow &figures) const {
    switch (what) {
    case Leading::Queue:
        return words::nameOf(m_center, figures.queue);
    case Leading::Agent:
        return figures.agent ? words::nameOf(m_center, figures.agent) : tr("nobody");
    case Leading::When:
        break;
    }
    return whenText(figures);
}

QString FiguresSheet::whenText(const QueueFiguresRow &figures) const {
    const auto at = [&](Time time) {
        const auto since = std::chrono::floor<milliseconds>(time.time_since_epoch());
        return QDateTime::fromMSecsSinceEpoch(since.count(), m_zone);
    };
    const auto from = at(figures.from);
    const auto day = QLocale().toString(from.date(), u"ddd d MMM"_s);
    if (m_step == Step::Hour || m_step == Step::Interval)
        return day + u' ' + from.toString(u"HH:mm"_s);
    const auto last = at(figures.to - milliseconds{1}).date();
    return m_step == Step::Day || last == from.date()
               ? day
               : day + u" – "_s + QLocale().toString(last, u"ddd d MMM"_s);
}

} // namespace callboard
