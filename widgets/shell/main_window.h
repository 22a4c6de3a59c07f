// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/session.h"
#include "widgets/shell/preferences.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace callboard {

class AgentPage;
class NoteDrafts;
class SignInPage;
class TopBar;

// The shell: sign-in, then the pages that a role has. Each page is a room of its own.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // Without a softphone calls ring at desk phones only. `draftsFolder`: where unsaved notes are kept;
    // empty: nowhere.
    MainWindow(Session &session, Preferences preferences, Softphone *phone = nullptr,
               QString draftsFolder = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    const Preferences &preferences() const { return m_preferences; }
    void signIn(const SignIn &as);
    void prepareDial(const QString &number); // into the dial field, now or after the sign-in
    void comeForward();                      // only after a click of the user's own

Q_SIGNALS:
    void preferencesChanged(const callboard::Preferences &preferences);
    void languageChosen(const QString &code);
    void themeChosen(callboard::Theme theme);
    void rang(const QString &who);

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
    void buildMenu();
    void addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool isChosen,
                   const std::function<void()> &act);
    void followSession();
    void openPages();
    QWidget *makeFloor();
    void closePages();
    void choosePage(int page);
    void showAbout();
    void remember();

    Session &m_session;
    Preferences m_preferences;
    Softphone *m_phone;
    QString m_draftsFolder;
    std::unique_ptr<NoteDrafts> m_drafts; // of who is signed in
    QString m_number;                     // to dial, until there is a field for it
    std::vector<Page> m_pages;
    QMenu *m_menu = nullptr;
    QStackedWidget *m_rooms = nullptr; // sign-in, work
    QStackedWidget *m_work = nullptr;
    SignInPage *m_signIn = nullptr;
    AgentPage *m_desk = nullptr; // where there is one
    TopBar *m_top = nullptr;
};

} // namespace callboard
