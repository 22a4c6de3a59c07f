// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/call_desk.h"
#include "core/imports/log_line.h"
#include "core/imports/logged_agent.h"
#include "core/imports/oddity.h"
#include "core/imports/step.h"

#include <map>

namespace callboard::imports {

using KindCounts = std::array<std::uint64_t, queue_log::textsOf(queue_log::EventKind{}).size()>;

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
    // Of two lines of one call and one moment, as they stand in the file: whether the later one tells of what
    // was before. Only where the first does not fit to where the call is, and does after the other one.
    bool isBefore(const LogLine &later, const LogLine &line);
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
                 const std::vector<GoneCall> &headless, const std::vector<LoggedAgent> &agents,
                 const Clock &clock);

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
    bool isAfterEnd(const LogLine &line);
    bool isEntryOfGone(const LogLine &line) const;
    bool hasJustBegun(const LogLine &line);
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
