// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/live_floor.h"

#include <QWidget>

#include <functional>
#include <set>

class QKeySequence;
class QMenu;

namespace callboard {

class ActionButton;
class TextLine;

// Who was cut off when the backend broke off, and a menu of them to call back. Hidden when there is nobody;
// who was talked with since, or is marked as done, is told of no more at this desk.
class CutOffNotice : public QWidget {
    Q_OBJECT

public:
    using Scope = std::function<bool(const CutOffCall &)>;
    CutOffNotice(LiveFloor &floor, Scope scope, const QKeySequence &key, QWidget *parent);
    // Gives its room to something that cannot wait, until it may speak again.
    void setQuiet(bool isQuiet);

Q_SIGNALS:
    void callWished(const QString &number);

private:
    void refresh();
    void noteReached(CallId call);
    void fill();
    QString wordsOf(const CutOffCall &cut) const;
    std::vector<const CutOffCall *> open() const;

    LiveFloor &m_floor;
    Scope m_scope;
    std::set<CallId> m_done;
    bool m_isQuiet = false;
    TextLine *m_text;
    ActionButton *m_callBack;
    QMenu *m_menu;
};

} // namespace callboard
