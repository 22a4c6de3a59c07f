// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/glyph.h"
#include "widgets/common/popover.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/requests.h"

#include <QTimer>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace callboard {

class TextLine;

// Whom one means while one types a name into the field: colleagues and queues by any part of their names, and
// contacts by the beginnings of their words. Up, Down and Enter choose; whoever is chosen leaves his number
// in the field, and nothing is dialled yet. The field keeps the keyboard all the time.
class DialNames : public Popover {
    Q_OBJECT

public:
    DialNames(LiveFloor &floor, Requests &requests, QLineEdit &field);

    void leaveOut(AgentId self) { m_self = self; } // who calls nobody but others
    void settle();                                 // while they are shown, who is chosen is meant

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const QString &typed);
    void askContacts();
    void takeContacts(const std::string &text, const FoundContacts &found);
    struct Line {
        QString name;
        QString number;
        Glyph glyph = Glyph::Person;
        QColor ink;
    };
    std::vector<Line> known(const QString &part) const; // colleagues and queues
    void add(const Line &line);
    void present(bool isAllKnown); // all answers are there
    bool takesKey(int key);
    void choose(const QListWidgetItem *item);
    void say(const QListWidgetItem *item);

    LiveFloor &m_floor;
    Requests &m_requests;
    QLineEdit &m_field;
    AgentId m_self;
    QListWidget *m_list;
    TextLine *m_nobody;
    QTimer m_pause; // in the typing
    std::string m_asked;
};

} // namespace callboard
