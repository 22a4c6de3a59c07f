// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/kpi/today.h"
#include "core/kpi/work_figure.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace callboard {

class HeadFigure;
class TextLine;

// The agents that a board lists: how many are in which state, and their day together.
struct ListedAgents {
    int listed = 0, all = 0; // of all agents there are
    int loggedIn = 0, ready = 0, routable = 0;
    AgentCounts day;
};
ListedAgents listedAgents(const Center &center, const std::vector<AgentId> &listed, Time now);

// The head of the agents' board: which team is shown, where the site has teams, and figures of those who are
// listed.
class AgentsHead : public QWidget {
    Q_OBJECT

public:
    explicit AgentsHead(QWidget *parent = nullptr);

    void setOpens(bool opens); // whether a figure opens to what it is made of
    void fillTeams(const Center &center);
    void choose(const QString &team); // empty: all
    void reset();                     // all, by who looks
    QString choice() const;           // also of a team that is not there just now
    TeamId team() const;
    bool hasTeams() const; // the list of them says whose the board is
    void display(const ListedAgents &agents);

Q_SIGNALS:
    void chosen(const QString &team); // by who looks
    void filtered();
    void opened(callboard::WorkFigure figure, const QString &words);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void giveWay(); // where there is no room for all
    HeadFigure *addFigure(const QString &explanation, WorkFigure opensTo);

    QString m_choice;
    QComboBox *m_teams;
    TextLine *m_listed;
    HeadFigure *m_loggedIn;
    HeadFigure *m_ready;
    HeadFigure *m_occupancy;
};

} // namespace callboard
