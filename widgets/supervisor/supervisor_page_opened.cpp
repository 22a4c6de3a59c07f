// SPDX-License-Identifier: GPL-3.0-or-later
// What the boards of the page open to: a number to its calls, a call to what happened to it.
#include "core/wire/live_question.h"
#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/agents_head.h"
#include "widgets/supervisor/live_numbers.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace callboard {

using namespace Qt::StringLiterals;

void SupervisorPage::buildOpened(PastSource &past) {
    m_opened = new OpenedView(m_floor, past, this);
    m_opened->hide();
    m_agentsHead->setOpens(true);
    connect(m_opened, &OpenedView::closed, this, &SupervisorPage::closeNumber);
}

void SupervisorPage::listen(const Listening &listening) {
    if (m_opened)
        m_opened->listen(listening);
}

// In the place of the calls, over the whole width. The grid has only what is seen: a hidden one would take
// the room between the rows.
void SupervisorPage::showOpened() {
    m_openedFrom = qobject_cast<BoardView *>(focusWidget());
    m_calls.card->hide();
    m_grid->removeWidget(m_calls.card);
    m_grid->addWidget(m_agents.card, 1, 1);
    m_agents.card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // as high as the queues
    m_grid->addWidget(m_opened, 2, 0, 1, 2);
    m_opened->show();
}

void SupervisorPage::openNumber(const LiveNumber &number) {
    showOpened();
    m_opened->open(number.question, number.title);
    m_opened->setFocus();
}

// Of the agents that are listed, as of when they were counted.
void SupervisorPage::openDay(WorkFigure figure, const QString &words) {
    const auto &center = m_floor.center();
    const auto team = m_filter.team;
    auto question = askLive(center, m_floor.stream(), figure, team);
    question.asOf = m_countedAt;
    question.to = m_countedAt + Duration{1};
    auto whose = team ? shownText(team) : tr("all agents");
    if (!m_filter.isEmpty()) {
        question.agents = listed();
        whose = tr("%n agents", nullptr, static_cast<int>(question.agents.size()));
    }
    openNumber({std::move(question), u"%1 · %2"_s.arg(words, whose)});
}

void SupervisorPage::closeNumber() {
    m_opened->hide();
    m_grid->removeWidget(m_opened);
    m_agents.card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_grid->addWidget(m_agents.card, 1, 1, 2, 1);
    m_grid->addWidget(m_calls.card, 2, 0);
    m_calls.card->show();
    if (m_openedFrom)
        m_openedFrom->setFocus();
}

// A number to its calls; its name to what is about it.
void SupervisorPage::openQueue(const QModelIndex &index) {
    const auto number = m_opened ? liveNumberOfQueues(m_floor, index) : std::nullopt;
    if (number)
        return openNumber(*number);
    const auto id = index.data(IdRole).toString();
    m_queue->setCurrentIndex(std::max(0, m_queue->findData(id)));
}

void SupervisorPage::openAgent(const QModelIndex &index) {
    const auto number = m_opened ? liveNumberOfAgents(m_floor, index) : std::nullopt;
    if (number)
        return openNumber(*number);
    m_text->setText(index.siblingAtColumn(AgentModel::Name).data().toString());
}

// Its agent and its queue to what is about them, all else to what happened to it; on a floor whose past
// cannot be asked, to the agent, else to the queue.
void SupervisorPage::openCall(const QModelIndex &index) {
    const auto agents = index.siblingAtColumn(CallModel::Agent);
    const auto agent = agents.data().toString().chopped(agents.data(TailRole).toString().size());
    const auto queue = m_queue->findText(index.siblingAtColumn(CallModel::Queue).data().toString());
    const auto isAbout = [&](int column) { return !m_opened || index.column() == column; };
    if (isAbout(CallModel::Agent) && !agent.isEmpty())
        return m_text->setText(agent);
    if (isAbout(CallModel::Queue) && queue > 0)
        return m_queue->setCurrentIndex(queue);
    if (!m_opened)
        return;
    showOpened();
    m_opened->open(CallId{index.data(IdRole).toString().toULongLong()},
                   index.siblingAtColumn(CallModel::Number).data().toString());
    m_opened->setFocus(); // which goes from what is hidden to what stands next: a key there may end a call
}

} // namespace callboard
