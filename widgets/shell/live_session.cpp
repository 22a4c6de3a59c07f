// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/live_session.h"

#include <QUrl>

namespace callboard {

// Looks through the client at its center; before a sign-in and after a sign-out there is an empty one.
class LiveSession::ClientFloor : public LiveFloor {
public:
    explicit ClientFloor(LiveSession &session)
        : m_session(session) {
        m_second.setInterval(1000);
        m_second.setTimerType(Qt::PreciseTimer);
        connect(&m_second, &QTimer::timeout, this, [this] {
            if (isLive())
                Q_EMIT ticked();
        });
    }

    void watch(const CenterClient &client) {
        connect(&client, &CenterClient::changed, this, &LiveFloor::changed);
        connect(&client, &CenterClient::happened, this, &LiveFloor::happened);
        connect(&client, &CenterClient::snapshot, this, &LiveFloor::replaced);
        m_second.start();
    }
    void rest() { m_second.stop(); }

    const Center &center() const override {
        return m_session.m_client ? m_session.m_client->center() : m_nothing;
    }
    Time now() const override { return isLive() || asOf() == Time{} ? clock() : asOf(); }
    Time clock() const override {
        return m_session.m_client ? m_session.m_client->serverNow() : callboard::now();
    }
    bool isLive() const override { return m_session.m_state == State::Live; }
    Time asOf() const override { return m_session.m_client ? m_session.m_client->status().heardAt : Time{}; }

private:
    LiveSession &m_session;
    QTimer m_second;
    Center m_nothing;
};

class LiveSession::LiveRequests : public Requests {
public:
    explicit LiveRequests(LiveSession &session)
        : m_session(session) {}

    void watch(const CenterClient &client) {
        connect(&client, &CenterClient::accepted, this, [this](CommandId id) { Q_EMIT done(id); });
        connect(&client, &CenterClient::settled, this, [this](CommandId id) { Q_EMIT settled(id); });
        connect(&client, &CenterClient::refused, this,
                [this](CommandId id, const QString &code, const QString &detail) {
                    Q_EMIT refused(id, {code.toStdString(), detail.toStdString()});
                });
    }

    CommandId send(const Command &command) override {
        return m_session.m_client ? m_session.m_client->give(command) : CommandId{};
    }
    void lookUp(const std::string &number) override {
        if (!m_session.m_client)
            return;
        m_session.m_client->lookUp(number, [this, number](const Result<CallerCard> &card) {
            if (card)
                Q_EMIT found(number, *card);
            else
                Q_EMIT notFound(number, card.error());
        });
    }
    void search(const std::string &text, int most) override {
        if (!m_session.m_client)
            return;
        m_session.m_client->search(text, most, [this, text](const Result<FoundContacts> &contacts) {
            if (contacts)
                Q_EMIT matched(text, *contacts);
            else
                Q_EMIT notMatched(text, contacts.error());
        });
    }

private:
    LiveSession &m_session;
};

class LiveSession::ClientPast : public PastSource {
public:
    explicit ClientPast(LiveSession &session)
        : m_session(session) {}

    void ask(const AskStreams &question, Answer<PastStreams> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskMoment &question, Answer<Center> answer) override { pass(question, std::move(answer)); }
    void ask(const AskPastEvents &question, Answer<PastEvents> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskOpened &question, Answer<OpenedFigure> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskCallFacts &question, Answer<CallFacts> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskRecordings &question, Answer<Recordings> answer) override {
        pass(question, std::move(answer));
    }
    void ask(const AskSound &question, Answer<Sound> answer) override { pass(question, std::move(answer)); }

private:
    template <class Question, class T>
    void pass(const Question &question, Answer<T> answer) {
        if (m_session.m_client)
            m_session.m_client->ask(question, std::move(answer));
    }

    LiveSession &m_session;
};

LiveSession::LiveSession()
    : m_floor(std::make_unique<ClientFloor>(*this))
    , m_requests(std::make_unique<LiveRequests>(*this))
    , m_past(std::make_unique<ClientPast>(*this)) {
}

// The desk is not lost when its person goes home.
LiveSession::~LiveSession() {
    if (m_client) {
        m_client->disconnect(this);
        m_client->close();
    }
    drop();
}

LiveFloor &LiveSession::floor() {
    return *m_floor;
}

Requests &LiveSession::requests() {
    return *m_requests;
}

PastSource &LiveSession::past() {
    return *m_past;
}

UserId LiveSession::user() const {
    return m_client ? m_client->user() : UserId{};
}

Role LiveSession::role() const {
    return m_client ? m_client->role() : Role::Agent;
}

void LiveSession::askPhone(std::function<void(const Result<PhoneAccount> &)> answer) {
    if (m_client)
        m_client->askPhone(std::move(answer));
}

void LiveSession::signIn(const SignIn &as) {
    drop();
    m_server = as.server;
    const auto user = as.user.toStdString();
    if (!UserId::fits(user))
        return become(State::SignedOut, Error{"session.badCredentials", "the user's name is too long"});
    LinkOptions options;
    options.url = QUrl(as.server);
    options.user = UserId{user};
    options.password = as.password.toStdString();
    options.client = "callboard " CALLBOARD_VERSION;
    options.isDesk = true;
    m_client = std::make_unique<CenterClient>(options);
    m_floor->watch(*m_client);
    m_requests->watch(*m_client);
    connect(m_client.get(), &CenterClient::linkStateChanged, this, &LiveSession::follow);
    connect(m_client.get(), &CenterClient::snapshot, this, &LiveSession::follow);
    become(State::SigningIn, {});
    m_client->open();
}

void LiveSession::signOut() {
    if (m_client)
        m_client->close();
    become(State::SignedOut, {}); // the pages go before what they look at
    drop();
}

void LiveSession::drop() {
    m_floor->rest();
    if (m_client)
        m_client->disconnect(this);
    // Never from within one of its own signals.
    if (m_client)
        m_client.release()->deleteLater();
}

void LiveSession::follow() {
    const auto &status = m_client->status();
    if (status.state == LinkState::Failed) {
        const auto error = status.error;
        become(State::SignedOut, error);
        return drop();
    }
    if (!m_client->hasCenter()) {
        // The first attempt in vain is told at once; it goes on trying.
        return become(State::SigningIn, status.error);
    }
    const bool isLive = status.state == LinkState::Live && !status.isStale;
    become(isLive ? State::Live : State::Offline, status.error);
}

void LiveSession::become(State state, std::optional<Error> error) {
    const bool wasLive = m_state == State::Live;
    const bool isSame = m_state == state && m_error == error;
    m_state = state;
    m_error = std::move(error);
    if (isSame)
        return;
    if (wasLive != (state == State::Live)) {
        Q_EMIT m_floor->liveChanged();
        Q_EMIT m_floor->ticked(); // the boards' time is another
    }
    Q_EMIT stateChanged();
}

} // namespace callboard
