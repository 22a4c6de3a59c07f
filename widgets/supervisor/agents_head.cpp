// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/agents_head.h"

#include "core/kpi/agent_day.h"
#include "core/kpi/figures.h"
#include "core/kpi/queue_now.h"
#include "core/kpi/sums.h"
#include "widgets/common/text_line.h"
#include "widgets/models/teams.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/head_figure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace callboard {

ListedAgents listedAgents(const Center &center, const std::vector<AgentId> &listed, Time now) {
    ListedAgents sum;
    sum.all = static_cast<int>(center.agents.size());
    for (const auto &id : listed) {
        const auto *agent = find(center, id);
        if (!agent)
            continue;
        ++sum.listed;
        sum.loggedIn += isLoggedIn(center, *agent);
        sum.ready += agent->state == AgentState::Ready;
        sum.routable += isRoutable(center, *agent);
        add(sum.day, withRunning(center, *agent, now));
    }
    return sum;
}

AgentsHead::AgentsHead(QWidget *parent)
    : QWidget(parent)
    , m_teams(new QComboBox(this))
    , m_listed(new TextLine(TextLine::Kind::Caption, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(4);
    m_teams->setAccessibleName(tr("Team to show"));
    m_teams->setToolTip(tr("Which team's agents are listed and counted here"));
    m_teams->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_teams->setMinimumContentsLength(8);
    m_teams->setFixedHeight(fontMetrics().height() + 4); // a title's, nearly
    m_teams->hide();
    row->addWidget(m_teams);
    row->addStretch(1);
    m_listed->setAlignment(Qt::AlignRight);
    m_listed->setToolTip(tr("How many of all agents are listed"));
    row->addWidget(m_listed);
    m_loggedIn = addFigure(tr("Who is logged in, of those who are listed"), WorkFigure::LoggedInTime);
    m_ready = addFigure(tr("Who is ready for calls, and whom they can reach"), WorkFigure::ReadyTime);
    m_occupancy =
        addFigure(tr("(time with calls + after-call work) / (the same + ready), of those who are listed"),
                  WorkFigure::Occupancy);
    connect(m_teams, &QComboBox::currentIndexChanged, this, [this] {
        m_choice = m_teams->currentData().toString();
        Q_EMIT filtered();
    });
    connect(m_teams, &QComboBox::activated, this, [this] { Q_EMIT chosen(m_choice); });
}

HeadFigure *AgentsHead::addFigure(const QString &explanation, WorkFigure opensTo) {
    auto *figure = new HeadFigure(explanation, this);
    connect(figure, &QPushButton::clicked, this,
            [this, figure, opensTo] { Q_EMIT opened(opensTo, figure->words()); });
    layout()->addWidget(figure);
    return figure;
}

void AgentsHead::setOpens(bool opens) {
    for (auto *figure : {m_loggedIn, m_ready, m_occupancy})
        figure->setOpens(opens);
}

// Who has no teams is not asked about them. A team that is gone for a moment is shown when it is back.
void AgentsHead::fillTeams(const Center &center) {
    const auto teams = teamsOf(center);
    const auto before = team();
    {
        const QSignalBlocker quiet(m_teams);
        m_teams->clear();
        m_teams->addItem(tr("All agents"), QString{});
        for (const auto &each : teams)
            m_teams->addItem(shownText(each), shownText(each));
        m_teams->setCurrentIndex(std::max(0, m_teams->findData(m_choice)));
    }
    m_teams->setVisible(!teams.empty());
    giveWay();
    if (team() != before)
        Q_EMIT filtered();
}

void AgentsHead::choose(const QString &team) {
    m_choice = team;
    const QSignalBlocker quiet(m_teams);
    m_teams->setCurrentIndex(std::max(0, m_teams->findData(team)));
    Q_EMIT filtered();
}

void AgentsHead::reset() {
    if (m_choice.isEmpty())
        return;
    choose({});
    Q_EMIT chosen({});
}

QString AgentsHead::choice() const {
    return m_choice;
}

TeamId AgentsHead::team() const {
    const auto id = m_teams->currentData().toString().toStdString();
    return id.empty() ? TeamId{} : TeamId{id};
}

bool AgentsHead::hasTeams() const {
    return m_teams->count() > 1;
}

void AgentsHead::display(const ListedAgents &agents) {
    const bool isPart = agents.listed < agents.all;
    m_listed->setText(isPart ? tr("%1 of %2").arg(agents.listed).arg(agents.all) : QString{});
    m_loggedIn->setWords(isPart ? tr("%1 logged in").arg(agents.loggedIn)
                                : tr("%1 logged in of %2").arg(agents.loggedIn).arg(agents.listed));
    m_ready->setWords(agents.routable < agents.ready
                          ? tr("%1 ready, %2 reachable").arg(agents.ready).arg(agents.routable)
                          : QString{});
    const auto busy = occupancy(agents.day);
    m_occupancy->setWords(busy ? tr("occupancy %1").arg(percentText(*busy)) : QString{});
    giveWay();
}

void AgentsHead::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    giveWay();
}

// Who is ready stands at the queues, too; how many are shown is seen.
void AgentsHead::giveWay() {
    int room = width() - (hasTeams() ? m_teams->sizeHint().width() + layout()->spacing() : 0);
    const auto place = [&](QWidget *part, bool isWanted, bool mayGiveWay) {
        const int needed = part->sizeHint().width() + layout()->spacing();
        const bool isThere = isWanted && (!mayGiveWay || needed <= room);
        part->setVisible(isThere);
        room -= isThere ? needed : 0;
    };
    place(m_loggedIn, true, false);
    place(m_occupancy, !m_occupancy->words().isEmpty(), false);
    place(m_listed, !m_listed->text().isEmpty(), true);
    place(m_ready, !m_ready->words().isEmpty(), true);
}

} // namespace callboard
