// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/session.h"
#include "widgets/shell/preferences.h"

#include <QMainWindow>

class QStackedWidget;

namespace callboard {

class AgentPage;
class GlobalKeys;
class HistoryPage;
class NoteDrafts;
class SettingsMenu;
class SignInPage;
class SoundDoor;
class StatusLine;
class TopBar;
class Tray;

// What may be around the window; what is not there it does without.
struct Around {
    Softphone *phone = nullptr; // else calls ring at desk phones only
    Tray *tray = nullptr;
    GlobalKeys *keys = nullptr;
    QString draftsFolder{};      // where unsaved notes are kept; empty: nowhere
    SoundDoor *sounds = nullptr; // else no recording is heard
};

// The shell: sign-in, then the pages that a role has. Each page is a room of its own.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Session &session, Preferences preferences, Around around = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    const Preferences &preferences() const { return m_preferences; }
    void signIn(const SignIn &as);
    void prepareDial(const QString &number); // into the dial field, now or after the sign-in
    void comeForward();                      // only after a click of the user's own
    void quit();                             // also where closing would leave it in the tray

Q_SIGNALS:
    void preferencesChanged(const callboard::Preferences &preferences);
    void languageChosen(const QString &code);
    void themeChosen(callboard::Theme theme);
    void rang(const QString &who);
    void lostCaller(const QString &who);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Page {
        QString id;
        QString name;
        QWidget *widget;
    };
    void build();
    void buildWork();
    void buildMenu();
    void followSession();
    void followTray();
    void followKeys();
    bool goesOnInTray() const;
    void openPages();
    QWidget *makeFloor();
    void keepColumns(const QWidget &page);
    void keepBorder(const QWidget &page);
    void keepTeam(const QWidget &page);
    void closePages();
    void choosePage(int page);
    void showAbout();
    void remember();

    Session &m_session;
    Preferences m_preferences;
    Around m_around;
    bool m_isQuitting = false;
    bool m_hasToldOfTray = false;
    std::unique_ptr<NoteDrafts> m_drafts; // of who is signed in
    QString m_number;                     // to dial, until there is a field for it
    std::vector<Page> m_pages;
    SettingsMenu *m_menu = nullptr;
    QStackedWidget *m_rooms = nullptr; // sign-in, work
    QStackedWidget *m_work = nullptr;
    SignInPage *m_signIn = nullptr;
    AgentPage *m_desk = nullptr; // where there is one
    HistoryPage *m_history = nullptr;
    TopBar *m_top = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace callboard
