// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/agent/desk_view.h"
#include "widgets/common/card.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/requests.h"

class QStackedLayout;

namespace callboard {

class BoardView;
class PastCallModel;
class TextLine;

// The screen pop: who this may be, all of them, and when they were here before. Stays through the after-call
// work, until the next call comes.
class CallerView : public Card {
    Q_OBJECT

public:
    CallerView(LiveFloor &floor, Requests &requests, QWidget *parent = nullptr);

    void display(const DeskView &view);

Q_SIGNALS:
    void dialWished(const QString &number); // an earlier contact was opened

private:
    QWidget *buildEmpty();
    QWidget *buildCaller();
    void ask(const DeskCall &call);
    void showColleague(AgentId colleague);
    void showConsulted(const DeskView &view);
    void lookUp();
    void answer(const std::string &number, const CallerCard &card);
    QString stateOf(const CallerCard &card) const;
    QString spokenText(const Call &call) const;
    void tellNoPast();
    void fail(const std::string &number);
    void showContacts(const std::vector<ContactCard> &contacts);
    QWidget *contactRow(const ContactCard &contact, bool isMain);
    void clearContacts();

    LiveFloor &m_floor;
    Requests &m_requests;
    CallId m_call;
    std::string m_number;
    bool m_isOpen = false;      // the question of who this is; asked again when the link is back
    bool m_isPastKnown = false; // all of it
    std::string m_lineName;     // as the network told it
    QStackedLayout *m_pages;
    QVBoxLayout *m_contacts;
    TextLine *m_state;
    TextLine *m_consulted; // who is asked while the customer waits
    PastCallModel *m_past;
    BoardView *m_pastView;
};

} // namespace callboard
