// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/asking.h"
#include "widgets/common/meaning.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

#include <memory>

class QKeySequence;
class QMenu;

namespace callboard {

class ActionButton;
class TextLine;

// Whom one may want to call back, in one line, and a menu of them. Hidden when there is nobody.
class CallBackNotice : public QWidget {
    Q_OBJECT

public:
    // Gives its room to something that cannot wait, until it may speak again.
    void setQuiet(bool isQuiet);
    // Why its key can do nothing now; empty: it can.
    QString whyNobody() const;

Q_SIGNALS:
    void callWished(const QString &number);

protected:
    struct Caller {
        CallId call;
        std::string number; // empty: withheld
        QString words;      // as the menu tells him: who, when, and more
        QString who{};      // the beginning of these
        QString when{};     // which follows
    };
    // Without requests it tells, and nobody can act on it: the past. Whoever is derived from it calls
    // refresh().
    CallBackNotice(LiveFloor &floor, Requests *requests, Severity severity, const QKeySequence &key,
                   QWidget *parent);

    LiveFloor &floor() const { return m_floor; }
    void refresh();
    void tellRefusal(const QString &reason);

private:
    virtual std::vector<Caller> callers() const = 0;
    virtual QString sentenceOf(const std::vector<Caller> &callers) const = 0;
    virtual QString nobody() const = 0; // in a sentence
    virtual Command settling(CallId call) const = 0;
    static QString lineOf(const std::vector<Caller> &callers);
    void fill();
    void fillSettled();

    LiveFloor &m_floor;
    std::unique_ptr<Asking> m_asking;
    bool m_isQuiet = false;
    QString m_refusal;
    TextLine *m_text;
    ActionButton *m_callBack;
    QMenu *m_menu;
    QMenu *m_settled;
};

} // namespace callboard
