// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/session.h"

#include <QTimer>
#include <QWidget>

namespace callboard {

class TextLine;

// Whether what is seen is true now, how old it is if not, and the time of day.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(Session &session, QWidget *parent = nullptr);

    void setTrouble(const QString &trouble); // of this desk; empty: none

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void display();

    Session &m_session;
    TextLine *m_link;
    TextLine *m_trouble;
    TextLine *m_clock;
    QTimer m_second;
};

} // namespace callboard
