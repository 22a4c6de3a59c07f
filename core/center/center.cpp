// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/center.h"

#include <algorithm>

namespace callboard {

namespace {

template <class T, class Key>
const T *findById(const std::vector<T> &rows, const Key &id) {
    const auto row =
        std::lower_bound(rows.begin(), rows.end(), id, [](const T &r, const Key &key) { return r.id < key; });
    return row != rows.end() && row->id == id ? &*row : nullptr;
}

// Settings keep the order of the configuration file: people expect it in menus.
template <class T, class Key>
const T *findSettings(const std::vector<T> &rows, const Key &id) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const T &r) { return r.id == id; });
    return row != rows.end() ? &*row : nullptr;
}

} // namespace

void learn(Center &center) {
    learnRows(center);
    for (auto &queue : center.queues)
        queue.lastHour.learn();
    for (auto &agent : center.agents)
        agent.lastHour.learn();
}

void learnRows(Center &center) {
    center.queueHints.learn(center.queues);
    center.agentHints.learn(center.agents);
    center.queueSettingsHints.learn(center.site.queues);
    center.userSettingsHints.learn(center.site.users);
}

const Queue *find(const Center &center, QueueId id) {
    if (!id)
        return nullptr;
    const auto *guess = center.queueHints.guess(center.queues, id);
    return guess ? guess : findById(center.queues, id);
}

const Agent *find(const Center &center, AgentId id) {
    if (!id)
        return nullptr;
    const auto *guess = center.agentHints.guess(center.agents, id);
    return guess ? guess : findById(center.agents, id);
}

const Device *find(const Center &center, DeviceId id) {
    return findById(center.devices, id);
}

const Call *find(const Center &center, CallId id) {
    return center.calls.find(id);
}

const Offer *find(const Center &center, OfferId id) {
    return center.offers.find(id);
}

const QueueSettings *settingsOf(const Center &center, QueueId id) {
    const auto *guess = center.queueSettingsHints.guess(center.site.queues, id);
    return guess ? guess : findSettings(center.site.queues, id);
}

const UserSettings *settingsOf(const Center &center, UserId id) {
    const auto *guess = center.userSettingsHints.guess(center.site.users, id);
    return guess ? guess : findSettings(center.site.users, id);
}

const MissedCall *missedCallOf(const Agent &agent, CallId call) {
    const auto found = std::find_if(agent.missed.begin(), agent.missed.end(),
                                    [call](const MissedCall &each) { return each.call == call; });
    return found != agent.missed.end() ? &*found : nullptr;
}

const CutOffCall *cutOffOf(const Center &center, CallId id) {
    const auto &all = center.cutOff;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &cut) { return cut.call == id; });
    return found != all.end() ? &*found : nullptr;
}

const RateableContact *rateableOf(const Center &center, CallId id) {
    const auto &all = center.rateable;
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [id](const auto &contact) { return contact.call == id; });
    return found != all.rend() ? &*found : nullptr;
}

const Agent *agentOfDevice(const Center &center, DeviceId id) {
    const auto agent = std::find_if(center.agents.begin(), center.agents.end(),
                                    [&](const Agent &a) { return id && a.device == id; });
    return agent != center.agents.end() ? &*agent : nullptr;
}

const Call *presentCall(const Center &center, const Agent &agent) {
    const auto *offer = find(center, agent.offer);
    const auto *ringing = offer ? find(center, offer->call) : nullptr;
    return ringing || agent.calls.empty() ? ringing : find(center, agent.calls.back());
}

AgentId presentAgent(const Center &center, const Call &call) {
    const auto *offer = find(center, call.offer);
    if (offer && offer->agent)
        return offer->agent;
    return call.agent ? call.agent : call.caller;
}

const Supervision *supervisionOf(const Center &center, CallId call) {
    const auto &all = center.supervisions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &s) { return s.call == call; });
    return found != all.end() ? &*found : nullptr;
}

const Supervision *supervisionBy(const Center &center, UserId supervisor) {
    const auto &all = center.supervisions;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto &s) { return s.supervisor == supervisor; });
    return found != all.end() ? &*found : nullptr;
}

const QueueSettings *queueOfNumber(const Center &center, std::string_view number) {
    const auto queue = std::find_if(center.site.queues.begin(), center.site.queues.end(),
                                    [&](const QueueSettings &q) { return q.number == number; });
    return queue != center.site.queues.end() ? &*queue : nullptr;
}

bool isEngaged(const Center &center, const Agent &agent) {
    return agent.offer || !agent.calls.empty() || supervisionBy(center, agent.id);
}

bool isRoutable(const Center &center, const Agent &agent) {
    if (agent.state != AgentState::Ready || agent.isDeskLost || isEngaged(center, agent))
        return false;
    const auto *device = find(center, agent.device);
    return device && device->isRegistered;
}

bool servesQueue(const Center &center, const Agent &agent, QueueId queue) {
    const auto *settings = settingsOf(center, agent.id);
    return settings &&
           std::find(settings->queues.begin(), settings->queues.end(), queue) != settings->queues.end();
}

std::string recordingFile(const RecordingSettings &recording, CallId call, Time now) {
    const auto ending = recording.format == RecordingFormat::Opus ? "ogg"sv : textOf(recording.format);
    return toIso(now).substr(0, 10) + "/" + std::to_string(call.value) + "." + std::string(ending);
}

const WrapUp *wrapUpOf(const Agent &agent, CallId call) {
    const auto found = std::find_if(agent.wrapUps.begin(), agent.wrapUps.end(),
                                    [&](const WrapUp &each) { return each.call == call; });
    return found != agent.wrapUps.end() ? &*found : nullptr;
}

bool isOwnCall(const Agent &agent, CallId call) {
    return call && (agent.last.call == call || owedOf(agent, call) ||
                    std::find(agent.calls.begin(), agent.calls.end(), call) != agent.calls.end());
}

bool outlastsLast(const Agent &agent, const Call &call) {
    return call.caller == agent.id && agent.last.answeredAt != Time{} && agent.last.leftAt > call.arrivedAt;
}

bool mayNote(const Center &center, const Agent &agent, CallId call) {
    const auto *contact = rateableOf(center, call);
    return isOwnCall(agent, call) || (contact && contact->agent == agent.id);
}

const LastCall *owedOf(const Agent &agent, CallId call) {
    const auto found = std::find_if(agent.owed.begin(), agent.owed.end(),
                                    [&](const LastCall &each) { return each.call == call; });
    return found != agent.owed.end() ? &*found : nullptr;
}

bool lacksDisposition(const Center &center, const Agent &agent) {
    const auto *queue = agent.work.call ? settingsOf(center, agent.work.queue) : nullptr;
    if (!queue || !queue->needsDisposition)
        return false;
    const auto *wrapUp = wrapUpOf(agent, agent.work.call);
    return !wrapUp || !wrapUp->disposition;
}

const DispositionSettings *settingsOf(const Center &center, DispositionId id) {
    return findSettings(center.site.dispositions, id);
}

bool mayEndWith(const SiteSettings &site, const DispositionSettings &code, QueueId queue) {
    const auto &all = site.dispositions;
    const auto isParent = [&](const DispositionSettings &each) { return each.parent == code.id; };
    if (std::any_of(all.begin(), all.end(), isParent))
        return false;
    // Every heading on the way to the root must be for this queue, too; as often as there are codes at most.
    const auto *step = &code;
    for (std::size_t i = 0; step && i < all.size(); ++i) {
        const auto &queues = step->queues;
        if (!queues.empty() && std::find(queues.begin(), queues.end(), queue) == queues.end())
            return false;
        step = step->parent ? findSettings(all, step->parent) : nullptr;
    }
    return true;
}

} // namespace callboard
