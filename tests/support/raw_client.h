// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wait.h"

#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <string>
#include <vector>

namespace callboard::test {

// A client that knows nothing: sends text, keeps what comes.
class RawClient {
public:
    explicit RawClient(quint16 port, const QString &subProtocol = QStringLiteral("callboard.v1"),
                       const QString &origin = {})
        : m_socket(origin) {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) { messages.push_back(text.toStdString()); });
        // Both may come at once: it was let in and sent away.
        bool isDecided = false;
        const auto decide = [&isDecided] { isDecided = true; };
        const auto connected = QObject::connect(&m_socket, &QWebSocket::connected, decide);
        const auto refused = QObject::connect(&m_socket, &QWebSocket::disconnected, decide);
        QWebSocketHandshakeOptions options;
        if (!subProtocol.isEmpty())
            options.setSubprotocols({subProtocol});
        m_socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(port)), options);
        waitFor([&] { return isDecided || m_socket.error() != QAbstractSocket::UnknownSocketError; });
        QObject::disconnect(connected);
        QObject::disconnect(refused);
    }

    QWebSocket &socket() { return m_socket; }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const std::string &text) { m_socket.sendTextMessage(QString::fromStdString(text)); }

    // The first message from now or before with this text in it, taken out with all before it; "" for none.
    std::string next(const std::string &part) {
        std::string found;
        waitFor([&] { return take(part, found) || !isConnected(); });
        take(part, found);
        return found;
    }
    std::string ask(const std::string &text, const std::string &id) {
        send(text);
        return next("\"id\":" + id);
    }
    std::string hello(const std::string &user, const std::string &password, const std::string &more = "") {
        return ask(
            R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":1,"client":"raw",)"
            R"("user":")" +
                user + R"(","password":")" + password + "\"" + more + "}}",
            "1");
    }
    bool isClosed() {
        return waitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

    std::vector<std::string> messages;

private:
    bool take(const std::string &part, std::string &found) {
        if (!found.empty())
            return true;
        for (std::size_t i = 0; i < messages.size(); ++i)
            if (messages[i].find(part) != std::string::npos) {
                found = messages[i];
                messages.erase(messages.begin(), messages.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                return true;
            }
        return false;
    }

    QWebSocket m_socket;
};

} // namespace callboard::test
