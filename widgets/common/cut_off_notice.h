// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/call_back_notice.h"

#include <functional>

namespace callboard {

// Who was cut off when the backend broke off; who was talked with since, or is marked as done by anybody, is
// told of no more at any desk.
class CutOffNotice : public CallBackNotice {
    Q_OBJECT

public:
    using Scope = std::function<bool(const CutOffCall &)>;
    CutOffNotice(LiveFloor &floor, Requests *requests, Scope scope, const QKeySequence &key, QWidget *parent);

private:
    std::vector<Caller> callers() const override;
    QString sentenceOf(const std::vector<Caller> &callers) const override;
    QString nobody() const override { return tr("Nobody is to be called back who was cut off."); }
    Command settling(CallId call) const override { return MarkReached{call}; }
    QString wordsOf(const CutOffCall &cut) const;
    std::vector<const CutOffCall *> open() const;

    Scope m_scope;
};

} // namespace callboard
