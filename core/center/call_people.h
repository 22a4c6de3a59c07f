// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"

#include <map>

namespace callboard {

// Who takes part in a call.
struct Someone {
    AgentId agent; // none: outside
    Party party;   // of those outside
    bool isKnown() const { return agent || !(party == Party{}); }
    friend bool operator==(const Someone &, const Someone &) = default;
};

// Who is who in one call, followed over the facts that name it, in their order: what tells its story in words
// has nothing else. Facts that other calls are about change nothing.
class CallPeople {
public:
    void take(const Fact &fact);

    // Nobody known: not a party of it, or older facts do not say who.
    Someone party(std::int32_t number) const;
    // Whom an answer that names no agent is of: the number that it was led out to, else the one that was
    // dialled.
    Party called() const;
    // As a fact named who has this number; empty: none did.
    std::string nameOf(const std::string &number) const;

private:
    void begin(CallId call, const Someone &caller, const Party &called);
    void take(const CallTransferred &fact);
    void take(const CallConferenced &fact);
    void take(const CallPartyLeft &fact);
    void replace(AgentId who, const Someone &by);
    void note(const Party &party);

    CallId m_call;
    Someone m_caller;                          // of a call of two
    Someone m_called;                          // likewise; nobody until somebody answers
    Party m_dialled;                           // who is to answer outside
    std::map<std::int32_t, Someone> m_parties; // of a conference
    std::map<std::string, std::string> m_names;
};

} // namespace callboard
