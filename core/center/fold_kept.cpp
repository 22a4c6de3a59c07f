// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a call beside its figures: the sound, the code and the note.
#include "core/center/fold.h"
#include "core/center/other_end.h"

#include <algorithm>

namespace callboard {

Fold::Leaving Fold::leavingOf(const CallEnded &fact, const Call &call, AgentId agent) {
    if (fact.cause == EndCause::Interrupted)
        return {TalkEnd::Unknown, {}, true};
    if (fact.by == EndedBy::Supervisor)
        return {TalkEnd::Supervisor, {}, false, fact.supervisor};
    if (fact.by == EndedBy::System ||
        fact.cause == EndCause::Failed) // a line that broke was hung up by nobody
        return {TalkEnd::System};
    const auto side = fact.by == EndedBy::Caller ? call.caller : call.agent;
    const auto who = call.isConference() ? fact.agent : side;
    if (who == agent)
        return {TalkEnd::Here};
    return {TalkEnd::There, {}, false, call.isConference() ? who : AgentId{}};
}

std::string Fold::numberOf(AgentId agent) const {
    const auto *row = find(m_center, agent);
    return row ? std::string(row->device.text()) : std::string{};
}

// After-call work is about its call until it is over, whatever the agent does in between. A consult is a part
// of the call that it is about, also when that one is over before.
void Fold::keepLast(Agent &agent, const Call &call, QueueId queue, const Leaving &how) {
    const bool isConsult = call.consults || outlastsLast(agent, call);
    if (!isConsult && (!agent.work.call || agent.work.call == call.id)) {
        auto &last = agent.last;
        last.call = call.id;
        last.direction = call.direction;
        last.party = otherEnd(m_center, call, agent.id);
        last.queue = queue;
        last.waited = queue && call.isTalking() ? call.waitedFor : Duration{};
        last.answeredAt = call.isTalking() ? call.answeredAt : Time{};
        last.leftAt = m_at;
        last.end = how.end;
        last.passedTo = how.passedTo;
        last.by = how.by;
    }
    std::erase_if(agent.wrapUps, [&](const WrapUp &wrapUp) { return !isOwnCall(agent, wrapUp.call); });
}

void Fold::keepCutOff(const Call &call, Time end) {
    constexpr std::size_t most = 100;
    CutOffCall cut{call.id, end, call.direction, call.caller ? call.called() : call.from, call.cameBy, {}};
    for (const auto agent : {call.caller, call.agent})
        if (agent)
            cut.agents.push_back(agent);
    bool isOutside = !call.caller || (!call.agent && call.direction == Direction::Outbound);
    for (const auto &party : call.parties) {
        if (party.agent && !cut.has(party.agent))
            cut.agents.push_back(party.agent);
        if (!party.agent && !isOutside)
            cut.outside = party.party;
        isOutside = isOutside || !party.agent;
    }
    if (!isOutside || call.state == CallState::Placed)
        return;
    if (m_center.cutOff.size() == most)
        m_center.cutOff.erase(m_center.cutOff.begin());
    m_center.cutOff.push_back(std::move(cut));
}

void Fold::take(const CallerReached &fact) {
    std::erase_if(m_center.cutOff, [&](const CutOffCall &cut) { return cut.call == fact.call; });
}

// The latest hundred; who calls again in vain within one call is one.
void Fold::take(const CallMissed &fact) {
    constexpr std::size_t most = 100;
    auto &missed = agentOf(fact.agent)->missed;
    std::erase_if(missed, [&](const MissedCall &each) { return each.call == fact.call; });
    if (missed.size() == most)
        missed.erase(missed.begin());
    missed.push_back({fact.call, m_at, fact.from, fact.why});
}

void Fold::take(const MissedCallSettled &fact) {
    std::erase_if(agentOf(fact.agent)->missed,
                  [&](const MissedCall &each) { return each.call == fact.call; });
}

WrapUp &Fold::wrapUpOf(AgentId id, CallId call) {
    auto &all = agentOf(id)->wrapUps;
    const auto known =
        std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.call == call; });
    if (known != all.end())
        return *known;
    all.push_back({call, {}, {}});
    return all.back();
}

// By a supervisor, or by another talk: nobody but them ends work that lacks a code. The oldest goes where too
// many are owed.
void Fold::oweDisposition(Agent &agent) const {
    constexpr std::size_t most = 20;
    if (!lacksDisposition(m_center, agent) || agent.last.call != agent.work.call ||
        owedOf(agent, agent.last.call))
        return;
    if (agent.owed.size() == most)
        agent.owed.erase(agent.owed.begin());
    agent.owed.push_back(agent.last);
}

void Fold::take(const DispositionSet &fact) {
    wrapUpOf(fact.agent, fact.call).disposition = fact.code;
    auto &agent = *agentOf(fact.agent);
    std::erase_if(agent.owed, [&](const LastCall &owed) { return owed.call == fact.call; });
}

void Fold::take(const NoteAdded &fact) {
    wrapUpOf(fact.agent, fact.call).note = fact.text;
}

void Fold::take(const RecordingStarted &fact) {
    auto &call = callOf(fact.call);
    call.recording = fact.file;
    call.recordingPausedAt = {};
    call.recordingPausedBy = {};
    touch(call);
}

void Fold::take(const RecordingPaused &fact) {
    auto &call = callOf(fact.call);
    call.recordingPausedAt = m_at;
    call.recordingPausedBy = fact.by;
    touch(call);
}

void Fold::take(const RecordingResumed &fact) {
    auto &call = callOf(fact.call);
    call.recordingPausedAt = {};
    call.recordingPausedBy = {};
    touch(call);
}

void Fold::take(const RecordingStopped &fact) {
    if (auto *call = m_center.calls.find(fact.call)) {
        call->recording.clear();
        call->recordingPausedAt = {};
        call->recordingPausedBy = {};
        touch(*call);
    }
}

} // namespace callboard
