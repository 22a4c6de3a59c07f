// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/server_clock.h"
#include "core/wire/message.h"
#include "core/wire/session_records.h"

#include <functional>
#include <memory>
#include <QSslCertificate>
#include <QTimer>
#include <QWebSocket>

namespace callboard {

// Where to connect, and as whom.
struct LinkOptions {
    QUrl url; // ws:// on this machine, else wss://
    UserId user;
    std::string password;
    std::string client; // "callboard 0.1.0"
    bool isDesk = false;
    QList<QSslCertificate> authorities; // of the site, beside the system's
    Duration heartbeat = seconds{2};
    Duration silence = seconds{5};
    Duration connecting = seconds{5};
    Duration firstDelay = milliseconds{250}; // before the next attempt; doubled, with jitter
    Duration longestDelay = seconds{5};      // who waits for a call does not wait for the desk
    Duration commandLife = seconds{30};      // a command not answered by then is refused: link.lost
};

// "localhost" or a loopback address: there a password may be sent without encryption.
bool isThisMachine(const QString &host);
// Why nobody can sign in there: "link.badUrl", "link.insecure".
std::optional<Error> whyNoServer(const QUrl &url);
// How long to wait before the next attempt, after so many in vain.
milliseconds pauseBefore(const LinkOptions &options, int attempts);

enum class LinkState {
    Idle,
    Connecting,
    SigningIn,
    Live,
    Waiting, // for the next attempt
    Failed   // no attempt is made until open(): see the error
};

// Errors: "link.unreachable", "link.lost", "link.insecure", "link.protocol", "link.certificateExpired",
// "link.certificateNotYetValid", "link.certificateHost", "link.certificateUntrusted", "link.badUrl",
// "link.gap", and those of the backend: "session.…", "journal.full". The detail is for the log and has the
// date or the name concerned.
struct LinkStatus {
    LinkState state = LinkState::Idle;
    bool isStale = true; // nothing was heard for too long: what is shown may be old
    Time heardAt;        // the last word, by the backend's clock; none yet: zero
    std::optional<Error> error;
    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

// The connection to the backend: signs in, beats, notices silence, comes back by itself.
class Link : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;
    // From where to go on; asked at each hello.
    using ResumeFrom = std::function<ResumePoint()>;

    Link(LinkOptions options, ResumeFrom resumeFrom, QObject *parent = nullptr);
    ~Link() override;

    void open();
    // Says goodbye: nobody is missed. No attempt follows.
    void close();
    // What came over it cannot be right: drops the connection and comes back soon.
    void restart(Error error) { lose(std::move(error)); }

    const LinkOptions &options() const { return m_options; }
    const LinkStatus &status() const { return m_status; }
    const Welcome &session() const { return m_welcome; } // of the last sign-in
    Time serverNow() const { return m_clock.now(Clock::now()); }
    // False when it is not live: nothing was sent.
    bool request(std::string_view id, std::string_view method, std::string_view params);

Q_SIGNALS:
    void statusChanged(const callboard::LinkStatus &status);
    // Signed in; what follows is the tail or a snapshot.
    void signedIn(const callboard::Welcome &welcome);
    // A notification or an answer; the views live during the call.
    void received(const callboard::Message &message);

private:
    void connectNow();
    void greet();
    void receive(const QString &text);
    void hear(const Message &message);
    void takeWelcome(const Message &message);
    void takeRefusal(const Error &error);
    void lose(Error error);
    void fail(Error error);
    void dropSocket();
    void tick();
    void setState(LinkState state, std::optional<Error> error = {});
    void tellStatus(LinkStatus status);
    Error tlsError(const QList<QSslError> &errors) const;

    LinkOptions m_options;
    ResumeFrom m_resumeFrom;
    std::unique_ptr<QWebSocket> m_socket;
    LinkStatus m_status;
    Welcome m_welcome;
    std::string m_token;
    ServerClock m_clock;
    Clock::time_point m_heardAt{};
    Clock::time_point m_attemptAt{};
    Clock::time_point m_beatAt{};
    int m_attempts = 0; // in vain, since the last success
    std::optional<Error> m_tlsError;
    QTimer m_retry;
    QTimer m_ticker;
};

} // namespace callboard
