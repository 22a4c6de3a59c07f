// SPDX-License-Identifier: GPL-3.0-or-later
// Legs whose phone is gone: how that is found out, and what becomes of who is left.
#include "backend/telephony/sip/calls.h"

namespace callboard::sip {

namespace {

// Whoever was heard since then is there, whatever becomes of what we ask.
constexpr std::chrono::milliseconds heardLately = answerLimit / 2;

} // namespace

// Of calls and of supervisors, in both of an agent's calls.
std::vector<Line *> Calls::talksOn(DeviceId device) {
    std::vector<Line *> talks;
    const auto *settings = deviceOf(device);
    const auto consider = [&](Line &line) {
        if (settings != nullptr && line.agent == settings->agent && line.isDevice && line.isAnswered &&
            line.dialog)
            talks.push_back(&line);
    };
    for (auto &[id, call] : m_calls) {
        for (auto *line : call.lines())
            consider(*line);
        if (call.supervising)
            consider(call.supervising->line);
    }
    return talks;
}

// One that lost no more than its connection goes on where it is reached now; one that was started anew says
// there that it knows of no talk, or nothing where it was.
void Calls::phoneCame(const Bound &bound) {
    const bool hasMoved = bound.flow != bound.before && (bound.isCut || !bound.isNewLife);
    for (auto *line : talksOn(bound.device)) {
        auto *dialog = m_dialogs.find(line->dialog);
        if (dialog == nullptr)
            continue;
        const bool goesAlong = hasMoved && dialog->state().flow == bound.before;
        if (goesAlong)
            dialog->moveTo(bound.flow);
        if (goesAlong || bound.isNewLife)
            dialog->ask();
    }
}

void Calls::askPhone(DeviceId device) {
    for (auto *line : talksOn(device))
        if (auto *dialog = m_dialogs.find(line->dialog))
            dialog->ask();
}

// The media thread knows when it was heard last.
void Calls::dialogUnanswered(DialogId dialog) {
    auto *call = owner(dialog);
    const auto *line = call != nullptr ? lineOf(*call, dialog) : nullptr;
    if (line == nullptr)
        return;
    m_parts.media.askStatistics(line->leg, [this, dialog](const auto &statistics) {
        if (!statistics || statistics->sinceLastReceived >= heardLately)
            m_parts.post([this, dialog] { lose(dialog); });
    });
}

// Nobody is rung there before the phone has registered anew or answers a ping.
void Calls::lose(DialogId id) {
    auto *call = owner(id);
    auto *dialog = m_dialogs.find(id);
    if (call == nullptr || dialog == nullptr)
        return;
    const auto *line = lineOf(*call, id);
    const auto flow = dialog->state().flow;
    for (const auto &device : m_parts.config.devices)
        if (const auto binding = m_parts.registrar.find(device.id);
            binding && binding->flow == flow && line != nullptr && line->agent == device.agent)
            m_parts.registrar.lose(device.id, DeviceLoss::Unreachable);
    dialog->lose(408);
}

bool Calls::mayGoBack(const LiveCall &call) {
    return call.cameBy && call.called.agent && find(call.consults) == nullptr;
}

// The caller goes back to the queue that he came by.
void Calls::loseAgent(LiveCall &call) {
    const auto agent = call.called.agent;
    take(ReleaseLine{call.id, agent});
    tell(CallAgentLost{call.id, agent});
}

} // namespace callboard::sip
