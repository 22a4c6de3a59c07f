// SPDX-License-Identifier: GPL-3.0-or-later
// What a phone's own transfer button asks for. Only an agent's phone may, and only in an answered call.
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

std::function<void()> Calls::dialogReferred(DialogId dialog, const Referral &referral) {
    auto *call = owner(dialog);
    const auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    const bool mayTransfer =
        line != nullptr && line->agent && call->isTalking() && !isSupervisor(*call, *line);
    if (!mayTransfer || awayFrom(line->agent) != nullptr) // by the desktop he has two calls on this one line
        return {};
    if (referral.replaced)
        return joinReplaced(*call, line->agent, *referral.replaced);
    if (call->isConference() || !canLead(referral.number)) // which of them would go?
        return {};
    return [this, id = call->id, agent = line->agent, number = referral.number] {
        sendOn(*find(id), agent, number);
    };
}

// His other call must be one of his own.
std::function<void()> Calls::joinReplaced(LiveCall &call, AgentId agent, const Replaced &replaced) {
    const auto dialog = m_dialogs.named(replaced.callId, replaced.toTag, replaced.fromTag);
    auto *other = owner(dialog);
    const auto *line = other != nullptr ? lineOf(*other, dialog) : nullptr;
    if (line == nullptr || other == &call || line->agent != agent || !line->isAnswered ||
        isSupervisor(*other, *line))
        return {};
    const bool isConsult = other->caller.agent == agent || call.caller.agent != agent;
    return [this, agent, asked = isConsult ? call.id : other->id, consult = isConsult ? other->id : call.id] {
        take(JoinCalls{asked, consult, agent});
    };
}

bool Calls::canLead(const std::string &number) const {
    const auto &queues = m_parts.config.queues;
    if (std::any_of(queues.begin(), queues.end(), [&](const auto &queue) { return queue.number == number; }))
        return true;
    if (const auto *device = DeviceId::fits(number) ? deviceOf(DeviceId(number)) : nullptr)
        return m_parts.registrar.find(device->id).has_value();
    if (m_parts.config.letsOut)
        return m_parts.config.letsOut(number);
    const auto &trunks = m_parts.config.trunks;
    return std::any_of(trunks.begin(), trunks.end(), [](const auto &trunk) { return trunk.allowsOutbound; });
}

// A colleague by his own number, whatever was dialled to reach him.
Party Calls::calledParty(const LiveCall &call) const {
    for (const auto &device : m_parts.config.devices)
        if (call.called.agent && device.agent == call.called.agent)
            return {std::string(device.id.text()), cleaned(device.name, longestName)};
    return {call.to, {}};
}

void Calls::sendOn(LiveCall &call, AgentId agent, const std::string &number) {
    const auto from = call.caller.agent == agent ? calledParty(call) : Party{};
    take(ReleaseLine{call.id, agent});
    tell(CallTransferred{call.id, agent, number, from, {}});
}

} // namespace callboard::sip
