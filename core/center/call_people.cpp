// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/call_people.h"

namespace callboard {

void CallPeople::take(const Fact &fact) {
    if (const auto *placed = std::get_if<CallPlaced>(&fact))
        begin(placed->call, {placed->agent, {}}, {placed->to, placed->toName});
    if (const auto *arrived = std::get_if<CallArrived>(&fact))
        begin(arrived->call, arrived->caller ? Someone{arrived->caller, {}} : Someone{{}, arrived->from},
              {arrived->to, arrived->toName});
    const auto isOurs = [this](const auto *about) { return about && about->call == m_call; };
    if (const auto *out = std::get_if<CallDialledOut>(&fact); isOurs(out))
        m_dialled = {out->number, nameOf(out->number)};
    if (const auto *answered = std::get_if<CallAnswered>(&fact); isOurs(answered))
        m_called = answered->agent ? Someone{answered->agent, {}} : Someone{{}, m_dialled};
    if (const auto *sentOn = std::get_if<CallTransferred>(&fact); isOurs(sentOn))
        take(*sentOn);
    if (const auto *taken = std::get_if<CallTakenOver>(&fact); isOurs(taken))
        replace(taken->agent, {taken->by, {}});
    if (const auto *lost = std::get_if<CallAgentLost>(&fact); isOurs(lost))
        replace(lost->agent, {});
    if (const auto *joins = std::get_if<CallConferenced>(&fact); isOurs(joins))
        take(*joins);
    if (const auto *left = std::get_if<CallPartyLeft>(&fact); isOurs(left))
        take(*left);
}

Someone CallPeople::party(std::int32_t number) const {
    const auto found = m_parties.find(number);
    return found != m_parties.end() ? found->second : Someone{};
}

Party CallPeople::called() const {
    return m_dialled;
}

std::string CallPeople::nameOf(const std::string &number) const {
    const auto found = m_names.find(number);
    return found != m_names.end() ? found->second : std::string{};
}

void CallPeople::begin(CallId call, const Someone &caller, const Party &called) {
    m_call = call;
    m_caller = caller;
    m_dialled = called;
    note(caller.party);
    note(called);
}

// Who stays is the caller, whatever he was before.
void CallPeople::take(const CallTransferred &fact) {
    if (m_caller.agent && m_caller.agent == fact.agent)
        m_caller = m_called.agent ? m_called : Someone{{}, fact.from};
    m_dialled = {fact.to, fact.toName};
    m_called = {};
    if (fact.joining)
        m_called = {fact.joining, {}};
    else if (fact.consult)
        m_called = {{}, m_dialled};
    note(fact.from);
    note(m_dialled);
}

void CallPeople::take(const CallConferenced &fact) {
    if (m_parties.empty())
        m_parties = {{1, m_caller}, {2, m_called}};
    m_parties[fact.party] = {fact.joining, fact.from};
    note(fact.from);
}

// Of two who remain the one from outside is the caller, but for one whom the other had dialled.
void CallPeople::take(const CallPartyLeft &fact) {
    m_parties.erase(fact.party);
    if (m_parties.size() != 2)
        return;
    const auto first = m_parties.begin()->second, second = m_parties.rbegin()->second;
    const bool turns = first.agent && !second.agent && first.agent != m_caller.agent;
    m_caller = turns ? second : first;
    m_called = turns ? first : second;
    m_parties.clear();
}

void CallPeople::replace(AgentId who, const Someone &by) {
    for (auto *side : {&m_caller, &m_called})
        if (side->agent && side->agent == who)
            *side = by;
    for (auto &[number, party] : m_parties)
        if (party.agent && party.agent == who)
            party = by;
}

void CallPeople::note(const Party &party) {
    if (!party.number.empty() && !party.name.empty())
        m_names[party.number] = party.name;
}

} // namespace callboard
