// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/call_back_notice.h"

namespace callboard {

// Who called this agent himself and did not get him, also while he talked; until the two talk, or he says
// that it is settled.
class MissedNotice : public CallBackNotice {
    Q_OBJECT

public:
    MissedNotice(LiveFloor &floor, Requests &requests, AgentId agent, const QKeySequence &key,
                 QWidget *parent);

private:
    std::vector<Caller> callers() const override;
    QString sentenceOf(const std::vector<Caller> &callers) const override;
    QString nobody() const override { return tr("You have missed no calls that were for you alone."); }
    Command settling(CallId call) const override { return SettleMissed{call}; }

    AgentId m_agent;
};

} // namespace callboard
