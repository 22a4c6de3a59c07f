// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/call_desk.h"
#include "core/imports/first_lines.h"
#include "core/imports/log_line.h"
#include "core/imports/step.h"

#include <map>

namespace callboard::imports {

// Lines that were read and say nothing, by why.
enum class Oddity : std::uint8_t {
    NoFact,       // this event is no fact here: CONFIGRELOAD, PENALTY, ...
    NoCall,       // it is of a call and names none, or no queue
    AfterItsCall, // its call was over
    BeganBefore,  // an offer or hold of a call that began before the log
    Repeats,      // it says what was so already
    NoAgent,      // it names no agent, or says that one went who had not come
    Unended       // not a line: a call whose end was never read
};
constexpr auto textsOf(Oddity) {
    return std::array{"noFact"sv,  "noCall"sv,  "afterItsCall"sv, "beganBefore"sv,
                      "repeats"sv, "noAgent"sv, "unended"sv};
}
using Oddities = std::array<FirstLines, textsOf(Oddity{}).size()>;

using KindCounts = std::array<std::uint64_t, queue_log::textsOf(queue_log::EventKind{}).size()>;

// An agent as the log has told of him so far.
struct LoggedAgent {
    struct Membership {
        std::uint32_t queue = noName;
        bool isAdded = false; // by ADDMEMBER
        bool isPaused = false;
        static constexpr auto fields() {
            return std::tuple{field("queue", &Membership::queue),
                              optionalField("added", &Membership::isAdded),
                              optionalField("paused", &Membership::isPaused)};
        }
        friend bool operator==(const Membership &, const Membership &) = default;
    };
    bool isLoggedOn = false;  // AGENTLOGIN
    bool wasPresent = false;  // logged on or added at any time: else he is one who is always there
    bool isAllPaused = false; // PAUSEALL
    bool isKnown = false;     // his state has been told
    DesiredState state = DesiredState::LoggedOut;
    std::string reason;
    std::string pauseReason; // the latest
    Time answeredAt{};       // his last answer: no phone rings at him before it
    std::vector<Membership> queues;
    static constexpr auto fields() {
        return std::tuple{optionalField("loggedOn", &LoggedAgent::isLoggedOn),
                          optionalField("wasPresent", &LoggedAgent::wasPresent),
                          optionalField("allPaused", &LoggedAgent::isAllPaused),
                          optionalField("known", &LoggedAgent::isKnown),
                          field("state", &LoggedAgent::state),
                          optionalField("reason", &LoggedAgent::reason),
                          optionalField("pauseReason", &LoggedAgent::pauseReason),
                          field("answeredAt", &LoggedAgent::answeredAt),
                          optionalField("queues", &LoggedAgent::queues)};
    }
    friend bool operator==(const LoggedAgent &, const LoggedAgent &) = default;
};

// Turns lines, in the order of their times as far as possible, into steps. Waits and talks are what the lines
// say, not how far they are apart. Pure, in bounded memory.
class Translator {
public:
    static constexpr Duration grace = minutes{4}; // in which who left a queue may come to another one
    // Without any line a call is given up: what became of it is not known.
    static constexpr Duration patience = std::chrono::hours{12};
    static constexpr std::size_t mostOpen = 65'536;

    Translator(Steps &steps, Numbering &numbering)
        : m_steps(steps)
        , m_numbering(numbering) {}

    void take(const LogLine &line);
    // The log goes no further for now: who has left is gone. Calls that have no end stay open.
    void finish();

    const Oddities &oddities() const { return m_oddities; }
    const KindCounts &withoutFact() const { return m_withoutFact; } // events, by kind
    const CallDesk &calls() const { return m_calls; }
    const std::vector<LoggedAgent> &agents() const { return m_agents; }
    struct Clock {
        Time nextLook{}; // for calls to give up
        Time lineBefore{};
        static constexpr auto fields() {
            return std::tuple{field("nextLook", &Clock::nextLook), field("lineBefore", &Clock::lineBefore)};
        }
    };
    const Clock &clock() const { return m_clock; }
    void restore(const std::vector<OpenCall> &calls, const std::vector<GoneCall> &gone,
                 const std::vector<LoggedAgent> &agents, const Clock &clock);

private:
    Step &add(Time at, StepKind kind, const OpenCall *call);
    void count(Oddity oddity) { m_oddities[static_cast<std::size_t>(oddity)].add(m_line); }
    void countKind(const LogLine &line);
    void goOn(Time at);
    void giveUp(Time before);
    void interruptAll(Time at, Time lineBefore);
    void sendOff(Time before);
    void takeOfCall(const LogLine &line);
    void enter(const LogLine &line);
    void dial(const LogLine &line);
    void turnAway(const LogLine &line);
    void ring(const LogLine &line);
    void connect(const LogLine &line);
    void complete(const LogLine &line);
    void transfer(const LogLine &line);
    void leave(const LogLine &line);
    void abandon(const LogLine &line);
    void hold(const LogLine &line, bool isHeld);
    bool isOfSomeCall(const LogLine &line);
    OpenCall &join(const LogLine &line, Time at);
    OpenCall *visit(const LogLine &line); // begun now if it was not; null: it is over
    OpenCall *knownVisit(const LogLine &line);
    OpenCall *talk(const LogLine &line);
    void answer(OpenCall &call, const LogLine &line, Time at, Duration ring);
    Time leftAt(const OpenCall &call, const LogLine &line) const;
    Time talkEnd(const OpenCall &call, const LogLine &line) const;
    void goAway(OpenCall &call, const LogLine &line, Time at);
    void end(OpenCall &call, Time at, EndedBy by, EndCause cause, Time lineAt);
    void takeOfAgent(const LogLine &line);
    void logOn(LoggedAgent &agent, const LogLine &line);
    void logOnBefore(LoggedAgent &agent, const LogLine &line, Duration length);
    void logOff(LoggedAgent &agent, const LogLine &line);
    void addMember(LoggedAgent &agent, const LogLine &line);
    void removeMember(LoggedAgent &agent, const LogLine &line);
    void pause(LoggedAgent &agent, const LogLine &line, bool isPaused, bool isAll);
    void tellState(LoggedAgent &agent, const LogLine &line);
    void wrapUp(const LogLine &line);
    LoggedAgent &agentOf(std::uint32_t agent);

    Steps &m_steps;
    Numbering &m_numbering;
    CallDesk m_calls;
    std::vector<LoggedAgent> m_agents;
    std::map<std::pair<Time, CallId>, std::uint64_t> m_left; // with the key of each
    Oddities m_oddities;
    std::uint64_t m_line = 0; // that is being taken
    KindCounts m_withoutFact{};
    Clock m_clock;
};

} // namespace callboard::imports
