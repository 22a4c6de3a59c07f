// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/link.h"

#include "core/codec/limits.h"
#include "core/wire/json.h"

#include <algorithm>
#include <array>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslError>
#include <QWebSocketHandshakeOptions>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr auto helloId = "\"hello\""sv;

// What trying again does not mend.
bool isFinal(const Error &error) {
    constexpr std::array codes = {"session.badCredentials"sv, "session.badToken"sv, "session.protocol"sv,
                                  "codec.badField"sv};
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
constexpr auto socketError = &QWebSocket::errorOccurred;
#else
constexpr auto socketError = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

} // namespace

bool isThisMachine(const QString &host) {
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

std::optional<Error> whyNoServer(const QUrl &url) {
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"ws"_s && url.scheme() != u"wss"_s))
        return Error{"link.badUrl", "'" + url.toString().toStdString() + "' is no ws:// or wss:// address"};
    if (url.scheme() == u"ws"_s && !isThisMachine(url.host()))
        return Error{"link.insecure", "a password is not sent to " + url.host().toStdString() +
                                          " without encryption: use wss://"};
    return std::nullopt;
}

// Doubles, and spreads out so that a hundred desktops do not come back as one.
milliseconds pauseBefore(const LinkOptions &options, int attempts) {
    const auto whole = std::min(options.firstDelay * (1 << std::min(attempts, 16)), options.longestDelay);
    const double share = 0.5 + QRandomGenerator::global()->generateDouble() / 2;
    return std::chrono::ceil<milliseconds>(whole * share);
}

Link::Link(LinkOptions options, ResumeFrom resumeFrom, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_resumeFrom(std::move(resumeFrom)) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Link::connectNow);
    connect(&m_ticker, &QTimer::timeout, this, &Link::tick);
    const auto often = std::min(m_options.heartbeat, m_options.silence) / 8;
    m_ticker.setInterval(std::max(std::chrono::ceil<milliseconds>(often), milliseconds{1}));
}

Link::~Link() {
    dropSocket();
}

void Link::open() {
    m_attempts = 0;
    if (auto error = whyNoServer(m_options.url))
        return fail(std::move(*error));
    m_ticker.start();
    connectNow();
}

void Link::close() {
    m_retry.stop();
    m_ticker.stop();
    if (m_status.state == LinkState::Live)
        request("\"bye\"", wire::bye, "{}");
    if (m_socket)
        m_socket->close();
    setState(LinkState::Idle);
    dropSocket();
    m_token.clear();
}

void Link::dropSocket() {
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (m_status.state != LinkState::Idle)
        m_socket->abort();             // no word of parting: the backend shall not think that we left
    m_socket.release()->deleteLater(); // may be further up in the stack
}

void Link::connectNow() {
    dropSocket();
    m_retry.stop();
    m_tlsError.reset();
    m_attemptAt = Clock::now();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(longestJson);
    m_socket->setMaxAllowedIncomingFrameSize(longestJson);
    QSslConfiguration tls = m_socket->sslConfiguration();
    tls.addCaCertificates(m_options.authorities);
    m_socket->setSslConfiguration(tls);
    connect(m_socket.get(), &QWebSocket::connected, this, &Link::greet);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Link::receive);
    connect(m_socket.get(), &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsError = tlsError(errors); });
    // Queued, so that a socket is never dropped within its own call; it may be another one by then.
    const auto broken = [this, socket = m_socket.get()] {
        if (m_socket.get() != socket)
            return;
        const bool wasThere = m_status.state != LinkState::Connecting;
        const QString words = socket->closeReason().isEmpty() ? socket->errorString() : socket->closeReason();
        lose({wasThere ? "link.lost" : "link.unreachable", words.toStdString()});
    };
    connect(m_socket.get(), &QWebSocket::disconnected, this, broken, Qt::QueuedConnection);
    connect(m_socket.get(), socketError, this, broken, Qt::QueuedConnection);
    setState(LinkState::Connecting, m_status.error);
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols({QString::fromUtf8(subProtocol.data(), subProtocol.size())});
    m_socket->open(m_options.url, handshake);
}

void Link::greet() {
    if (m_socket->subprotocol().isEmpty())
        return lose(
            {"link.protocol", m_options.url.toString().toStdString() + " does not speak callboard.v1"});
    Hello hello;
    hello.client = m_options.client;
    hello.user = m_options.user;
    hello.token = m_token;
    if (m_token.empty())
        hello.password = m_options.password;
    hello.resume = m_resumeFrom();
    hello.isDesk = m_options.isDesk;
    m_socket->sendTextMessage(QString::fromStdString(requestText(helloId, wire::hello, toJson(hello))));
    setState(LinkState::SigningIn, m_status.error);
}

bool Link::request(std::string_view id, std::string_view method, std::string_view params) {
    if (m_status.state != LinkState::Live)
        return false;
    m_socket->sendTextMessage(QString::fromStdString(requestText(id, method, params)));
    return true;
}

void Link::receive(const QString &text) {
    const QByteArray bytes = text.toUtf8();
    const auto message = readMessage({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!message)
        return lose({"link.protocol", message.error().detail});
    m_heardAt = Clock::now();
    if (m_status.state == LinkState::Live) {
        LinkStatus status = m_status;
        status.isStale = false;
        status.heardAt = serverNow();
        tellStatus(std::move(status));
    }
    hear(*message);
}

void Link::hear(const Message &message) {
    const bool isAnswer = message.kind == Message::Kind::Answer || message.kind == Message::Kind::Failure;
    if (isAnswer && message.id == helloId)
        return takeWelcome(message);
    if (message.kind == Message::Kind::Notification && message.method == wire::ping) {
        if (const auto ping = fromJson<Ping>(message.params); ping && ping->serverTime != Time{})
            m_clock.hear(ping->serverTime, m_heardAt);
        return;
    }
    if (message.kind == Message::Kind::Notification && message.method == wire::closing) {
        const auto closing = fromJson<Closing>(message.params);
        return lose(closing ? Error{closing->code, closing->detail} : closing.error());
    }
    if (message.kind == Message::Kind::Failure && message.id == "null")
        return lose(readFailure(message.error));
    if (m_status.state == LinkState::Live)
        Q_EMIT received(message);
}

void Link::takeWelcome(const Message &message) {
    if (message.kind == Message::Kind::Failure)
        return takeRefusal(readFailure(message.error));
    auto welcome = fromJson<Welcome>(message.result);
    if (!welcome)
        return lose({"link.protocol", welcome.error().detail});
    m_welcome = std::move(*welcome);
    m_token = m_welcome.token;
    m_clock.hear(m_welcome.serverTime, m_heardAt);
    m_attemptAt = m_heardAt;
    tellStatus({LinkState::Live, false, serverNow(), std::nullopt});
    Q_EMIT signedIn(m_welcome);
}

void Link::takeRefusal(const Error &error) {
    if (error.code == "session.badToken" && !m_options.password.empty()) {
        m_token.clear();
        return greet();
    }
    isFinal(error) ? fail(error) : lose(error);
}

void Link::lose(Error error) {
    if (m_status.state == LinkState::Waiting || m_status.state == LinkState::Failed)
        return;
    if (m_tlsError)
        error = *m_tlsError;
    dropSocket();
    if (isFinal(error))
        return fail(std::move(error));
    // The backend has restarted, or the line was cut: the first attempt follows soon.
    m_retry.start(pauseBefore(m_options, m_attempts++));
    setState(LinkState::Waiting, std::move(error));
}

void Link::fail(Error error) {
    dropSocket();
    m_retry.stop();
    setState(LinkState::Failed, std::move(error));
}

void Link::tick() {
    const auto at = Clock::now();
    const bool isSilent = at - m_heardAt > m_options.silence;
    if (isSilent && !m_status.isStale) {
        LinkStatus status = m_status;
        status.isStale = true;
        tellStatus(std::move(status));
    }
    if (m_status.state == LinkState::Live && isSilent)
        return lose({"link.lost", "nothing was heard for too long"});
    const bool isTrying = m_status.state == LinkState::Connecting || m_status.state == LinkState::SigningIn;
    if (m_status.state == LinkState::Live && at - m_attemptAt > m_options.silence)
        m_attempts = 0; // it holds
    // A password is looked at slowly after failures: that is no reason to knock again.
    if (isTrying &&
        at - m_attemptAt > m_options.connecting * (m_status.state == LinkState::SigningIn ? 4 : 1))
        return lose({"link.unreachable", "no answer in time"});
    if (m_status.state == LinkState::Live && at - m_beatAt >= m_options.heartbeat) {
        m_beatAt = at;
        m_socket->sendTextMessage(QString::fromStdString(notificationText(wire::ping, "{}")));
    }
}

void Link::setState(LinkState state, std::optional<Error> error) {
    LinkStatus status = m_status;
    status.state = state;
    status.error = std::move(error);
    tellStatus(std::move(status));
}

// The time of the last word changes with every message: alone it is no news.
void Link::tellStatus(LinkStatus status) {
    const bool isNews = status.state != m_status.state || status.isStale != m_status.isStale ||
                        status.error != m_status.error;
    m_status = std::move(status);
    if (isNews)
        Q_EMIT statusChanged(m_status);
}

Error Link::tlsError(const QList<QSslError> &errors) const {
    const QSslError &first = errors.first();
    const std::string host = m_options.url.host().toStdString();
    const QSslCertificate certificate = first.certificate();
    switch (first.error()) {
    case QSslError::CertificateExpired:
        return {"link.certificateExpired", "the certificate of " + host + " ended on " +
                                               certificate.expiryDate().toString(Qt::ISODate).toStdString()};
    case QSslError::CertificateNotYetValid:
        return {"link.certificateNotYetValid",
                "the certificate of " + host + " begins on " +
                    certificate.effectiveDate().toString(Qt::ISODate).toStdString()};
    case QSslError::HostNameMismatch:
        return {"link.certificateHost",
                "the certificate of " + host + " is for " +
                    certificate.subjectInfo(QSslCertificate::CommonName).join(u' ').toStdString()};
    default:
        return {"link.certificateUntrusted",
                "the certificate of " + host + " is not trusted: " + first.errorString().toStdString()};
    }
}

} // namespace callboard
