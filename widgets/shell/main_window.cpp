// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/history/history_page.h"
#include "widgets/shell/global_keys.h"
#include "widgets/shell/settings_menu.h"
#include "widgets/shell/sign_in_page.h"
#include "widgets/shell/status_line.h"
#include "widgets/shell/top_bar.h"
#include "widgets/shell/tray.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Session &session, Preferences preferences, Around around, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_preferences(std::move(preferences))
    , m_around(std::move(around)) {
    setWindowTitle(u"Callboard"_s);
    if (!restoreGeometry(m_preferences.geometry))
        resize(QSize(1366, 800).boundedTo(screen()->availableSize() -
                                          QSize(0, 40))); // the frame needs its place
    build();
    connect(&session, &Session::stateChanged, this, &MainWindow::followSession);
    if (auto *phone = m_around.phone)
        connect(phone, &Softphone::choiceChanged, this, [this, phone] {
            m_preferences.phone = phone->choice();
            remember();
        });
    followTray();
    if (m_around.keys)
        connect(m_around.keys, &GlobalKeys::pressed, this, [this](int key) {
            if (m_desk)
                key == 0 ? m_desk->answer() : m_desk->hangUp();
        });
    followSession();
}

// Only the user's own click brings the window forward.
void MainWindow::followTray() {
    if (!m_around.tray)
        return;
    connect(m_around.tray, &Tray::opened, this, &MainWindow::comeForward);
    connect(m_around.tray, &Tray::quitWished, this, &MainWindow::quit);
}

// The pages keep what was typed last, and need the drafts for it.
MainWindow::~MainWindow() {
    closePages();
}

// Builds all that has words; again when the language changes. Nobody waits for the room of work before there
// is somebody to work in it.
void MainWindow::build() {
    m_top = nullptr;
    m_rooms = new QStackedWidget;
    m_signIn = new SignInPage(m_session);
    m_signIn->fill(m_preferences.server, m_preferences.user);
    connect(m_signIn, &SignInPage::asked, this, &MainWindow::signIn);
    m_rooms->addWidget(m_signIn);
    setCentralWidget(m_rooms);
    m_signIn->reach(); // only now it has a window
}

void MainWindow::buildWork() {
    buildMenu();
    auto *place = new QWidget;
    auto *rows = new QVBoxLayout(place);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    m_top = new TopBar(m_menu, place);
    m_work = new QStackedWidget(place);
    rows->addWidget(m_top);
    rows->addWidget(m_work, 1);
    m_status = new StatusLine(m_session, place);
    rows->addWidget(m_status);
    connect(m_top, &TopBar::chosen, this, &MainWindow::choosePage);
    m_rooms->addWidget(place);
}

void MainWindow::buildMenu() {
    delete m_menu;
    m_menu = new SettingsMenu(m_preferences, m_around.tray, m_around.keys, this);
    connect(m_menu, &SettingsMenu::changed, this, &MainWindow::remember);
    connect(m_menu, &SettingsMenu::languageChosen, this, &MainWindow::languageChosen);
    connect(m_menu, &SettingsMenu::themeChosen, this, &MainWindow::themeChosen);
    connect(m_menu, &SettingsMenu::keysChosen, this, &MainWindow::followKeys);
    connect(m_menu, &SettingsMenu::aboutWished, this, &MainWindow::showAbout);
    connect(m_menu, &SettingsMenu::signOutWished, &m_session, &Session::signOut);
}

// Held while there is a desk whose calls they could answer.
void MainWindow::followKeys() {
    if (!m_around.keys || !m_top)
        return;
    const auto taken = m_around.keys->take(m_desk ? sequencesOf(m_preferences.keys) : QList<QKeySequence>{});
    QString trouble;
    if (!taken && taken.error().code == "keys.taken")
        trouble = tr("%1 belongs to another program: no keys work in all windows.")
                      .arg(QString::fromStdString(taken.error().detail));
    else if (!taken)
        trouble = tr("This desktop gives no keys to all windows.");
    m_status->setTrouble(trouble);
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
        setLocale(QLocale()); // of the fields for dates, which take it from the window
        const bool wasIn = !m_pages.empty();
        const auto asked = m_history ? std::optional(m_history->choice()) : std::nullopt;
        closePages(); // now: they would hear of calls until they are gone
        build();
        if (wasIn)
            openPages(); // what rings was announced
        if (m_history && asked)
            m_history->choose(*asked);
    }
    return QMainWindow::event(event);
}

void MainWindow::quit() {
    m_isQuitting = true;
    close();
    QCoreApplication::quit(); // a hidden window closes without ending anything
}

bool MainWindow::goesOnInTray() const {
    return m_preferences.staysInTray && !m_isQuitting && !qApp->isSavingSession() && m_around.tray &&
           m_around.tray->isThere();
}

void MainWindow::closeEvent(QCloseEvent *event) {
    m_preferences.geometry = saveGeometry();
    remember();
    const bool goesOn = goesOnInTray();
    QGuiApplication::setQuitOnLastWindowClosed(!goesOn); // whichever is closed while this one is hidden
    if (!goesOn)
        return QMainWindow::closeEvent(event);
    event->ignore();
    hide();
    m_around.tray->show();
    if (!std::exchange(m_hasToldOfTray, true))
        m_around.tray->tell(tr("Callboard goes on"),
                            tr("Calls ring as before. This icon opens and ends it."));
}

} // namespace callboard
