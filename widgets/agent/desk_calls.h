// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/agent/desk_view.h"

#include <QTimeZone>
#include <QWidget>

namespace callboard {

class TextLine;

// All calls of one desk in a list, where there is more than one: the one he speaks in, the one that waits,
// and who called meanwhile in vain. A double click turns to the one that waits.
class DeskCalls : public QWidget {
    Q_OBJECT

public:
    explicit DeskCalls(QWidget *parent);

    // Shown while there are two, or one of two is over: `gone` says that in a sentence.
    void display(const DeskView &view, const QString &gone, Time now, const QTimeZone &zone);

Q_SIGNALS:
    void otherWished();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void showOther(const DeskView &view, const QString &gone, Time now);

    TextLine *m_present;
    TextLine *m_other;
    TextLine *m_missed;
};

} // namespace callboard
