// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/session.h"

#include "core/base/stream_name.h"
#include "core/codec/codec.h"
#include "core/wire/json.h"

namespace callboard {

namespace {

constexpr auto closingTime = seconds{2};  // for the other side to close as well
constexpr auto resumeReading = 64 * 1024; // bytes left when one who was behind has caught up

} // namespace

Session::Session(std::unique_ptr<QWebSocket> socket, SessionContext &context, Clock::time_point at)
    : m_socket(std::move(socket))
    , m_context(context)
    , m_address(m_socket->peerAddress().toString())
    , m_since(at)
    , m_heardAt(at)
    , m_allowance(context.limits.messagesAtOnce)
    , m_allowedAt(at) {
    m_socket->setMaxAllowedIncomingMessageSize(context.limits.messageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(context.limits.messageBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Session::receive);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Session::refuseBinary);
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_heardAt = Clock::now(); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &Session::bytesLeft);
    // Said when the other side sends a close frame, and not when the line breaks; Qt itself closes by other
    // codes what breaks the rules.
    connect(m_socket.get(), &QWebSocket::aboutToClose, this, [this] {
        const auto code = m_socket->closeCode();
        if (m_state != State::Closing && !m_isAbandoned)
            m_isPolite =
                code == QWebSocketProtocol::CloseCodeNormal || code == QWebSocketProtocol::CloseCodeGoingAway;
    });
    // Queued: a write within follow() must not end a session while the others are still to be told.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &Session::finish, Qt::QueuedConnection);
}

Session::~Session() = default;

void Session::send(const QString &text) {
    m_socket->sendTextMessage(text);
}

void Session::follow(Broadcast &broadcast) {
    if (m_state != State::Live)
        return;
    const bool isShown = m_lens->showsParty(broadcast.center(), broadcast.event().fact);
    for (const CallId call : m_lens->reveals(broadcast.center(), broadcast.delta()))
        send(broadcast.reveal(call));
    send(isShown ? broadcast.clear() : broadcast.blanked());
    if (m_socket->bytesToWrite() > m_context.limits.waitingBytes) {
        m_state = State::Behind;
        m_since = Clock::now();
    }
}

void Session::bytesLeft() {
    if (m_state != State::Behind || m_socket->bytesToWrite() > resumeReading || m_context.floor.isHeldUp())
        return;
    m_state = State::Live;
    sendSnapshot();
}

void Session::tick(Clock::time_point at) {
    const SessionLimits &limits = m_context.limits;
    if (m_state == State::Closing) {
        if (at - m_since > closingTime)
            m_socket->abort();
        return;
    }
    if (m_state == State::Checking)
        return; // the answer may be delayed on purpose
    if (m_state == State::Greeting) {
        if (at - m_since > limits.greeting)
            close({"session.noHello", "nobody signed in in time"});
        return;
    }
    sendHeld();
    if (at - m_heardAt > limits.silence)
        abandon("fell silent");
    else if (m_state == State::Behind && at - m_since > limits.behind)
        abandon("does not read");
    else if (m_state == State::Behind)
        bytesLeft();
}

void Session::abandon(const std::string &why) {
    m_context.log("the session of " + std::string(m_lens->viewer().user.text()) + " " + why + ": closed");
    m_isAbandoned = true;
    m_socket->abort();
}

void Session::sendPing(const QString &ping) {
    if (m_state == State::Live)
        send(ping);
}

void Session::close(const Error &reason) {
    if (m_state == State::Closing)
        return;
    m_isPolite = m_isPolite || reason.code == "session.shutdown";
    m_state = State::Closing;
    m_since = Clock::now();
    send(notificationText(wire::closing, toJson(Closing{reason.code, reason.detail})));
    m_socket->close(QWebSocketProtocol::CloseCodeNormal, QString::fromStdString(reason.code));
    m_socket->flush();
}

void Session::finish() {
    m_state = State::Closing;
    Q_EMIT ended();
}

std::optional<DeskDisconnected> Session::lostDesk() const {
    if (!m_isDesk)
        return std::nullopt;
    return DeskDisconnected{m_lens->viewer().user, m_session, !m_isPolite};
}

void Session::refuseBinary() {
    m_heardAt = Clock::now();
    refuseMalformed({"wire.binary", "messages are text"});
}

// A bucket that fills with time: a burst is fine, a flood is not.
bool Session::takesMessage() {
    const SessionLimits &limits = m_context.limits;
    const std::chrono::duration<double> gone = m_heardAt - m_allowedAt;
    m_allowance = std::min(limits.messagesAtOnce, m_allowance + gone.count() * limits.messagesPerSecond);
    m_allowedAt = m_heardAt;
    if (m_allowance < 1)
        return false;
    m_allowance -= 1;
    return true;
}

void Session::receive(const QString &text) {
    if (m_state == State::Closing)
        return;
    m_heardAt = Clock::now();
    const bool isInTime = takesMessage();
    const QByteArray bytes = text.toUtf8();
    const auto message = readMessage({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!message)
        return refuseMalformed(message.error());
    // A notification is a sign of life; nothing is asked of clients, so that answers are none.
    const Error tooMany{"wire.tooMany", "too many messages; slow down"};
    if (message->kind != Message::Kind::Request)
        return isInTime ? void() : refuseMalformed(tooMany);
    if (!isInTime)
        return refuse(message->id, RpcError::TooMuch, tooMany);
    answer(*message);
}

void Session::refuse(std::string_view id, RpcError number, const Error &error) {
    send(failureText(id, number, error));
}

void Session::refuseMalformed(const Error &error) {
    refuse("null", error.code == "wire.parse" ? RpcError::Parse : RpcError::InvalidRequest, error);
    if (++m_malformed >= m_context.limits.mostMalformed)
        close({"session.malformed", "too many malformed messages"});
}

void Session::answer(const Message &message) {
    if (message.method == wire::hello)
        return signIn(message);
    if (!isSignedIn())
        return refuse(message.id, RpcError::NotSignedIn, {"session.notSignedIn", "say session.hello first"});
    if (message.method == wire::bye)
        return leave(message);
    if (message.method == LookUp::method || message.method == SearchContacts::method ||
        message.method == AskPhone::method || message.method == AskTime::method)
        return answerQuery(message);
    if (!answerPast(message))
        answerCommand(message);
}

bool Session::answerPast(const Message &message) {
    if (message.method == AskStreams::method)
        askPast<AskStreams>(message);
    else if (message.method == AskMoment::method)
        askPast<AskMoment>(message);
    else if (message.method == AskPastEvents::method)
        askPast<AskPastEvents>(message);
    else if (message.method == AskQueueFigures::method)
        askPast<AskQueueFigures>(message);
    else if (message.method == AskAgentFigures::method)
        askPast<AskAgentFigures>(message);
    else if (message.method == AskOpened::method)
        askPast<AskOpened>(message);
    else if (message.method == AskCallFacts::method)
        askPast<AskCallFacts>(message);
    else if (message.method == AskRecordings::method)
        askPast<AskRecordings>(message);
    else if (message.method == AskSound::method)
        askPast<AskSound>(message);
    else
        return false;
    return true;
}

namespace {

// What somebody's own talks, offers and states were is no news to him.
bool isOfOwnWork(const AskOpened &asked, UserId user) {
    return asked.work && asked.stream == liveStream && asked.agents == std::vector<AgentId>{user};
}
template <class Question>
bool isOfOwnWork(const Question &, UserId) {
    return false;
}

} // namespace

template <class Question>
void Session::askPast(const Message &message) {
    const auto question = fromJson<Question>(message.params);
    const auto &viewer = m_lens->viewer();
    if (!readsEverything(viewer) && !(question && isOfOwnWork(*question, viewer.user)))
        return refuse(
            message.id, RpcError::Refused,
            {"notAllowed", "the past of the floor is for supervisors, managers and administrators"});
    if (!question)
        return refuse(message.id, RpcError::InvalidParams, question.error());
    if (m_socket->bytesToWrite() > m_context.limits.waitingBytes)
        return refuse(message.id, RpcError::Refused,
                      {"past.busy", "you have not read what you asked for before"});
    m_context.enquiries.askPast(*question, m_context.floor.now(), this,
                                [this, id = std::string(message.id), asked = *question](const auto &answer) {
                                    if (m_state == State::Closing)
                                        return;
                                    const auto noted = answer ? note(asked) : answer.error();
                                    if (noted)
                                        send(answerText(id, *answer));
                                    else
                                        refuse(id, RpcError::Refused, noted.error());
                                });
}

// Who hears a recording is on record before he does.
Result<void> Session::note(const AskSound &asked) {
    const auto isIt = [&](const auto &heard) { return heard.call == asked.call && heard.file == asked.file; };
    Floor &floor = m_context.floor;
    const Error full{"journal.full", "the disk of the backend is full"};
    if (floor.isHeldUp())
        return full;
    if (std::ranges::any_of(m_heard, isIt))
        return {};
    RecordingHeard heard{asked.call, asked.file, m_lens->viewer().user};
    if (const auto recorded = floor.record({heard}, {}); !recorded)
        return recorded.error();
    m_heard.push_back(std::move(heard));
    return floor.isHeldUp() ? Result<void>(full) : Result<void>(); // it may be this one that fills it
}

void Session::answerQuery(const Message &message) {
    const auto say = [&](const auto &result) {
        if (result)
            send(answerText(message.id, toJson(*result)));
        else
            refuse(message.id, RpcError::Refused, result.error());
    };
    if (message.method == AskTime::method)
        return send(answerText(message.id, toJson(Ping{m_context.floor.now()})));
    if (message.method == AskPhone::method)
        return say(m_context.enquiries.phoneOf(m_lens->viewer().user));
    if (message.method == LookUp::method) {
        const auto query = fromJson<LookUp>(message.params);
        if (!query)
            return refuse(message.id, RpcError::InvalidParams, query.error());
        auto card = m_context.enquiries.lookUp(query->number);
        if (card && !speaksWith(m_context.floor.center(), query->number, m_lens->viewer()))
            keepDiallable(*card);
        return say(card);
    }
    const auto query = fromJson<SearchContacts>(message.params);
    if (!query)
        return refuse(message.id, RpcError::InvalidParams, query.error());
    if (query->limit < 1 || query->limit > SearchContacts::most)
        return refuse(message.id, RpcError::InvalidParams,
                      {"codec.badField",
                       "limit: a number from 1 to " + std::to_string(SearchContacts::most) + " is expected"});
    auto found = m_context.enquiries.search(query->text, query->limit);
    if (found && !readsEverything(m_lens->viewer()))
        for (auto &contact : found->contacts)
            keepDiallable(contact);
    say(found);
}

// Nothing is acknowledged that is not durable.
void Session::sendHeld() {
    if (m_held.empty() || m_context.floor.isHeldUp())
        return;
    for (const std::string &text : std::exchange(m_held, {}))
        send(text);
}

void Session::answerCommand(const Message &message) {
    const auto command = decodeCommand(message.method, message.params);
    if (!command)
        return refuse(message.id,
                      command.error().code == "codec.unknownMethod" ? RpcError::UnknownMethod
                                                                    : RpcError::InvalidParams,
                      command.error());
    const auto head = fromJson<CommandHead>(message.params);
    if (!head)
        return refuse(message.id, RpcError::InvalidParams, head.error());
    Floor &floor = m_context.floor;
    if (floor.isHeldUp())
        return refuse(message.id, RpcError::Refused, {"journal.full", "the disk of the backend is full"});
    const Viewer &viewer = m_lens->viewer();
    const auto *known = m_context.memory.find(viewer.user, head->id);
    const auto answer = known ? *known : floor.command(*command, {viewer.user, viewer.role}, head->id);
    if (!known && (answer || !isRetryable(answer.error().code)))
        m_context.memory.remember(viewer.user, head->id, answer);
    std::string text = answer ? answerText(message.id, toJson(Done{*answer}))
                              : failureText(message.id, RpcError::Refused, answer.error());
    if (floor.isHeldUp())
        m_held.push_back(std::move(text));
    else
        send(text);
}

} // namespace callboard
