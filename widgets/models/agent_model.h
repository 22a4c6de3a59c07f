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
    QString doing; // the state in few words
    QString whole; // the state in all words, and what keeps calls away
    Time since;
    Duration inState{};
    QString call; // with whom, by which queue, or what keeps calls away
    QString owed; // whose ends he still has to tell; empty: none
    Trouble trouble = Trouble::None;
    Time workUntil; // of after-call work
    Severity severity = Severity::Calm;
    AgentCounts today; // what has ended
    MarkCounts marks;  // of today's contacts
    friend bool operator==(const AgentRow &, const AgentRow &) = default;
};

// The agents, or those of them that belong.
class AgentModel : public RowTable<AgentRow> {
    Q_OBJECT

public:
    enum Column {
        Name,
        State,
        InState,
        Answered,
        HandleTime,
        Call,
        Csat,
        ColumnCount
    }; // trouble stands in the call's place
    using Scope = std::function<bool(const Center &, const Agent &)>;

    explicit AgentModel(LiveFloor &floor, QObject *parent = nullptr);
    void setScope(Scope scope); // none: all

protected:
    QVariant cell(const AgentRow &row, int column, int role) const override;
    QVariant header(int column, int role) const override;
    bool isFigure(int column) const override;
    void onChanged(const Delta &delta) override;
    std::optional<AgentRow> rowFor(const AgentId &key) const override;
    std::vector<AgentId> keys() const override;
    int liveColumn(const AgentRow &row) const override;
    void setTime(AgentRow &row, Time now) const override;

private:
    Scope m_scope;
};

} // namespace callboard
