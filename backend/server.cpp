// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/server.h"

#include "core/wire/json.h"

#include <algorithm>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocketCorsAuthenticator>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t recalledEvents = 5'000;

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// An EC key says so in its first line, a modern key of either kind does not.
QSslKey readKey(const QByteArray &pem) {
    for (const auto kind : {QSsl::Rsa, QSsl::Ec})
        if (const QSslKey key(pem, kind); !key.isNull())
            return key;
    return {};
}

} // namespace

Server::Server(Floor &floor, Enquiries &enquiries, Access &access, SessionLimits limits, Log log)
    : m_context{floor,  enquiries,     access, CommandMemory{}, RecentEvents{limits.longestTail},
                limits, std::move(log)} {
    recallCommands();
    floor.listen([this](const Event &event, const Delta &delta) { publish(event, delta); });
    connect(&m_ticker, &QTimer::timeout, this, &Server::tick);
    const auto often = std::min(limits.heartbeat, limits.silence) / 8;
    m_ticker.start(std::max(std::chrono::ceil<milliseconds>(often), milliseconds{1}));
}

Server::~Server() {
    m_context.floor.listen({});
}

// A client may send a command again because the backend died before it answered.
void Server::recallCommands() {
    const std::uint64_t last = m_context.floor.center().seq;
    const std::uint64_t first = last > recalledEvents ? last - recalledEvents : 1;
    const auto read = m_context.floor.replay(first, last, [this](const Event &event) {
        if (event.causedBy)
            m_context.memory.remember(event.causedBy, event.seq);
        return true;
    });
    if (!read)
        m_context.log("the last commands are not known: " + read.error().detail);
}

Result<void> Server::secure(const ServerAddress &address) {
    QFile certificate(QString::fromStdString(address.certificate.string()));
    QFile keyFile(QString::fromStdString(address.key.string()));
    const auto bad = [](const std::string &what) { return Error{"server.badCertificate", what}; };
    if (!certificate.open(QIODevice::ReadOnly))
        return bad("cannot read " + address.certificate.string());
    if (!keyFile.open(QIODevice::ReadOnly))
        return bad("cannot read " + address.key.string());
    const auto chain = QSslCertificate::fromData(certificate.readAll(), QSsl::Pem);
    if (chain.isEmpty())
        return bad("no PEM certificate in " + address.certificate.string());
    const QSslKey key = readKey(keyFile.readAll());
    if (key.isNull())
        return bad("no PEM key without a passphrase in " + address.key.string());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients: they have passwords
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    m_server->setSslConfiguration(configuration);
    return {};
}

Result<void> Server::listen(const ServerAddress &address) {
    const QHostAddress host(toQString(address.host));
    if (host.isNull())
        return Error{"server.badAddress", "'" + address.host + "' is no IP address"};
    const bool isSecure = !address.certificate.empty();
    if (!isSecure && !host.isLoopback())
        return Error{"server.certificateNeeded",
                     "beyond loopback cti needs a certificate and a key: '" + address.host + "' has none"};
    m_server = std::make_unique<QWebSocketServer>(u"callboard"_s, isSecure ? QWebSocketServer::SecureMode
                                                                           : QWebSocketServer::NonSecureMode);
    m_server->setSupportedSubprotocols({toQString(subProtocol)});
    if (isSecure)
        if (const auto secured = secure(address); !secured)
            return secured;
    connect(m_server.get(), &QWebSocketServer::newConnection, this, &Server::admit);
    // A page in somebody's browser must not reach the backend of the machine it is shown on.
    connect(m_server.get(), &QWebSocketServer::originAuthenticationRequired, this,
            [](QWebSocketCorsAuthenticator *asked) { asked->setAllowed(asked->origin().isEmpty()); });
    if (!m_server->listen(host, address.port))
        return Error{"server.notListening", address.host + ":" + std::to_string(address.port) + ": " +
                                                m_server->errorString().toStdString()};
    return {};
}

std::uint16_t Server::port() const {
    return m_server ? m_server->serverPort() : 0;
}

void Server::admit() {
    while (m_server->hasPendingConnections()) {
        std::unique_ptr<QWebSocket> socket(m_server->nextPendingConnection());
        socket->setParent(nullptr);
        const auto greeting = static_cast<std::size_t>(
            std::count_if(m_sessions.begin(), m_sessions.end(), [&](const auto &session) {
                return !session->isSignedIn() && session->address() == socket->peerAddress().toString();
            }));
        if (m_sessions.size() >= m_context.limits.mostSessions ||
            greeting >= m_context.limits.mostGreetingsOfAddress) {
            refuse(std::move(socket), {"session.tooMany", "too many connections"});
            continue;
        }
        const bool speaksOurs = socket->subprotocol() == toQString(subProtocol);
        m_sessions.push_back(std::make_unique<Session>(std::move(socket), m_context, Session::Clock::now()));
        Session *session = m_sessions.back().get();
        connect(session, &Session::ended, this, [this, session] { end(session); });
        if (!speaksOurs)
            session->close({"session.protocol", "the sub-protocol callboard.v1 is needed"});
    }
}

void Server::refuse(std::unique_ptr<QWebSocket> socket, const Error &reason) {
    QWebSocket *leaving = socket.release();
    connect(leaving, &QWebSocket::disconnected, leaving, &QObject::deleteLater);
    leaving->close(QWebSocketProtocol::CloseCodePolicyViolated, toQString(reason.code));
}

void Server::end(Session *session) {
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [session](const auto &one) { return one.get() == session; });
    if (found == m_sessions.end())
        return;
    found->release()->deleteLater();
    m_sessions.erase(found);
    recordEnd(*session);
}

void Server::recordEnd(const Session &session) {
    const auto desk = session.lostDesk();
    if (!desk)
        return;
    if (const auto done = m_context.floor.record({*desk}, {}); !done)
        m_context.log("the end of a desk was not recorded: " + done.error().detail);
}

void Server::publish(const Event &event, const Delta &delta) {
    Broadcast broadcast(m_context.floor.epoch(), m_context.floor.center(), event, delta);
    for (const auto &session : m_sessions)
        session->follow(broadcast);
    m_context.recent.add(broadcast);
}

void Server::tick() {
    const auto at = Session::Clock::now();
    for (const auto &session : m_sessions)
        session->tick(at);
    if (at - m_pingedAt < m_context.limits.heartbeat)
        return;
    m_pingedAt = at;
    const auto ping =
        QString::fromStdString(notificationText(wire::ping, toJson(Ping{m_context.floor.now()})));
    for (const auto &session : m_sessions)
        session->sendPing(ping);
}

void Server::stop() {
    m_ticker.stop();
    if (m_server)
        m_server->close();
    while (!m_sessions.empty()) {
        const auto session = std::move(m_sessions.back());
        m_sessions.pop_back();
        session->close({"session.shutdown", "the backend stops"});
        recordEnd(*session);
    }
}

} // namespace callboard
