// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/call_model.h"

#include "widgets/models/call_wait.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const CallRow &row, int column) {
    switch (column) {
    case CallModel::State:
        return row.isSilent ? CallModel::noSound() : words::callState(row.state);
    case CallModel::Number:
        return row.number;
    case CallModel::Name:
        return row.name;
    case CallModel::Queue:
        return row.queue;
    case CallModel::Wait:
        return row.hasWaited ? clockText(row.wait) : u"–"_s;
    case CallModel::Agent:
        return row.agent + row.listener;
    case CallModel::Talk:
        return row.isTalking ? clockText(row.talk) : u"–"_s;
    }
    return {};
}

// By state, and in a state who is longest in it first.
qlonglong stateOrder(const CallRow &row) {
    const auto time = row.isTalking ? row.talk : row.hasWaited ? row.wait : Duration{};
    const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    return (static_cast<qlonglong>(row.state) << 40) - static_cast<qlonglong>(longest);
}

QVariant sortValue(const CallRow &row, int column) {
    switch (column) {
    case CallModel::State:
        return stateOrder(row);
    case CallModel::Wait:
        return static_cast<qlonglong>(row.wait.count());
    case CallModel::Talk:
        return static_cast<qlonglong>(row.talk.count());
    }
    return cellText(row, column);
}

// What the column's head is short for.
QString meaning(CallModel::Column column) {
    switch (column) {
    case CallModel::Queue:
        return CallModel::tr("The queue that the call came by");
    case CallModel::Wait:
        return CallModel::tr(
            "From joining the queue to the answer, or until now, ringing included; a wait in "
            "a queue before it is not in it");
    case CallModel::Agent:
        return CallModel::tr("Who talks, or whose phone rings; and who listens in");
    case CallModel::Talk:
        return CallModel::tr("Since the answer, holds included");
    default:
        return {}; // says all by itself
    }
}

} // namespace

CallModel::CallModel(LiveFloor &floor, Scope scope, QObject *parent)
    : RowTable(floor, ColumnCount, parent)
    , m_scope(std::move(scope)) {
    reset();
}

void CallModel::setScope(Scope scope) {
    m_scope = std::move(scope);
    refreshAll();
}

QString CallModel::noSound() {
    return tr("No sound");
}

QVariant CallModel::cell(const CallRow &row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(column == State && row.isSilent ? tr("No sound comes from one side of this talk")
                                                            : cellText(row, column));
    case IdRole:
        return QString::number(row.key.value);
    case TailRole:
        return column == Agent && !row.listener.isEmpty() ? QVariant{row.listener} : QVariant{};
    case SortRole:
        return sortValue(row, column);
    case CallStateRole:
        return column == State && !row.isSilent ? QVariant{static_cast<int>(row.state)} : QVariant{};
    case SeverityRole:
        if (column == State && row.isSilent)
            return static_cast<int>(Severity::Warning);
        return static_cast<int>(column == Wait ? row.severity : Severity::Calm);
    }
    return {};
}

bool CallModel::isFigure(int column) const {
    return column == Wait || column == Talk;
}

QVariant CallModel::header(int column, int role) const {
    if (role == Qt::ToolTipRole)
        return meaning(static_cast<Column>(column));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("State"), tr("Number"), tr("Name"), tr("Queue"),
                            tr("Wait"),  tr("Agent"),  tr("Talk")};
    return names.value(column);
}

// Who talks, all of them.
QString CallModel::agentsText(const Center &center, const Call &call) {
    QStringList names;
    if (const auto agent = presentAgent(center, call); agent && !call.isConference())
        names += words::nameOf(center, agent);
    for (const auto &party : call.parties)
        if (party.agent)
            names += words::nameOf(center, party.agent);
    if (names.isEmpty() && call.isTalking() && !call.caller)
        names += outsideText(call);
    return names.join(u", "_s);
}

// To whom outside a caller was sent on, or whom no queue of ours took.
QString CallModel::outsideText(const Call &call) {
    const auto &number = call.ledOut.empty() ? call.to : call.ledOut;
    const bool isNamed = number == call.to && !call.toName.empty();
    return isNamed ? shownText(call.toName) : shownNumber(number);
}

QString CallModel::listenerText(const Center &center, const Call &call) {
    QString text; // the pause first, and its first word: cut short it must not read as a recording
    if (call.recordingPausedAt != Time{})
        text += u" · "_s + tr("paused: not recorded");
    if (const auto *supervision = supervisionOf(center, call.id); supervision && supervision->isJoined()) {
        const std::array modes{tr("%1 listens"), tr("%1 whispers"), tr("%1 talks along")};
        text += u" · "_s + modes[static_cast<std::size_t>(supervision->mode)].arg(
                               words::nameOf(center, supervision->supervisor));
    }
    return text;
}

std::optional<CallRow> CallModel::rowFor(const CallId &key) const {
    const auto &center = floor().center();
    const auto *call = find(center, key);
    if (!call || (m_scope && !m_scope(center, *call)))
        return std::nullopt;
    const bool isOutward = call->direction != Direction::Inbound;
    CallRow row;
    row.key = key;
    row.state = call->state;
    row.direction = call->direction;
    row.number = isOutward ? u"→ "_s + shownNumber(call->to) : shownNumber(call->from.number);
    if (!isOutward)
        row.name = shownText(call->from.name);
    else if (call->direction == Direction::Outbound)
        row.name = shownText(call->toName);
    else if (call->direction == Direction::Internal && call->caller)
        row.name = words::nameOf(center, call->caller); // whom he calls stands at the agent
    row.isWaiting = call->isWaiting();
    row.wait = waitOf(*call, floor().now()).value_or(Duration{});
    row.hasWaited = waitOf(*call, floor().now()).has_value();
    row.isTalking = call->isTalking();
    row.isSilent = !call->silent.empty();
    row.waitingSince = call->queuedAt;
    row.talkingFrom = call->answeredAt;
    row.agent = agentsText(center, *call);
    row.listener = listenerText(center, *call);
    if (call->cameBy)
        row.queue = words::nameOf(center, call->cameBy);
    if (call->queue) {
        const auto *settings = settingsOf(center, call->queue);
        row.target = settings ? settings->target : Duration{};
    }
    setTime(row, floor().now());
    return row;
}

std::vector<CallId> CallModel::keys() const {
    std::vector<CallId> all;
    for (const auto &call : floor().center().calls)
        all.push_back(call.id);
    return all;
}

int CallModel::liveColumn(const CallRow &row) const {
    if (row.isTalking)
        return Talk;
    return row.isWaiting ? int{Wait} : none;
}

void CallModel::setTime(CallRow &row, Time now) const {
    const auto whole = [](Duration d) { return std::chrono::floor<seconds>(std::max(d, Duration{})); };
    row.wait = whole(row.isWaiting ? now - row.waitingSince : row.wait);
    if (row.isTalking)
        row.talk = whole(now - row.talkingFrom);
    row.severity = row.isWaiting ? severityOfWait(row.wait, row.target) : Severity::Calm;
}

void CallModel::onChanged(const Delta &delta) {
    if (delta.isWhole)
        refreshAll();
    else if (!delta.calls.empty())
        refresh(delta.calls);
}

} // namespace callboard
