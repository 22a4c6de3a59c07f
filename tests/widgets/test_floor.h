// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"
#include "core/decide/decide.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"
#include "widgets/models/requests.h"

#include <map>

namespace callboard {

// A floor that tests lead through time by facts.
class TestFloor : public LiveFloor {
    Q_OBJECT

public:
    static constexpr auto morning = Time{seconds{1'795'255'200}}; // 2026-11-21 10:00 UTC

    const Center &center() const override { return m_center; }
    Time now() const override { return m_isLive ? m_now : m_asOf; }
    Time clock() const override { return m_now; }
    bool isLive() const override { return m_isLive; }
    Time asOf() const override { return m_asOf; }

    void happen(const Fact &fact) {
        Event event{m_center.seq + 1, m_now, {}, fact};
        const auto delta = apply(m_center, event);
        m_events.push_back(event);
        Q_EMIT changed(delta);
        Q_EMIT happened(event);
    }
    const std::vector<Event> &events() const { return m_events; }
    void pass(Duration time) {
        m_now += time;
        Q_EMIT ticked();
    }
    void snapshot() { Q_EMIT replaced(); }
    // A fault that no fact can bring about: the queue does not know of a caller who waits.
    void loseFromQueue(CallId call) {
        for (auto &queue : m_center.queues)
            std::erase(queue.waiting, call);
    }
    // A cut is known some time after the last sign of life.
    void setLive(bool isLive, Duration silence = {}) {
        m_isLive = isLive;
        m_asOf = m_now - silence;
        Q_EMIT liveChanged();
        Q_EMIT ticked();
    }

private:
    Center m_center;
    std::vector<Event> m_events;
    Time m_now = morning;
    Time m_asOf = morning;
    bool m_isLive = true;
};

// Answers commands as the backend would: by deciding them. Facts follow at once; orders are kept.
class TestRequests : public Requests {
    Q_OBJECT

public:
    TestRequests(TestFloor &floor, Actor actor)
        : m_floor(floor)
        , m_actor(actor) {}

    CommandId send(const Command &command) override;
    void lookUp(const std::string &number) override;
    void search(const std::string &text, int most) override;

    void answerAll(); // what was sent, in order; until then it is pending
    void refuseAll(const Error &error);
    void settleAll();           // phones have done what they were told
    bool isSilent = false;      // leaves questions open
    bool hasSlowPhones = false; // orders are on their way until then
    std::vector<Command> sent;
    std::vector<Order> orders;
    std::map<std::string, CallerCard> cards;
    std::map<std::string, FoundContacts> matches;
    std::vector<std::string> searched;

private:
    TestFloor &m_floor;
    Actor m_actor;
    std::vector<std::pair<CommandId, Command>> m_open;
    std::vector<CommandId> m_unsettled;
    int m_count = 0;
};

// The past of a list of events, each answer when the test gives it.
class TestPast : public PastSource {
public:
    explicit TestPast(const std::vector<Event> &events)
        : m_events(events) {}

    void ask(const AskStreams &question, Answer<PastStreams> answer) override;
    void ask(const AskMoment &question, Answer<Center> answer) override;
    void ask(const AskPastEvents &question, Answer<PastEvents> answer) override;
    void ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) override;
    void ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) override;
    void ask(const AskOpened &question, Answer<OpenedFigure> answer) override;
    void ask(const AskCallFacts &question, Answer<CallFacts> answer) override; // from the events
    void ask(const AskRecordings &question, Answer<Recordings> answer) override;
    void ask(const AskSound &question, Answer<Sound> answer) override;

    void answerAll(); // and what is asked because of the answers
    std::size_t waiting() const { return m_open.size(); }
    std::vector<Time> moments; // that were asked for
    std::vector<AskQueueFigures> reports;
    std::vector<AskOpened> openings;
    std::vector<CallId> calls; // whose facts were asked for
    std::vector<AskAgentFigures> agentReports;
    AgentFiguresTable agentFigures;
    QueueFiguresTable figures; // what questions for them are answered with
    OpenedFigure opened;
    Recordings recordings;
    std::vector<AskSound> sounds;    // that were asked for; each answer is a ramp as long as it may be
    std::optional<Error> error;      // what every question is answered with
    std::vector<PastStream> imports; // beside the site's own past

private:
    const std::vector<Event> &m_events;
    std::vector<std::function<void()>> m_open;
};

} // namespace callboard
