// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/access.h"
#include "backend/command_memory.h"
#include "backend/enquiries.h"
#include "backend/floor.h"
#include "backend/limits.h"
#include "backend/recent_events.h"
#include "core/wire/message.h"
#include "core/wire/redact.h"
#include "core/wire/session_records.h"

#include <QWebSocket>

namespace callboard {

// What all sessions share.
struct SessionContext {
    Floor &floor;
    Enquiries &enquiries;
    Access &access;
    CommandMemory memory;
    RecentEvents recent;
    SessionLimits limits;
    std::function<void(const std::string &)> log;
};

// One connection: greets, signs in, then follows the events, answers and commands. Main thread.
class Session : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    Session(std::unique_ptr<QWebSocket> socket, SessionContext &context, Clock::time_point at);
    ~Session() override;

    // An event that became durable. Only writes to the socket's buffer.
    void follow(Broadcast &broadcast);
    // Time passes: tells apart who is silent, behind or never greets.
    void tick(Clock::time_point at);
    void sendPing(const QString &ping);
    // Says why, closes.
    void close(const Error &reason);

    bool isSignedIn() const { return m_state == State::Live || m_state == State::Behind; }
    QString address() const { return m_address; }
    // For the record, once ended() was said.
    std::optional<DeskDisconnected> lostDesk() const;

Q_SIGNALS:
    void ended();

private:
    enum class State { Greeting, Checking, Live, Behind, Closing };

    void receive(const QString &text);
    void refuseBinary();
    bool takesMessage();
    void answer(const Message &message);
    void answerQuery(const Message &message);
    bool answerPast(const Message &message); // false: it asks for something else
    template <class Question>
    void askPast(const Message &message);
    Result<void> note(const AskSound &asked);
    template <class Question>
    Result<void> note(const Question &) { // asks for nothing that must be on record
        return {};
    }
    void answerCommand(const Message &message);
    void sendHeld();
    void refuse(std::string_view id, RpcError number, const Error &error);
    void refuseMalformed(const Error &error);

    void signIn(const Message &message);
    void welcome(const std::string &id, const Hello &hello, const Result<Role> &role);
    void catchUp(const ResumePoint &resume);
    bool sendTail(const ResumePoint &resume);
    std::uint64_t sendRecent(std::uint64_t after);
    std::uint64_t sendRecorded(std::uint64_t after);
    void sendSnapshot();
    void leave(const Message &message);

    void send(const QString &text);
    void send(const std::string &text) { send(QString::fromStdString(text)); }
    void bytesLeft();
    void abandon(const std::string &why);
    void finish();

    std::unique_ptr<QWebSocket> m_socket;
    SessionContext &m_context;
    QString m_address;
    State m_state = State::Greeting;
    Clock::time_point m_since; // of the state
    Clock::time_point m_heardAt;
    double m_allowance;
    Clock::time_point m_allowedAt;
    int m_malformed = 0;
    std::optional<Lens> m_lens;      // signed in
    std::vector<std::string> m_held; // answers that wait for the disk
    std::vector<RecordingHeard> m_heard;
    std::string m_token;
    SessionId m_session;
    bool m_isDesk = false;
    bool m_isPolite = false; // went with a word
    bool m_isAbandoned = false;
};

} // namespace callboard
