// SPDX-License-Identifier: GPL-3.0-or-later
// How a session begins and ends: hello, the tail or the snapshot, bye.
#include "backend/session.h"

#include "core/codec/codec.h"
#include "core/wire/json.h"
#include "core/wire/phone_account.h"
#include "core/wire/query_records.h"

namespace callboard {

namespace {

constexpr std::size_t longestPassword = 1024;
constexpr std::size_t longestClient = 100;

std::vector<std::string> capabilities() {
    std::vector<std::string> methods{std::string(LookUp::method),        std::string(SearchContacts::method),
                                     std::string(AskPhone::method),      std::string(AskTime::method),
                                     std::string(AskStreams::method),    std::string(AskMoment::method),
                                     std::string(AskPastEvents::method), std::string(wire::bye)};
    for (const auto method : {AskQueueFigures::method, AskAgentFigures::method, AskOpened::method,
                              AskCallFacts::method, AskRecordings::method, AskSound::method})
        methods.emplace_back(method);
    for (const std::string_view method : commandMethods())
        methods.emplace_back(method);
    return methods;
}

Result<void> check(const Hello &hello) {
    if (hello.protocol != protocolVersion)
        return Error{"session.protocol", "protocol " + std::to_string(hello.protocol) +
                                             " is not spoken here, but " + std::to_string(protocolVersion)};
    if (hello.password.size() > longestPassword || hello.client.size() > longestClient)
        return Error{"codec.badField", "a password has at most 1024 bytes, a client's name 100"};
    if (hello.password.empty() == hello.token.empty())
        return Error{"codec.badField", "a password or a token is needed"};
    return {};
}

} // namespace

void Session::signIn(const Message &message) {
    if (m_state != State::Greeting)
        return refuse(message.id, RpcError::InvalidRequest,
                      {"session.signedIn", "hello was said already in this connection"});
    const auto hello = fromJson<Hello>(message.params);
    if (!hello)
        return refuse(message.id, RpcError::InvalidParams, hello.error());
    if (const auto checked = check(*hello); !checked)
        return refuse(message.id, RpcError::InvalidParams, checked.error());
    m_state = State::Checking;
    const std::string id(message.id);
    if (!hello->token.empty())
        return welcome(id, *hello, m_context.access.enterByToken(hello->user, hello->token));
    m_context.access.enter(
        m_address.toStdString(), hello->user, hello->password, this,
        [this, id, hello = *hello](const Result<Role> &role) { welcome(id, hello, role); });
}

void Session::welcome(const std::string &id, const Hello &hello, const Result<Role> &role) {
    if (m_state != State::Checking)
        return; // gone in the meantime
    m_state = State::Greeting;
    m_since = Clock::now();
    if (!role)
        return refuse(id, RpcError::Refused, role.error());
    Floor &floor = m_context.floor;
    if (floor.isHeldUp())
        return refuse(id, RpcError::Refused, {"journal.full", "the disk of the backend is full"});
    m_lens.emplace(Viewer{hello.user, *role});
    m_token = hello.token.empty() ? m_context.access.issueToken(hello.user) : hello.token;
    m_session = floor.nextSession();
    m_state = State::Live;
    m_heardAt = Clock::now();
    const SessionLimits &limits = m_context.limits;
    send(answerText(id, toJson(Welcome{floor.epoch(), floor.center().seq, capabilities(), floor.now(), *role,
                                       hello.user, m_token, m_session, limits.heartbeat, limits.silence})));
    catchUp(hello.resume);
    m_isDesk = hello.isDesk;
    if (!m_isDesk)
        return;
    if (const auto done = floor.record({DeskConnected{hello.user, m_session, hello.client}}, {}); !done)
        m_context.log("a desk was not recorded: " + done.error().detail);
}

void Session::catchUp(const ResumePoint &resume) {
    const Floor &floor = m_context.floor;
    const std::uint64_t seq = floor.center().seq;
    const bool isKnown = resume.epoch == floor.epoch() && resume.seq <= seq &&
                         seq - resume.seq <= m_context.limits.longestTail;
    if (!isKnown || !sendTail(resume))
        sendSnapshot();
}

bool Session::sendTail(const ResumePoint &resume) {
    const Floor &floor = m_context.floor;
    const auto revealed = m_lens->resume(floor.center());
    if (!revealed.empty())
        send(notificationText(wire::reveal, toJson(Reveal{revealed})));
    const auto sent =
        m_context.recent.reachBackTo(resume.seq + 1) ? sendRecent(resume.seq) : sendRecorded(resume.seq);
    return sent == floor.center().seq;
}

// Both return the number of the last event sent: a client that does not read gets a snapshot instead.
std::uint64_t Session::sendRecent(std::uint64_t after) {
    for (const auto &shown : m_context.recent.all()) {
        if (shown.event.seq <= after)
            continue;
        if (m_socket->bytesToWrite() > m_context.limits.waitingBytes)
            return after;
        const bool isClear = m_lens->showsParty(m_context.floor.center(), shown.event.fact);
        send(isClear ? shown.clear : shown.blanked);
        after = shown.event.seq;
    }
    return after;
}

std::uint64_t Session::sendRecorded(std::uint64_t after) {
    const Floor &floor = m_context.floor;
    const auto replayed = floor.replay(after + 1, floor.center().seq, [&](const Event &event) {
        Event shown = event;
        if (!m_lens->showsParty(floor.center(), event.fact))
            blank(shown.fact);
        send(eventText(floor.epoch(), shown));
        after = event.seq;
        return m_socket->bytesToWrite() <= m_context.limits.waitingBytes;
    });
    if (!replayed)
        m_context.log("a resume was answered with a snapshot: " + replayed.error().detail);
    return after;
}

void Session::sendSnapshot() {
    const Floor &floor = m_context.floor;
    send(notificationText(wire::snapshot, snapshotParams(floor.epoch(), m_lens->snapshot(floor.center()))));
}

void Session::leave(const Message &message) {
    m_context.access.revokeToken(m_token);
    m_isPolite = true;
    send(answerText(message.id, "{}"));
    close({"session.bye", {}});
}

} // namespace callboard
