// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/severity.h"
#include "widgets/models/row_table.h"

#include <functional>

namespace callboard {

struct CallRow {
    using Key = CallId;
    Key key;
    CallState state = CallState::Arrived;
    Direction direction = Direction::Inbound;
    QString number;
    QString name;
    QString queue;
    QString agent;     // who talks, or whose phone rings
    QString listener;  // who hears it and how, and that nothing is recorded
    Time waitingSince; // in this queue
    bool isWaiting = false;
    bool hasWaited = false; // else no queue led to it
    Time talkingFrom;
    bool isTalking = false;
    bool isSilent = false; // no sound comes from one of them
    Duration target{};
    Duration wait{};
    Duration talk{};
    Severity severity = Severity::Calm;
    friend bool operator==(const CallRow &, const CallRow &) = default;
};

// Calls that wait and calls in progress, by arrival: who waits longest stands first.
class CallModel : public RowTable<CallRow> {
    Q_OBJECT

public:
    enum Column { State, Number, Name, Queue, Wait, Agent, Talk, ColumnCount };
    using Scope = std::function<bool(const Center &, const Call &)>;

    explicit CallModel(LiveFloor &floor, Scope scope = {}, QObject *parent = nullptr);
    void setScope(Scope scope); // none: all
    static QString noSound();   // in place of the state of a talk in which one side is silent

protected:
    QVariant cell(const CallRow &row, int column, int role) const override;
    QVariant header(int column, int role) const override;
    bool isFigure(int column) const override;
    void onChanged(const Delta &delta) override;
    std::optional<CallRow> rowFor(const CallId &key) const override;
    std::vector<CallId> keys() const override;
    int liveColumn(const CallRow &row) const override;
    void setTime(CallRow &row, Time now) const override;

private:
    static QString agentsText(const Center &center, const Call &call);
    static QString outsideText(const Call &call);
    static QString listenerText(const Center &center, const Call &call);

    Scope m_scope;
};

} // namespace callboard
