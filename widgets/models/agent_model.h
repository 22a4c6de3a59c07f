// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/severity.h"
#include "widgets/models/row_table.h"

#include <functional>

namespace callboard {

struct AgentRow {
    using Key = AgentId;
    Key key;
    QString name;
    AgentState state = AgentState::LoggedOut;
    ReasonId reason;
    Time since;
    Duration inState{};
    QString call; // with whom, by which queue, or what keeps calls away
    Trouble trouble = Trouble::None;
    Time workUntil; // of after-call work
    Severity severity = Severity::Calm;
    friend bool operator==(const AgentRow &, const AgentRow &) = default;
};

// The agents, or those of them that belong.
class AgentModel : public RowTable<AgentRow> {
    Q_OBJECT

public:
    enum Column { Name, State, InState, Call, ColumnCount }; // trouble stands in the call's place
    using Scope = std::function<bool(const Center &, const Agent &)>;

    explicit AgentModel(Floor &floor, QObject *parent = nullptr);
    void setScope(Scope scope); // none: all

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    std::optional<AgentRow> rowFor(const AgentId &key) const override;
    std::vector<AgentId> keys() const override;
    int liveColumn(const AgentRow &row) const override;
    void setTime(AgentRow &row, Time now) const override;

private:
    void onChanged(const Delta &delta);

    Scope m_scope;
};

} // namespace callboard
