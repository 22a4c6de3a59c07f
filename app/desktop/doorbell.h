// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>

namespace callboard {

// One desktop a server and user: who starts a second one brings what he has to the first. Only the same user
// of the machine may ring, and all he can leave is a number for the dial field.
class Doorbell : public QObject {
    Q_OBJECT

public:
    // `folder`: of the sockets; the user's own runtime folder.
    explicit Doorbell(QString folder = usualFolder());

    // The desktop of this server and user that runs has taken the number. False: there is none.
    bool ring(const QString &server, const QString &user, const QString &number) const;

    // As ring(), of any server and user; of several that run, the one whose window was in front last.
    bool ringAny(const QString &number) const;

    // Be rung for this server and user from now on, and for no other; unless another desktop is already.
    void answer(const QString &server, const QString &user);

    // Its window is in front now.
    void comeForward();

    QString address() const { return m_door.fullServerName(); }

Q_SIGNALS:
    void rung(const QString &number); // empty: only to be looked at

private:
    static QString usualFolder();
    QString pathOf(const QString &server, const QString &user) const;
    static bool ringAt(const QString &path, const QString &number);
    void greet();

    QString m_folder;
    QLocalServer m_door;
};

} // namespace callboard
