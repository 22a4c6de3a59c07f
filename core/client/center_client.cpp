// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/center_client.h"

#include "core/wire/json.h"

#include <charconv>
#include <QRandomGenerator>

namespace callboard {

namespace {

struct EventHead {
    std::string epoch;
    std::uint64_t seq = 0;
    Time at;
    static constexpr auto fields() {
        return std::tuple{field("epoch", &EventHead::epoch), field("seq", &EventHead::seq),
                          field("at", &EventHead::at)};
    }
};

// 96 random bits: no two clients choose the same.
CommandId freshCommandId() {
    const auto number = [] { return QString::number(QRandomGenerator::system()->generate64() >> 16, 36); };
    const std::string text = (number() + u'-' + number()).toStdString();
    return CommandId{text};
}

// Telephones do what they are told, or not, well within this.
constexpr seconds eventsComeWithin{4};

bool leadsToEvents(const Command &command) {
    return !std::holds_alternative<SendDigits>(command);
}

// The id of a command's request is the command's, that of a question a number.
std::string requestIdOf(CommandId id) {
    return '"' + std::string(id.text()) + '"';
}

template <class T>
auto reading(std::function<void(Result<T>)> answer) {
    return [answer = std::move(answer)](Result<std::string_view> raw) {
        raw ? answer(fromJson<T>(*raw)) : answer(raw.error());
    };
}

} // namespace

CenterClient::CenterClient(LinkOptions options, QObject *parent)
    : QObject(parent)
    , m_link(std::move(options), [this] {
        return m_needsSnapshot ? ResumePoint{} : ResumePoint{m_replica.epoch(), m_replica.seq()};
    }) {
    connect(&m_link, &Link::received, this, &CenterClient::receive);
    connect(&m_link, &Link::signedIn, this, &CenterClient::sendPending);
    connect(&m_link, &Link::statusChanged, this, [this](const LinkStatus &status) {
        if (status.state != LinkState::Live)
            loseQuestions();
        Q_EMIT linkStateChanged(status);
    });
    connect(&m_aging, &QTimer::timeout, this, &CenterClient::dropOld);
    const auto often = m_link.options().commandLife / 16;
    m_aging.setInterval(
        std::clamp(std::chrono::ceil<milliseconds>(often), milliseconds{1}, milliseconds{500}));
}

CenterClient::~CenterClient() {
    m_link.disconnect(this);
}

void CenterClient::close() {
    m_link.close();
    loseQuestions();
}

CommandId CenterClient::give(const Command &command) {
    const CommandId id = freshCommandId();
    m_pending.emplace(id, Pending{command, Link::Clock::now()});
    m_order.push_back(id);
    m_link.request(requestIdOf(id), methodOf(command), commandParams(command, id));
    startAging();
    return id;
}

// Not anew with each command: who gives them faster than it comes round is looked after, too.
void CenterClient::startAging() {
    if (!m_aging.isActive())
        m_aging.start();
}

// In the order in which they were given.
void CenterClient::sendPending() {
    for (const CommandId id : m_order) {
        const Command &command = m_pending.at(id).command;
        m_link.request(requestIdOf(id), methodOf(command), commandParams(command, id));
    }
}

// A dial that comes through minutes after it was wished for would surprise everybody.
void CenterClient::dropOld() {
    settleAll(Link::Clock::now() - eventsComeWithin);
    const auto oldest = Link::Clock::now() - m_link.options().commandLife;
    while (!m_order.empty() && m_pending.at(m_order.front()).since < oldest) {
        const CommandId id = m_order.front();
        m_order.erase(m_order.begin());
        m_pending.erase(id);
        Q_EMIT refused(id, QStringLiteral("link.lost"), QStringLiteral("the backend did not answer in time"));
    }
    if (m_order.empty() && m_accepted.empty())
        m_aging.stop();
}

void CenterClient::noteCause(CommandId id) {
    if (const auto pending = m_pending.find(id); pending != m_pending.end())
        pending->second.hasEvent = true;
    else if (m_accepted.erase(id) > 0)
        Q_EMIT settled(id);
}

void CenterClient::settleAll(Link::Clock::time_point before) {
    std::vector<CommandId> old;
    for (const auto &[id, since] : m_accepted)
        if (since <= before)
            old.push_back(id);
    for (const auto &id : old)
        if (m_accepted.erase(id) > 0)
            Q_EMIT settled(id);
}

void CenterClient::ask(std::string_view method, const std::string &params, Raw answer) {
    const std::uint64_t id = ++m_lastQuestion;
    if (m_link.request(std::to_string(id), method, params)) {
        m_questions.emplace(id, std::move(answer));
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [answer = std::move(answer)] {
            answer(Error{"link.lost", "there is no connection"});
        },
        Qt::QueuedConnection);
}

void CenterClient::loseQuestions() {
    for (const auto &[id, answer] : std::exchange(m_questions, {}))
        answer(Error{"link.lost", "the connection was cut"});
}

void CenterClient::lookUp(const std::string &number, Answer<CallerCard> answer) {
    ask(LookUp::method, toJson(LookUp{number}), reading<CallerCard>(std::move(answer)));
}

void CenterClient::search(const std::string &text, int limit, Answer<FoundContacts> answer) {
    ask(SearchContacts::method, toJson(SearchContacts{text, limit}),
        reading<FoundContacts>(std::move(answer)));
}

void CenterClient::askPhone(Answer<PhoneAccount> answer) {
    ask(AskPhone::method, toJson(AskPhone{}), reading<PhoneAccount>(std::move(answer)));
}

void CenterClient::ask(const AskStreams &question, Answer<PastStreams> answer) {
    ask(AskStreams::method, toJson(question), reading<PastStreams>(std::move(answer)));
}

void CenterClient::ask(const AskMoment &question, Answer<Center> answer) {
    ask(AskMoment::method, toJson(question), [tell = std::move(answer)](Result<std::string_view> json) {
        tell(json ? readMoment(*json) : Result<Center>(json.error()));
    });
}

void CenterClient::ask(const AskPastEvents &question, Answer<PastEvents> answer) {
    ask(AskPastEvents::method, toJson(question), [tell = std::move(answer)](Result<std::string_view> json) {
        tell(json ? readPastEvents(*json) : Result<PastEvents>(json.error()));
    });
}

void CenterClient::ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) {
    ask(AskQueueFigures::method, toJson(question), reading<QueueFiguresTable>(std::move(answer)));
}

void CenterClient::ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) {
    ask(AskAgentFigures::method, toJson(question), reading<AgentFiguresTable>(std::move(answer)));
}

void CenterClient::ask(const AskOpened &question, Answer<OpenedFigure> answer) {
    ask(AskOpened::method, toJson(question), reading<OpenedFigure>(std::move(answer)));
}

void CenterClient::ask(const AskCallFacts &question, Answer<CallFacts> answer) {
    ask(AskCallFacts::method, toJson(question), [tell = std::move(answer)](Result<std::string_view> json) {
        tell(json ? readCallFacts(*json) : Result<CallFacts>(json.error()));
    });
}

void CenterClient::ask(const AskRecordings &question, Answer<Recordings> answer) {
    ask(AskRecordings::method, toJson(question), reading<Recordings>(std::move(answer)));
}

void CenterClient::ask(const AskSound &question, Answer<Sound> answer) {
    ask(AskSound::method, toJson(question), reading<Sound>(std::move(answer)));
}

void CenterClient::receive(const Message &message) {
    if (message.kind == Message::Kind::Answer || message.kind == Message::Kind::Failure)
        return takeAnswer(message);
    if (message.method == wire::event)
        takeEvent(message.params);
    else if (message.method == wire::snapshot)
        takeSnapshot(message.params);
    else if (message.method == wire::reveal)
        takeReveal(message.params);
}

void CenterClient::takeEvent(std::string_view params) {
    const auto sent = readEventParams(params);
    if (!sent && (sent.error().code == "codec.unknownFact" || sent.error().code == "codec.newerFact"))
        return passUnknown(params);
    if (!sent)
        return doubt(sent.error());
    Delta delta;
    switch (m_replica.apply(sent->epoch, sent->event, delta)) {
    case Replica::Step::Applied:
        Q_EMIT changed(delta);
        Q_EMIT happened(sent->event, delta);
        noteCause(sent->event.causedBy);
        return;
    case Replica::Step::Duplicate:
        return;
    case Replica::Step::Gap:
        return doubt({"link.gap", "events are missing before " + std::to_string(sent->event.seq)});
    }
}

// A newer backend tells something that this program does not know.
void CenterClient::passUnknown(std::string_view params) {
    const auto head = fromJson<EventHead>(params);
    if (!head)
        return doubt(head.error());
    if (m_replica.pass(head->epoch, head->seq, head->at) == Replica::Step::Gap)
        doubt({"link.gap", "events are missing before " + std::to_string(head->seq)});
}

void CenterClient::takeSnapshot(std::string_view params) {
    auto sent = readSnapshotParams(params);
    if (!sent)
        return doubt(sent.error());
    m_needsSnapshot = false;
    m_replica.take(std::move(sent->epoch), std::move(sent->center));
    Q_EMIT snapshot();
    settleAll(Link::Clock::time_point::max()); // it tells no causes
}

void CenterClient::takeReveal(std::string_view params) {
    const auto revealed = fromJson<Reveal>(params);
    if (!revealed)
        return doubt(revealed.error());
    Delta delta;
    for (const CallTexts &texts : revealed->calls)
        if (m_replica.reveal(texts.call, texts.from, {texts.to, texts.toName}, texts.parties, texts.ledOut))
            delta.calls.push_back(texts.call);
    if (!delta.calls.empty())
        Q_EMIT changed(delta);
}

// The replica cannot go on: the whole is asked for.
void CenterClient::doubt(const Error &error) {
    m_needsSnapshot = true;
    m_link.restart({error.code == "link.gap" ? error.code : "link.protocol", error.detail});
}

void CenterClient::takeAnswer(const Message &message) {
    if (message.id.starts_with('"'))
        return settle(CommandId{message.id.substr(1, message.id.size() - 2)}, message);
    std::uint64_t id = 0;
    std::from_chars(message.id.data(), message.id.data() + message.id.size(), id);
    const auto question = m_questions.extract(id);
    if (!question)
        return;
    if (message.kind == Message::Kind::Answer)
        question.mapped()(message.result);
    else
        question.mapped()(readFailure(message.error));
}

void CenterClient::settle(CommandId id, const Message &message) {
    const auto known = m_pending.extract(id);
    if (!known)
        return;
    std::erase(m_order, id);
    if (message.kind == Message::Kind::Failure) {
        const Error error = readFailure(message.error);
        Q_EMIT refused(id, QString::fromStdString(error.code), QString::fromStdString(error.detail));
        return;
    }
    const auto done = fromJson<Done>(message.result);
    const auto &pending = known.mapped();
    const bool isOver = pending.hasEvent || !leadsToEvents(pending.command);
    if (!isOver) {
        m_accepted.emplace(id, Link::Clock::now());
        startAging();
    }
    Q_EMIT accepted(id, done ? done->seq : 0);
    if (isOver)
        Q_EMIT settled(id);
}

} // namespace callboard
