// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/link.h"
#include "core/replica/replica.h"
#include "core/wire/past_records.h"
#include "core/wire/phone_account.h"
#include "core/wire/query_records.h"

#include <map>

namespace callboard {

// The backend as a desktop or the command line sees it: the live center, commands that are pending until they
// are answered, questions. Comes back by itself after a cut and goes on where it was.
class CenterClient : public QObject {
    Q_OBJECT

public:
    // The answer comes once, or "link.lost".
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    explicit CenterClient(LinkOptions options, QObject *parent = nullptr);
    ~CenterClient() override;

    void open() { m_link.open(); }
    void close();

    const Center &center() const { return m_replica.center(); }
    bool hasCenter() const { return !m_replica.isEmpty(); }
    const LinkStatus &status() const { return m_link.status(); }
    UserId user() const { return m_link.options().user; }
    Role role() const { return m_link.session().role; } // as of the last sign-in
    Time serverNow() const { return m_link.serverNow(); }

    // Sent now, or when the link is back within commandLife; sent again after a cut and yet done once.
    // accepted() or refused() names the id, always later than this call.
    CommandId give(const Command &command);
    bool isPending(CommandId id) const { return m_pending.contains(id); }

    void lookUp(const std::string &number, Answer<CallerCard> answer);
    void search(const std::string &text, int limit, Answer<FoundContacts> answer);
    void askPhone(Answer<PhoneAccount> answer);
    void ask(const AskStreams &question, Answer<PastStreams> answer);
    void ask(const AskMoment &question, Answer<Center> answer);
    void ask(const AskPastEvents &question, Answer<PastEvents> answer);
    void ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer);
    void ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer);
    void ask(const AskOpened &question, Answer<OpenedFigure> answer);
    void ask(const AskCallFacts &question, Answer<CallFacts> answer);
    void ask(const AskRecordings &question, Answer<Recordings> answer);
    void ask(const AskSound &question, Answer<Sound> answer);

Q_SIGNALS:
    void linkStateChanged(const callboard::LinkStatus &status);
    // The whole center is new.
    void snapshot();
    // One event was taken in; then the same with the event.
    void changed(const callboard::Delta &delta);
    void happened(const callboard::Event &event, const callboard::Delta &delta);
    void accepted(callboard::CommandId id, quint64 seq);
    // After accepted(): the first event that came of it was taken in, or none is to come.
    void settled(callboard::CommandId id);
    void refused(callboard::CommandId id, const QString &code, const QString &detail);

private:
    struct Pending {
        Command command;
        Link::Clock::time_point since;
        bool hasEvent = false; // something came of it
    };
    using Raw = std::function<void(Result<std::string_view>)>;

    void sendPending();
    void startAging();
    void dropOld();
    void noteCause(CommandId id);
    void settleAll(Link::Clock::time_point before);
    void loseQuestions();
    void ask(std::string_view method, const std::string &params, Raw answer);
    void receive(const Message &message);
    void takeEvent(std::string_view params);
    void passUnknown(std::string_view params);
    void takeSnapshot(std::string_view params);
    void takeReveal(std::string_view params);
    void takeAnswer(const Message &message);
    void settle(CommandId id, const Message &message);
    void doubt(const Error &error);

    Replica m_replica;
    Link m_link;
    std::map<CommandId, Pending> m_pending;
    std::vector<CommandId> m_order;                          // of giving
    std::map<CommandId, Link::Clock::time_point> m_accepted; // whose events are still to come, since when
    std::map<std::uint64_t, Raw> m_questions;
    std::uint64_t m_lastQuestion = 0;
    bool m_needsSnapshot = false; // the replica is not to be trusted
    QTimer m_aging;
};

} // namespace callboard
