// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/asking.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

#include <functional>
#include <memory>

class QKeySequence;
class QMenu;

namespace callboard {

class ActionButton;
class TextLine;

// Who was cut off when the backend broke off, and a menu of them to call back. Hidden when there is nobody;
// who was talked with since, or is marked as done by anybody, is told of no more at any desk.
class CutOffNotice : public QWidget {
    Q_OBJECT

public:
    using Scope = std::function<bool(const CutOffCall &)>;
    // Without requests it tells, and nobody can act on it: the past.
    CutOffNotice(LiveFloor &floor, Requests *requests, Scope scope, const QKeySequence &key, QWidget *parent);
    // Gives its room to something that cannot wait, until it may speak again.
    void setQuiet(bool isQuiet);

Q_SIGNALS:
    void callWished(const QString &number);

private:
    void refresh();
    void tellRefusal(const QString &reason);
    void fill();
    void fillSettled();
    QString wordsOf(const CutOffCall &cut) const;
    QString whenOf(const std::vector<const CutOffCall *> &all) const;
    std::vector<const CutOffCall *> open() const;

    LiveFloor &m_floor;
    Scope m_scope;
    std::unique_ptr<Asking> m_asking;
    bool m_isQuiet = false;
    QString m_refusal;
    TextLine *m_text;
    ActionButton *m_callBack;
    QMenu *m_menu;
    QMenu *m_settled;
};

} // namespace callboard
