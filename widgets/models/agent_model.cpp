// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/agent_model.h"

#include "core/center/other_end.h"
#include "core/kpi/figures.h"
#include "widgets/models/day_words.h"
#include "widgets/models/level_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// "+7 921 ... · Support": the other end of the call the agent is in, or is offered.
QString callText(const Center &center, const Agent &agent) {
    const auto *call = presentCall(center, agent);
    if (!call)
        return {};
    const auto other = otherEnd(center, *call, agent.id);
    auto text = other.name.empty() ? shownNumber(other.number) : shownText(other.name);
    if (call->caller == agent.id)
        text.prepend(u"→ "_s);
    if (call->queue)
        text += u" · "_s + words::nameOf(center, call->queue);
    return text;
}

// Of what is shown: a call that is dialled, talked or held, for this agent.
Time sinceOf(const Call &call, const Agent &agent) {
    if (const auto *self = call.party(agent.id))
        return self->holds() ? self->heldAt : self->since;
    if (call.state == CallState::Held)
        return call.heldAt;
    return call.state == CallState::Talking ? call.answeredAt : std::max(agent.since, call.arrivedAt);
}

void putState(AgentRow &row, const Center &center, const Agent &agent) {
    const auto *call = agent.state == AgentState::Busy ? presentCall(center, agent) : nullptr;
    row.state = agent.state;
    row.since = call ? sinceOf(*call, agent) : agent.since;
    row.doing = call ? words::busy(call->state) : words::shortState(agent.state, agent.reason);
    row.whole = call ? row.doing : words::state(agent.state, agent.reason);
    if (row.trouble != Trouble::None && !agent.calls.empty())
        row.whole += u"\n"_s + words::trouble(row.trouble);
    else if (row.trouble != Trouble::None)
        row.whole += u"\n"_s + AgentModel::tr("not reachable: %1").arg(words::trouble(row.trouble));
    if (const auto owed = static_cast<int>(agent.owed.size()))
        row.owed = AgentModel::tr("owes how %n calls ended", nullptr, owed);
}

// Who hears a colleague's talk is not free, whatever his figures say; his state is what it was.
void putTalkOfOthers(AgentRow &row, const Center &center) {
    const auto *own = supervisionBy(center, row.key);
    if (!own)
        return;
    const auto whose = words::nameOf(center, own->agent);
    const std::array modes{AgentModel::tr("Listens"), AgentModel::tr("Whispers"),
                           AgentModel::tr("Talks along")};
    if (!own->isJoined())
        row.doing = own->askedBy ? AgentModel::tr("Is asked in") : AgentModel::tr("Joins a talk");
    else
        row.doing = own->askedBy ? AgentModel::tr("Advises") : modes[static_cast<std::size_t>(own->mode)];
    row.since = own->isJoined() ? own->joinedAt : own->since;
    row.whole = row.doing + u": "_s + whose + u"\n"_s + row.whole;
    row.call = u"→ "_s + whose;
}

QString cellText(const AgentRow &row, int column) {
    switch (column) {
    case AgentModel::Name:
        return row.name;
    case AgentModel::State:
        return row.doing;
    case AgentModel::InState:
        return row.state == AgentState::LoggedOut ? u"–"_s : clockText(row.inState);
    case AgentModel::Answered:
        return QString::number(row.today.answered);
    case AgentModel::HandleTime:
        return timeOrDash(handleTime(row.today));
    case AgentModel::Call:
        return row.call;
    case AgentModel::Csat:
        return words::csat(row.marks);
    }
    return {};
}

QVariant sortValue(const AgentRow &row, int column) {
    switch (column) {
    case AgentModel::State:
        return static_cast<int>(row.state);
    case AgentModel::InState:
        return static_cast<qlonglong>(row.inState.count());
    case AgentModel::Answered:
        return static_cast<qlonglong>(row.today.answered);
    case AgentModel::HandleTime:
        return static_cast<qlonglong>(handleTime(row.today).value_or(Duration{-1}).count());
    case AgentModel::Csat:
        return share(row.marks.positive, row.marks.marks).value_or(-1);
    }
    return cellText(row, column);
}

bool isDay(int column) {
    return column == AgentModel::Answered || column == AgentModel::HandleTime;
}

QString dayInWords(const AgentRow &row, const LiveFloor &floor) {
    const auto &day = row.today;
    return QStringList{
        AgentModel::tr("%1: %2 answered of %3 offered, %4 missed")
            .arg(words::day(floor))
            .arg(day.answered)
            .arg(day.offers)
            .arg(day.offersNotAnswered),
        AgentModel::tr("Talk %1, hold %2, after-call work %3 a call")
            .arg(timeOrDash(talkTime(day)), timeOrDash(holdTime(day)), timeOrDash(workTime(day))),
        AgentModel::tr("Answers after %1 of ringing").arg(timeOrDash(answerDelay(day))),
        AgentModel::tr("Passed on: %1").arg(percentText(transferRate(day)))}
        .join(u'\n');
}

// Of every cell: what he owes as well, where it does not stand already.
QString wholeText(const AgentRow &row, int column, const LiveFloor &floor) {
    const auto text = column == AgentModel::State  ? row.whole
                      : isDay(column)              ? dayInWords(row, floor)
                      : column == AgentModel::Csat ? words::marksInWords(row.marks, words::onDay(floor))
                                                   : cellText(row, column);
    return row.owed.isEmpty() || column == AgentModel::Call ? text : text + u'\n' + row.owed;
}

// What the column's head is short for.
QString meaning(AgentModel::Column column, const LiveFloor &floor) {
    switch (column) {
    case AgentModel::InState:
        return AgentModel::tr("How long in this state");
    case AgentModel::Answered:
        return AgentModel::tr("Queue calls answered %1").arg(words::onDay(floor));
    case AgentModel::HandleTime:
        return AgentModel::tr("Average handle time %1: talk, hold and after-call work of a call")
            .arg(words::onDay(floor));
    case AgentModel::Call:
        return AgentModel::tr(
            "With whom, and through which queue; or what keeps calls away, and what is owed");
    case AgentModel::Csat:
        return words::csatMeaning(words::onDay(floor));
    default:
        return {}; // says all by itself
    }
}

Severity severityOf(const AgentRow &row, int column) {
    if (column == AgentModel::Call)
        return row.trouble == Trouble::None ? Severity::Calm : Severity::Warning;
    return column == AgentModel::InState && row.trouble == Trouble::None ? row.severity : Severity::Calm;
}

} // namespace

AgentModel::AgentModel(LiveFloor &floor, QObject *parent)
    : RowTable(floor, ColumnCount, parent) {
    reset();
}

void AgentModel::setScope(Scope scope) {
    m_scope = std::move(scope);
    refreshAll();
}

QVariant AgentModel::cell(const AgentRow &row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(wholeText(row, column, floor()));
    case IdRole:
        return shownText(row.key);
    case SortRole:
        return sortValue(row, column);
    case StateRole:
        return column == State ? QVariant{static_cast<int>(row.state)} : QVariant{};
    case SeverityRole:
        return static_cast<int>(severityOf(row, column));
    case DimRole:
        return row.state == AgentState::LoggedOut || (column == Csat && isOfFew(row.marks.csat()));
    }
    return {};
}

bool AgentModel::isFigure(int column) const {
    return column == InState || column == Csat || isDay(column);
}

QVariant AgentModel::header(int column, int role) const {
    if (role == Qt::ToolTipRole)
        return meaning(static_cast<Column>(column), floor());
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Agent"),    tr("State"), tr("Since"), tr("Answered"),
                            tr("Handling"), tr("Call"),  tr("CSAT")};
    return names.value(column);
}

std::optional<AgentRow> AgentModel::rowFor(const AgentId &key) const {
    const auto &center = floor().center();
    const auto *agent = find(center, key);
    if (!agent || (m_scope && !m_scope(center, *agent)))
        return std::nullopt;
    AgentRow row;
    row.key = key;
    row.name = words::nameOf(center, key);
    if (agent->calls.empty()) // whose phone talks is reachable
        row.trouble = troubleOf(center, *agent);
    else if (agent->isDeskLost) // his talk goes on without it
        row.trouble = Trouble::DeskLost;
    putState(row, center, *agent);
    row.today = agent->today;
    row.marks = agent->marks;
    putTalkOfOthers(row, center);
    QStringList parts{row.trouble == Trouble::None ? QString{} : words::trouble(row.trouble),
                      !row.call.isEmpty() ? row.call : callText(center, *agent), row.owed};
    parts.removeAll(QString{});
    row.call = parts.join(u" · "_s);
    row.workUntil = agent->work.until;
    setTime(row, floor().now());
    return row;
}

std::vector<AgentId> AgentModel::keys() const {
    std::vector<AgentId> all;
    for (const auto &agent : floor().center().agents)
        all.push_back(agent.id);
    return all;
}

int AgentModel::liveColumn(const AgentRow &row) const {
    return row.state == AgentState::LoggedOut ? none : int{InState};
}

void AgentModel::setTime(AgentRow &row, Time now) const {
    row.inState = std::chrono::floor<seconds>(std::max(now - row.since, Duration{}));
    row.severity = severityOfState(row.state, row.workUntil, row.trouble, now);
}

void AgentModel::onChanged(const Delta &delta) {
    if (delta.isWhole)
        return refreshAll();
    const auto &center = floor().center();
    auto touched = delta.agents;
    for (const auto &id : delta.devices)
        if (const auto *agent = agentOfDevice(center, id))
            touched.push_back(agent->id);
    for (const auto &id : delta.calls)
        if (const auto *call = find(center, id))
            touched.insert(touched.end(), {call->agent, call->caller});
    if (!touched.empty())
        refresh(std::move(touched));
}

} // namespace callboard
