// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/other_end.h"

namespace callboard {

namespace {

Party partyOf(const Center &center, AgentId id) {
    const auto *settings = settingsOf(center, id);
    const auto *agent = find(center, id);
    Party party;
    if (agent && agent->device)
        party.number = agent->device.text();
    else if (settings)
        party.number = settings->extension.text();
    party.name = settings ? settings->name : std::string(id.text());
    return party;
}

} // namespace

Party otherEnd(const Center &center, const Call &call, AgentId agent) {
    if (call.caller != agent)
        return call.caller && call.from == Party{} ? partyOf(center, call.caller) : call.from;
    return call.agent ? partyOf(center, call.agent) : call.called();
}

} // namespace callboard
