// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes and goes, and who pauses where.
#include "core/imports/translator.h"

#include <algorithm>

namespace callboard::imports {

using queue_log::EventKind;

namespace {

LoggedAgent::Membership &membershipOf(LoggedAgent &agent, std::uint32_t queue) {
    for (auto &membership : agent.queues)
        if (membership.queue == queue)
            return membership;
    agent.queues.push_back({queue, false, agent.isAllPaused});
    return agent.queues.back();
}

bool isAdded(const LoggedAgent &agent) {
    return std::any_of(agent.queues.begin(), agent.queues.end(),
                       [](const auto &membership) { return membership.isAdded; });
}

// In all queues that are known to be his.
bool isPaused(const LoggedAgent &agent) {
    return agent.queues.empty() ? agent.isAllPaused
                                : std::all_of(agent.queues.begin(), agent.queues.end(),
                                              [](const auto &membership) { return membership.isPaused; });
}

} // namespace

LoggedAgent &Translator::agentOf(std::uint32_t agent) {
    if (agent >= m_agents.size())
        m_agents.resize(agent + 1);
    return m_agents[agent];
}

void Translator::takeOfAgent(const LogLine &line) {
    if (line.agent == noName)
        return count(Oddity::NoAgent);
    auto &agent = agentOf(line.agent);
    switch (line.kind) {
    case EventKind::AgentLogin:
    case EventKind::AgentCallbackLogin:
        return logOn(agent, line);
    case EventKind::AgentLogoff:
    case EventKind::AgentCallbackLogoff:
        return logOff(agent, line);
    case EventKind::AddMember:
        return addMember(agent, line);
    case EventKind::RemoveMember:
        return removeMember(agent, line);
    case EventKind::PauseAll:
        return pause(agent, line, true, true);
    case EventKind::UnpauseAll:
        return pause(agent, line, false, true);
    case EventKind::Pause:
        return pause(agent, line, true, line.queue == noName);
    case EventKind::Unpause:
        return pause(agent, line, false, line.queue == noName);
    case EventKind::PauseReason:
        agent.pauseReason = line.text;
        return tellState(agent, line);
    default: // UNPAUSEREASON
        return countKind(line);
    }
}

void Translator::logOn(LoggedAgent &agent, const LogLine &line) {
    agent.isLoggedOn = agent.wasPresent = true;
    tellState(agent, line);
}

void Translator::logOnBefore(LoggedAgent &agent, const LogLine &line, Duration length) {
    auto came = line;
    came.at -= length;
    logOn(agent, came);
}

// Who goes without having come is gone all the same; the line itself may say how long he was there.
void Translator::logOff(LoggedAgent &agent, const LogLine &line) {
    if (!agent.isLoggedOn && !agent.isKnown && line.loggedIn)
        logOnBefore(agent, line, *line.loggedIn);
    if (!agent.isLoggedOn)
        count(Oddity::NoAgent);
    const bool wasHere = agent.isLoggedOn || agent.state != DesiredState::LoggedOut;
    agent.isLoggedOn = false;
    agent.wasPresent = true;
    for (auto &membership : agent.queues)
        membership.isAdded = false;
    if (wasHere)
        tellState(agent, line);
}

void Translator::addMember(LoggedAgent &agent, const LogLine &line) {
    if (line.queue == noName)
        return count(Oddity::NoCall);
    auto &membership = membershipOf(agent, line.queue);
    membership.isAdded = true;
    membership.isPaused = line.text == "PAUSED";
    agent.wasPresent = true;
    tellState(agent, line);
}

void Translator::removeMember(LoggedAgent &agent, const LogLine &line) {
    const bool wasHere = isAdded(agent) || agent.state != DesiredState::LoggedOut;
    if (!wasHere)
        count(Oddity::NoAgent);
    std::erase_if(agent.queues, [&](const auto &membership) { return membership.queue == line.queue; });
    agent.wasPresent = true;
    if (wasHere)
        tellState(agent, line);
}

void Translator::pause(LoggedAgent &agent, const LogLine &line, bool isPaused, bool isAll) {
    if (isAll) {
        agent.isAllPaused = isPaused;
        for (auto &membership : agent.queues)
            membership.isPaused = isPaused;
    } else {
        agent.isAllPaused = agent.isAllPaused && isPaused;
        membershipOf(agent, line.queue).isPaused = isPaused;
    }
    if (isPaused && !line.text.empty())
        agent.pauseReason = line.text;
    else if (!isPaused)
        agent.pauseReason.clear();
    tellState(agent, line);
}

// A pause tells that a member whom nobody added is there: he is one of those who always are.
void Translator::tellState(LoggedAgent &agent, const LogLine &line) {
    const bool isHere = agent.isLoggedOn || isAdded(agent) || !agent.wasPresent;
    const auto ready = isPaused(agent) ? DesiredState::NotReady : DesiredState::Ready;
    const auto state = isHere ? ready : DesiredState::LoggedOut;
    const auto &reason = state == DesiredState::NotReady ? agent.pauseReason : std::string();
    if (agent.isKnown && agent.state == state && agent.reason == reason)
        return count(Oddity::Repeats);
    agent.isKnown = true;
    agent.state = state;
    agent.reason = reason;
    auto &step = add(line.at, StepKind::StateChanged, nullptr);
    step.agent = line.agent;
    step.state = state;
    step.number = reason;
}

// Work after the call that he left last. It ends when its time is over, unless he is called meanwhile: then
// that call's own begins anew.
void Translator::wrapUp(const LogLine &line) {
    if (line.agent == noName)
        return count(Oddity::NoAgent);
    if (line.wrapUp.value_or(Duration{}) <= Duration{})
        return countKind(line);
    auto &begun = add(line.at, StepKind::WorkStarted, nullptr);
    begun.agent = line.agent;
    begun.queue = line.queue;
    begun.until = line.at + *line.wrapUp;
    add(begun.until, StepKind::WorkEnded, nullptr).agent = line.agent;
}

} // namespace callboard::imports
