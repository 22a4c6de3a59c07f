// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/session.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace callboard {

class ActionButton;

// Who are you, and where is your centre? Says in plain words what went wrong and keeps what was typed.
class SignInPage : public QWidget {
    Q_OBJECT

public:
    explicit SignInPage(Session &session, QWidget *parent = nullptr);

    void fill(const QString &server, const QString &user);
    void reach();  // puts the keyboard where something is missing
    void forget(); // the password: the next person at this desk is another one

Q_SIGNALS:
    void asked(const callboard::SignIn &as);

private:
    QWidget *buildCard();
    QLineEdit *addField(class QVBoxLayout &rows, const QString &name);
    void ask();
    void display();
    QString sentence() const;

    Session &m_session;
    QLineEdit *m_server;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_message;
    ActionButton *m_signIn;
    ActionButton *m_cancel;
    QPointer<QLineEdit> m_typedIn; // when it was last asked
    QString m_missing;
    bool m_wasBusy = false;
    bool m_isInVain = false; // it goes on trying, and who typed a wrong address can mend it
};

} // namespace callboard
