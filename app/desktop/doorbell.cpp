// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/doorbell.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <filesystem>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 2000; // ms
constexpr qint64 longestLine = 256;
constexpr int mostVisitors = 8;
constexpr auto taken = "taken\n";

} // namespace

Doorbell::Doorbell(QString folder)
    : m_folder(std::move(folder)) {
    m_door.setSocketOptions(QLocalServer::UserAccessOption);
    m_door.setMaxPendingConnections(mostVisitors);
    connect(&m_door, &QLocalServer::newConnection, this, &Doorbell::greet);
}

QString Doorbell::usualFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

// Short: the path of a socket has a hundred bytes.
QString Doorbell::pathOf(const QString &server, const QString &user) const {
    const auto whose = (server + u'\n' + user).toUtf8();
    const auto mark = QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().left(16);
    return QDir(m_folder).filePath(u"callboard-"_s + QString::fromLatin1(mark));
}

bool Doorbell::ring(const QString &server, const QString &user, const QString &number) const {
    return ringAt(pathOf(server, user), number);
}

bool Doorbell::ringAny(const QString &number) const {
    const auto doors = QDir(m_folder).entryInfoList({u"callboard-*"_s}, QDir::System, QDir::Time);
    return std::any_of(doors.begin(), doors.end(),
                       [&](const QFileInfo &door) { return ringAt(door.filePath(), number); });
}

bool Doorbell::ringAt(const QString &path, const QString &number) {
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(number.toUtf8() + '\n');
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(patience))
            return false;
    return socket.readLine() == taken;
}

void Doorbell::answer(const QString &server, const QString &user) {
    const auto path = pathOf(server, user);
    if (m_door.isListening() && m_door.fullServerName() == path)
        return;
    m_door.close();
    QLocalSocket other;
    other.connectToServer(path);
    if (other.waitForConnected(patience))
        return;
    QLocalServer::removeServer(path); // what a desktop left that was killed
    m_door.listen(path);
}

// The time of its socket says when: other desktops read it there.
void Doorbell::comeForward() {
    std::error_code failure; // it is a hint
    if (m_door.isListening())
        std::filesystem::last_write_time(m_door.fullServerName().toStdString(),
                                         std::filesystem::file_time_type::clock::now(), failure);
}

void Doorbell::greet() {
    while (auto *visitor = m_door.nextPendingConnection()) {
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        QTimer::singleShot(patience, visitor, [visitor] { visitor->abort(); });
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] {
            if (!visitor->canReadLine() && visitor->bytesAvailable() < longestLine)
                return;
            const auto line = visitor->readLine(longestLine);
            if (!line.endsWith('\n'))
                return visitor->abort();
            visitor->write(taken);
            visitor->disconnectFromServer();
            Q_EMIT rung(QString::fromUtf8(line).simplified());
        });
    }
}

} // namespace callboard
