// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/session.h"

#include <filesystem>
#include <QTimer>
#include <QWebSocketServer>

namespace callboard {

// Where desktops connect. Beyond loopback a certificate is required.
struct ServerAddress {
    std::string host = "127.0.0.1";    // an IP address
    std::uint16_t port = 0;            // 0: any free one
    std::filesystem::path certificate; // PEM, the chain from the server's own upwards
    std::filesystem::path key;
};

// The door of the backend: sessions over WebSocket, fed by the floor. Main thread.
class Server : public QObject {
    Q_OBJECT

public:
    using Log = std::function<void(const std::string &)>;

    Server(Floor &floor, Enquiries &enquiries, Access &access, SessionLimits limits, Log log);
    ~Server() override;

    // Errors: "server.badAddress", "server.certificateNeeded", "server.badCertificate",
    // "server.notListening".
    Result<void> listen(const ServerAddress &address);
    std::uint16_t port() const;
    // Says goodbye to everybody, records the ends of the desks and closes.
    void stop();
    std::size_t sessions() const { return m_sessions.size(); }

private:
    Result<void> secure(const ServerAddress &address);
    void recallCommands();
    void admit();
    void refuse(std::unique_ptr<QWebSocket> socket, const Error &reason);
    void end(Session *session);
    void recordEnd(const Session &session);
    void publish(const Event &event, const Delta &delta);
    void tick();

    SessionContext m_context;
    std::unique_ptr<QWebSocketServer> m_server;
    std::vector<std::unique_ptr<Session>> m_sessions;
    QTimer m_ticker;
    Session::Clock::time_point m_pingedAt{};
};

} // namespace callboard
