// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/shell/sign_in_page.h"
#include "widgets/shell/status_line.h"
#include "widgets/shell/top_bar.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Session &session, Preferences preferences, Softphone *phone, QString draftsFolder,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_preferences(std::move(preferences))
    , m_phone(phone)
    , m_draftsFolder(std::move(draftsFolder)) {
    setWindowTitle(u"Callboard"_s);
    if (!restoreGeometry(m_preferences.geometry))
        resize(QSize(1366, 800).boundedTo(screen()->availableSize() -
                                          QSize(0, 40))); // the frame needs its place
    build();
    connect(&session, &Session::stateChanged, this, &MainWindow::followSession);
    if (m_phone)
        connect(m_phone, &Softphone::choiceChanged, this, [this] {
            m_preferences.phone = m_phone->choice();
            remember();
        });
    followSession();
}

// The pages keep what was typed last, and need the drafts for it.
MainWindow::~MainWindow() {
    closePages();
}

// Builds all that has words; again when the language changes.
void MainWindow::build() {
    buildMenu();
    m_rooms = new QStackedWidget;
    m_signIn = new SignInPage(m_session);
    m_signIn->fill(m_preferences.server, m_preferences.user);
    connect(m_signIn, &SignInPage::asked, this, &MainWindow::signIn);
    m_rooms->addWidget(m_signIn);

    auto *place = new QWidget;
    auto *rows = new QVBoxLayout(place);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    m_top = new TopBar(m_menu, place);
    m_work = new QStackedWidget(place);
    rows->addWidget(m_top);
    rows->addWidget(m_work, 1);
    rows->addWidget(new StatusLine(m_session, place));
    connect(m_top, &TopBar::chosen, this, &MainWindow::choosePage);
    m_rooms->addWidget(place);
    setCentralWidget(m_rooms);
    m_signIn->reach(); // only now it has a window
}

void MainWindow::addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool isChosen,
                           const std::function<void()> &act) {
    auto *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group.addAction(action);
    connect(action, &QAction::triggered, this, act);
}

void MainWindow::buildMenu() {
    delete m_menu;
    m_menu = new QMenu(this);
    auto *languages = m_menu->addMenu(tr("Language"));
    auto *languageGroup = new QActionGroup(languages);
    const std::array known{std::pair{QString{}, tr("System")}, std::pair{u"en"_s, u"English"_s},
                           std::pair{u"ru"_s, u"Русский"_s}};
    for (const auto &[code, name] : known)
        addChoice(*languages, *languageGroup, name, m_preferences.language == code, [this, code = code] {
            m_preferences.language = code;
            remember();
            Q_EMIT languageChosen(code);
        });
    auto *themes = m_menu->addMenu(tr("Theme"));
    auto *themeGroup = new QActionGroup(themes);
    const std::array all{std::pair{Theme::System, tr("System")}, std::pair{Theme::Light, tr("Light")},
                         std::pair{Theme::Dark, tr("Dark")}};
    for (const auto &[theme, name] : all)
        addChoice(*themes, *themeGroup, name, m_preferences.theme == theme, [this, theme = theme] {
            m_preferences.theme = theme;
            remember();
            Q_EMIT themeChosen(theme);
        });
    auto *sound = m_menu->addAction(tr("Sound when a call rings"));
    sound->setCheckable(true);
    sound->setChecked(m_preferences.hasSound);
    connect(sound, &QAction::toggled, this, [this](bool isOn) {
        m_preferences.hasSound = isOn;
        remember();
    });
    m_menu->addSeparator();
    m_menu->addAction(tr("About Callboard"), this, &MainWindow::showAbout);
    m_menu->addAction(tr("Sign out"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q), &m_session,
                      &Session::signOut);
}

void MainWindow::signIn(const SignIn &as) {
    m_preferences.server = as.server;
    m_preferences.user = as.user;
    remember();
    m_session.signIn(as);
}

void MainWindow::prepareDial(const QString &number) {
    if (number.isEmpty())
        return;
    m_number = number;
    if (!m_desk)
        return;
    const auto desk = std::find_if(m_pages.begin(), m_pages.end(),
                                   [this](const Page &page) { return page.widget == m_desk; });
    choosePage(static_cast<int>(desk - m_pages.begin()));
    m_desk->prepareDial(std::exchange(m_number, {}));
}

void MainWindow::comeForward() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::followSession() {
    const auto state = m_session.state();
    const bool isIn = state == Session::State::Live || state == Session::State::Offline;
    if (isIn && m_pages.empty()) {
        openPages();
        if (m_desk)
            m_desk->announce();
    } else if (!isIn && !m_pages.empty())
        closePages();
    if (!isIn && m_rooms->currentIndex() != 0)
        m_rooms->setCurrentIndex(0);
}

void MainWindow::openPages() {
    const auto &center = m_session.floor().center();
    const auto user = m_session.user();
    const bool takesCalls = callboard::find(center, user) != nullptr;
    if (takesCalls || m_session.role() == Role::Agent) {
        m_drafts = std::make_unique<NoteDrafts>(
            NoteDrafts::folderOf(m_draftsFolder, m_session.server(), shownText(user)));
        m_desk = new AgentPage(m_session.floor(), m_session.requests(), *m_drafts, user, m_phone);
        connect(m_desk, &AgentPage::rang, this, &MainWindow::rang);
        m_pages.push_back({u"agent"_s, tr("My desk"), m_desk});
    }
    if (m_session.role() != Role::Agent)
        m_pages.push_back({u"supervisor"_s, tr("Floor"), makeFloor()});
    QStringList names;
    for (const auto &page : m_pages) {
        m_work->addWidget(page.widget);
        names += page.name;
    }
    m_top->setSite(shownText(center.site.name));
    m_top->setUser(words::nameOf(center, user), words::role(m_session.role()));
    m_top->setPages(names);
    const auto wished = std::find_if(m_pages.begin(), m_pages.end(),
                                     [this](const Page &page) { return page.id == m_preferences.page; });
    const auto usual = m_pages.end() - 1;
    choosePage(static_cast<int>((wished == m_pages.end() ? usual : wished) - m_pages.begin()));
    m_rooms->setCurrentIndex(1);
    prepareDial(std::exchange(m_number, {}));
    m_signIn->forget();
}

// Managers look and do not lead.
QWidget *MainWindow::makeFloor() {
    const auto role = m_session.role();
    if (role != Role::Supervisor && role != Role::Administrator)
        return new SupervisorPage(m_session.floor());
    return new SupervisorPage(m_session.floor(),
                              SupervisorPage::Lead{m_session.requests(), m_session.user()});
}

void MainWindow::closePages() {
    for (const auto &page : m_pages)
        delete page.widget;
    m_pages.clear();
    m_desk = nullptr;
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

void MainWindow::showAbout() {
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Callboard"));
    box->setText(u"Callboard " CALLBOARD_VERSION ""_s);
    box->setInformativeText(
        tr("The contact centre's desktop.\nFree software under the GNU General Public License, "
           "version 3 or later."));
    box->setModal(false);
    box->show();
}

void MainWindow::remember() {
    Q_EMIT preferencesChanged(m_preferences);
}

bool MainWindow::event(QEvent *event) {
    if (event->type() == QEvent::LanguageChange && m_rooms) {
        const bool wasIn = !m_pages.empty();
        closePages(); // now: they would hear of calls until they are gone
        build();
        if (wasIn)
            openPages(); // what rings was announced
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event) {
    m_preferences.geometry = saveGeometry();
    remember();
    QMainWindow::closeEvent(event);
}

} // namespace callboard
