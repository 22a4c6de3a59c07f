// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that a role has, from the sign-in to the sign-out.
#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/common/board_columns.h"
#include "widgets/common/board_view.h"
#include "widgets/history/history_page.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/sign_in_page.h"
#include "widgets/shell/top_bar.h"
#include "widgets/supervisor/agents_head.h"
#include "widgets/supervisor/board_border.h"
#include "widgets/supervisor/floor_page.h"

#include <QStackedWidget>

namespace callboard {

using namespace Qt::StringLiterals;

void MainWindow::openPages() {
    if (!m_top)
        buildWork();
    const auto &center = m_session.floor().center();
    const auto user = m_session.user();
    const bool takesCalls = callboard::find(center, user) != nullptr;
    if (takesCalls || m_session.role() == Role::Agent) {
        m_drafts = std::make_unique<NoteDrafts>(
            NoteDrafts::folderOf(m_around.draftsFolder, m_session.server(), shownText(user)));
        m_desk = new AgentPage(m_session.floor(), m_session.requests(), *m_drafts, user, m_around.phone,
                               &m_session.past());
        connect(m_desk, &AgentPage::rang, this, &MainWindow::rang);
        connect(m_desk, &AgentPage::lostCaller, this, &MainWindow::lostCaller);
        m_pages.push_back({u"agent"_s, tr("My desk"), m_desk});
    }
    if (m_session.role() != Role::Agent) {
        m_pages.push_back({u"supervisor"_s, tr("Floor"), makeFloor()});
        m_history = new HistoryPage(m_session.floor(), m_session.past());
        m_history->listen({m_around.sounds, m_around.phone});
        m_pages.push_back({u"history"_s, tr("History"), m_history});
    }
    QStringList names;
    for (const auto &page : m_pages) {
        m_work->addWidget(page.widget);
        names += page.name;
        keepColumns(*page.widget);
        keepBorder(*page.widget);
        keepTeam(*page.widget);
    }
    m_top->setSite(shownText(center.site.name));
    m_top->setUser(words::nameOf(center, user), words::role(m_session.role()));
    setWindowTitle(words::nameOf(center, user) + u" – Callboard"_s);
    m_top->setPages(names);
    const auto wished = std::find_if(m_pages.begin(), m_pages.end(),
                                     [this](const Page &page) { return page.id == m_preferences.page; });
    const auto usual = m_session.role() == Role::Agent ? m_pages.end() - 1 : m_pages.end() - 2;
    choosePage(static_cast<int>((wished == m_pages.end() ? usual : wished) - m_pages.begin()));
    m_rooms->setCurrentIndex(1);
    prepareDial(std::exchange(m_number, {}));
    m_signIn->forget();
    followKeys();
}

// What people choose of a named board's columns is there again at the next sign-in.
void MainWindow::keepColumns(const QWidget &page) {
    for (const auto *view : page.findChildren<BoardView *>())
        if (const auto name = view->objectName(); !name.isEmpty()) {
            auto *columns = &view->columns();
            columns->restore(m_preferences.columns.value(name));
            connect(columns, &BoardColumns::chosen, this, [this, columns, name] {
                m_preferences.columns[name] = columns->choice();
                remember();
            });
        }
}

// So is where the border between queues and calls was moved to.
void MainWindow::keepBorder(const QWidget &page) {
    auto *border = page.findChild<BoardBorder *>();
    if (!border)
        return;
    border->choose(m_preferences.queueRows);
    connect(border, &BoardBorder::chosen, this, [this](int rows) {
        m_preferences.queueRows = rows;
        remember();
    });
}

// And whose agents are looked at.
void MainWindow::keepTeam(const QWidget &page) {
    auto *head = page.findChild<AgentsHead *>();
    if (!head)
        return;
    head->choose(m_preferences.team);
    connect(head, &AgentsHead::chosen, this, [this](const QString &team) {
        m_preferences.team = team;
        remember();
    });
}

// Managers look and do not lead.
QWidget *MainWindow::makeFloor() {
    const auto role = m_session.role();
    std::optional<SupervisorPage::Lead> lead;
    if (role == Role::Supervisor || role == Role::Administrator)
        lead.emplace(m_session.requests(), m_session.user(), m_around.phone);
    auto *floor = new FloorPage(m_session.floor(), m_session.past(), lead);
    floor->listen({m_around.sounds, m_around.phone});
    return floor;
}

void MainWindow::closePages() {
    for (const auto &page : m_pages)
        delete page.widget;
    m_pages.clear();
    m_desk = nullptr;
    m_history = nullptr;
    setWindowTitle(u"Callboard"_s);
    followKeys();
    m_signIn->fill(m_preferences.server, m_preferences.user);
}

void MainWindow::choosePage(int page) {
    m_work->setCurrentIndex(page);
    // No key may press a button by chance: the page itself has the keyboard until Tab is pressed.
    m_work->currentWidget()->setFocusPolicy(Qt::ClickFocus);
    m_work->currentWidget()->setFocus();
    m_top->choose(page);
    if (m_pages.size() > 1)
        m_preferences.page = m_pages[static_cast<std::size_t>(page)].id;
}

} // namespace callboard
