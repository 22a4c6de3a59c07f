// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/past_call_model.h"

#include "widgets/models/row_table.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString outcomeText(const PastCall &call) {
    if (call.direction == Direction::Outbound)
        return call.isAnswered ? PastCallModel::tr("we called") : PastCallModel::tr("we called, no answer");
    if (call.isAnswered)
        return call.cause == EndCause::Interrupted ? PastCallModel::tr("answered, then cut off")
                                                   : PastCallModel::tr("answered");
    if (call.cause == EndCause::Interrupted)
        return PastCallModel::tr("cut off after %1").arg(clockText(call.wait));
    if (call.endedBy == EndedBy::Caller)
        return PastCallModel::tr("gave up after %1").arg(clockText(call.wait));
    return call.endedBy == EndedBy::Supervisor ? PastCallModel::tr("sent away by a supervisor")
                                               : words::endCause(call.cause);
}

QString agentsText(const Center &center, const PastCall &call) {
    QStringList names;
    for (const auto &agent : call.agents)
        names += words::nameOf(center, agent);
    return names.join(u", "_s);
}

Qt::Alignment alignmentOf(int column) {
    return (column == PastCallModel::Talk ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

PastCallModel::PastCallModel(LiveFloor &floor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_floor(floor) {
}

void PastCallModel::setCalls(std::vector<PastCall> calls) {
    const auto &center = m_floor.center();
    const auto zone = zoneOf(center.site);
    beginResetModel();
    m_rows.clear();
    for (const auto &call : calls) {
        Row row;
        row.texts[At] = dayAndTimeText(call.at, m_floor.clock(), zone);
        row.texts[Outcome] = outcomeText(call);
        row.texts[Queue] = call.queue ? words::nameOf(center, call.queue) : QString{};
        row.texts[Agent] = agentsText(center, call);
        row.texts[Talk] = call.isTalkKnown() ? clockText(call.talk) : u"–"_s;
        if (call.disposition)
            row.texts[Outcome] += u" · "_s + words::nameOf(center, call.disposition);
        row.texts[Note] = shownText(call.note, 4000).simplified();
        row.isAnswered = call.isAnswered;
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

int PastCallModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PastCallModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PastCallModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.texts[static_cast<std::size_t>(index.column())];
    case Qt::ToolTipRole:
        return plainToolTip(row.texts[static_cast<std::size_t>(index.column())]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(index.column()));
    case DimRole:
        return !row.isAnswered;
    }
    return {};
}

QVariant PastCallModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("When"), tr("Outcome"), tr("Queue"), tr("Agent"), tr("Note"), tr("Talk")};
    return names.value(section);
}

} // namespace callboard
