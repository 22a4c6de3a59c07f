// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what a number counts: its rows and columns, and how much of it is shown.
#include "widgets/history/opened_view.h"

#include "core/kpi/definitions.h"
#include "widgets/common/board_view.h"
#include "widgets/common/text_line.h"
#include "widgets/common/theme.h"
#include "widgets/history/history_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QPointer>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>
#include <numeric>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

bool isAverageOfTalks(WorkFigure figure) {
    return figure == WorkFigure::TalkTime || figure == WorkFigure::HoldTime || addsAfterCallWork(figure);
}

enum ColumnOfStay { AtColumn, QueueColumn, NumberColumn, NameColumn, AgentColumn, TimeColumn, LastColumn };
enum ColumnOfState { FromColumn, StateColumn, UntilColumn, WhoColumn, LengthColumn };

} // namespace

bool OpenedView::areStates() const {
    return m_question.work && isOfStates(*m_question.work);
}

bool OpenedView::areTimes() const {
    return areStates() || shownPart() == Part::Added;
}

// A talk is left out of none of its figures.
bool OpenedView::mayLack(Part part) const {
    const auto &work = m_question.work;
    return part == Part::Against || part == Part::Added ||
           (part == Part::LeftOut && work && isOfTalks(*work));
}

// Of an average of talks, in the shape of its formula: "(12:30 + 0:40 + 2:10) / 5 = 3:04". Empty: it is none,
// or not all that it sums is told.
QString OpenedView::sums() const {
    const auto &work = m_question.work;
    if (!work || !isAverageOfTalks(*work) || m_figure.counted == 0 ||
        static_cast<std::int64_t>(m_figure.stays.size()) < m_figure.counted + m_figure.added)
        return {};
    Duration talk{}, hold{}, after{};
    for (const auto &stay : m_figure.stays) {
        talk += stay.talk.value_or(Duration{});
        hold += stay.hold.value_or(Duration{});
        after += stay.lasted;
    }
    std::vector<Duration> parts{talk, hold, after};
    if (*work != WorkFigure::HandleTime)
        parts = {*work == WorkFigure::TalkTime ? talk : *work == WorkFigure::HoldTime ? hold : after};
    QStringList texts;
    for (const auto part : parts)
        texts += clockText(part);
    const auto sum = std::accumulate(parts.begin(), parts.end(), Duration{});
    const auto above = texts.size() > 1 ? u"(%1)"_s.arg(texts.join(u" + "_s)) : texts.front();
    return u"%1 / %2 = %3"_s.arg(above).arg(m_figure.counted).arg(clockText(sum / m_figure.counted));
}

QString OpenedView::formula() const {
    if (m_question.work) {
        const auto what = words::formula(*m_question.work), figures = sums();
        return figures.isEmpty() ? what : figures + u" · "_s + what;
    }
    const auto what = words::formula(m_question.figure), limit = targets();
    return limit.isEmpty() ? what : what + u" · "_s + limit;
}

// By what the stays of a queue were judged in the time; empty: nothing was.
QString OpenedView::targets() const {
    const auto figure = m_question.figure;
    const bool isJudged = figure == VisitFigure::AnsweredWithinTarget ||
                          figure == VisitFigure::AbandonedWithinTarget || figure >= VisitFigure::AnsweredOnly;
    if (!isJudged || m_question.queues.size() != 1)
        return {};
    const auto &center = m_floor.center();
    QStringList all;
    for (const auto &known :
         definitionsIn(center.definitions, m_question.queues.front(), m_question.from, m_question.to)) {
        const auto target = clockText(known.target);
        all += all.isEmpty()
                   ? tr("target %1").arg(target)
                   : tr("from %1 on %2")
                         .arg(dayAndTimeText(known.since, m_floor.clock(), zoneOf(center.site)), target);
    }
    return all.join(u", "_s);
}

std::int64_t OpenedView::sizeOf(Part part) const {
    return part == Part::Counted   ? m_figure.counted
           : part == Part::Against ? m_figure.against
           : part == Part::Added   ? m_figure.added
                                   : m_figure.leftOut;
}

TextTable::Row OpenedView::rowOfState(const StayRow &stay) const {
    const auto &center = m_floor.center();
    const auto zone = zoneOf(center.site);
    TextTable::Row row;
    row.texts = {dayAndTimeText(stay.at, m_floor.clock(), zone), words::state(*stay.state, stay.reason),
                 timeOfDayText(stay.at + stay.lasted, zone), words::nameOf(center, stay.agent),
                 clockText(stay.lasted)};
    return row;
}

TextTable::Row OpenedView::rowOf(const StayRow &stay) const {
    if (stay.state)
        return rowOfState(stay);
    const auto &center = m_floor.center();
    TextTable::Row row;
    row.texts = {dayAndTimeText(stay.at, m_floor.clock(), zoneOf(center.site)),
                 stay.queue ? words::nameOf(center, stay.queue) : u"–"_s,
                 stay.number.empty() ? tr("hidden") : shownNumber(stay.number), shownText(stay.name),
                 words::talkers(stay, center)};
    if (stay.talk)
        row.texts += {clockText(*stay.talk), timeOrDash(stay.hold)};
    else if (stay.mark)
        row.texts += {QString(), *stay.mark ? tr("%1 of 5").arg(*stay.mark) : tr("no mark given")};
    else if (stay.reached)
        row.texts += {QString(), *stay.reached ? tr("answered") : tr("not answered")};
    else
        row.texts += {clockText(stay.wait), stay.offered ? words::offered(*stay.offered) : words::why(stay)};
    return row;
}

std::vector<TextTable::Column> OpenedView::columnsOf(Part part) const {
    if (areStates() || part == Part::Added)
        return {{tr("From"), {}, false},
                {tr("State"), {}, false},
                {tr("Until"), {}, false},
                {tr("Agent"), {}, false},
                {tr("Time"), {}, true}};
    const auto &work = m_question.work;
    const bool talks = work && isOfTalks(*work), marks = work == WorkFigure::Csat, offers = work && !talks;
    const auto length = marks || work == WorkFigure::Dials ? QString() : offers ? tr("Rang") : tr("Wait");
    const auto end = marks                             ? tr("Mark")
                     : part == Part::Counted || offers ? tr("How it ended")
                                                       : tr("Why not");
    return {{talks ? tr("Ended") : tr("When"), {}, false},
            {tr("Queue"), {}, false},
            {tr("Number"), {}, false},
            {tr("Name"), {}, false},
            {tr("Agent"), {}, false},
            {talks ? tr("Talk") : length, {}, true},
            {talks ? tr("Hold") : end, {}, talks}};
}

void OpenedView::showPart(int tab) {
    if (tab < 0)
        return;
    closeCall();
    const auto part = static_cast<Part>(m_parts->tabData(tab).toInt());
    m_shown.clear();
    std::vector<TextTable::Row> rows;
    for (const auto &stay : m_figure.stays)
        if (stay.part == part) {
            m_shown.push_back(&stay);
            rows.push_back(rowOf(stay));
        }
    m_stayTable->setContent(columnsOf(part), std::move(rows));
    areTimes() ? fitStates() : fitCalls();
    m_stays->setEmptyText(areTimes() ? tr("No times") : tr("No calls"), tr("There is none of this kind."));
    showCallBack();
    tellList();
}

void OpenedView::fitCalls() {
    m_stays->setSample(AtColumn, {u"00 MMM 0000 00:00"_s});
    m_stays->setSample(QueueColumn, {u"MMMMMMMM"_s});
    m_stays->setSample(NumberColumn, {u"+44 0000 000 0000"_s});
    m_stays->setSample(TimeColumn, {u"00:00"_s});
    m_stays->setStretch(NameColumn, {u"MMMMMMMM"_s});
    m_stays->setStretch(AgentColumn, {u"MMMMMMMM"_s});
    m_stays->setStretch(LastColumn, {u"MMMMMMMMMM"_s});
    m_stays->setLesser({AgentColumn, QueueColumn, NameColumn});
}

void OpenedView::fitStates() {
    m_stays->setSample(FromColumn, {u"00 MMM 0000 00:00"_s});
    m_stays->setStretch(StateColumn, {u"MMMMMMMM"_s});
    m_stays->setSample(UntilColumn, {u"00:00:00"_s});
    m_stays->setStretch(WhoColumn, {u"MMMMMMMM"_s});
    m_stays->setSample(LengthColumn, {u"00:00:00"_s});
    m_stays->setLesser({});
}

// That not all are shown, else what can be done with them.
void OpenedView::tellList() {
    const auto shown = static_cast<std::int64_t>(m_shown.size());
    const auto hint = tr("A double click or Enter opens a call.");
    const bool isHinted = m_opensCalls && !areTimes() && shown > 0 && hasRoomFor(hint);
    const bool isTime = areTimes() && shown > 0;
    const bool isMore = lacksSome();
    tell(isMore && mayAskMore() ? tr("The first %1 are shown; scroll on for more.").arg(shown)
         : isMore               ? tr("The first %1 are shown; a shorter period has the others.").arg(shown)
         : isTime               ? tr("%1 together").arg(clockText(timeShown()))
         : isHinted             ? hint
                                : QString());
}

Part OpenedView::shownPart() const {
    return static_cast<Part>(m_parts->tabData(m_parts->currentIndex()).toInt());
}

bool OpenedView::lacksSome() const {
    return static_cast<std::int64_t>(m_shown.size()) < sizeOf(shownPart());
}

bool OpenedView::mayAskMore() const {
    return m_question.most < AskOpened::mostStays;
}

// At the end of a list that has not all.
void OpenedView::askMore() {
    const auto *bar = m_stays->verticalScrollBar();
    if (m_isAskingMore || m_shown.empty() || !lacksSome() || !mayAskMore() || bar->value() < bar->maximum())
        return;
    m_isAskingMore = true;
    auto question = m_question;
    question.most = std::min(5 * question.most, AskOpened::mostStays);
    tell(tr("Reading…"));
    m_past.ask(question, [this, alive = QPointer(this), asked = ++m_asked,
                          most = question.most](const Result<OpenedFigure> &figure) {
        if (!alive)
            return;
        m_isAskingMore = false; // also where a call was opened meanwhile: the list can go on later
        if (asked != m_asked)
            return;
        if (!figure)
            return tell(words::trouble(figure.error()), Severity::Warning);
        m_question.most = most;
        showMore(*figure);
    });
}

// Where one was in the list.
void OpenedView::showMore(const OpenedFigure &figure) {
    const int place = m_stays->verticalScrollBar()->value();
    const auto chosen = m_stays->currentIndex();
    const int row = chosen.row(), column = chosen.column();
    m_isAskingMore = true; // the list is made anew, and not scrolled by anybody
    m_figure = figure;
    m_formula->setText(formula());
    showPart(m_parts->currentIndex());
    if (row >= 0)
        m_stays->setCurrentIndex(m_stays->model()->index(row, column));
    m_stays->verticalScrollBar()->setValue(place);
    m_isAskingMore = false;
}

// Of the states in the list.
Duration OpenedView::timeShown() const {
    Duration sum{};
    for (const auto *stay : m_shown)
        sum += stay->lasted;
    return sum;
}

// Beside what matters more.
bool OpenedView::hasRoomFor(const QString &hint) const {
    int needed = 240 + QFontMetrics(captionFont(font())).horizontalAdvance(hint); // with buttons and gaps
    for (const auto *part : std::initializer_list<const QWidget *>{m_title, m_parts, m_formula})
        needed += part->sizeHint().width();
    return needed <= parentWidget()->width(); // before the first layout, too
}

} // namespace callboard
