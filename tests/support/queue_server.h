// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"

#include <cstdio>
#include <deque>
#include <map>
#include <set>

namespace callboard {

// The simplest site on a real engine: one queue, first come first served, any idle phone. No journal, no
// agents' states: for tests and benchmarks of the telephone side alone.
class QueueServer {
public:
    QueueServer(Engine &engine, Numbers &numbers, bool isRecorded = false)
        : m_engine(engine)
        , m_numbers(numbers)
        , m_isRecorded(isRecorded) {}

    // On the engine's thread.
    void take(const Fact &fact) {
        std::visit([this](const auto &each) { on(each); }, fact);
    }

private:
    void on(const DeviceRegistered &fact) {
        m_known.insert(fact.device);
        if (!m_busy.contains(fact.device))
            m_idle.push_back(fact.device);
        distribute();
    }
    void on(const DeviceLost &fact) {
        m_known.erase(fact.device);
        std::erase(m_idle, fact.device);
    }
    void on(const CallArrived &fact) {
        m_parties[fact.call] = fact.from;
        m_waiting.push_back(fact.call);
        m_engine.give(EnterQueue{fact.call, QueueId("support")});
        distribute();
    }
    void on(const OfferEnded &fact) {
        const auto offer = m_offers.extract(fact.offer);
        if (offer.empty())
            return;
        free(offer.mapped());
        if (m_parties.contains(fact.call))
            m_waiting.push_front(fact.call);
        distribute();
    }
    void on(const CallAnswered &fact) {
        if (const auto offer = m_offers.extract(fact.offer); !offer.empty())
            m_talking[fact.call] = offer.mapped();
        if (m_isRecorded)
            m_engine.give(RecordCall{fact.call, std::to_string(fact.call.value) + ".wav"});
    }
    void on(const CallEnded &fact) {
        m_parties.erase(fact.call);
        std::erase(m_waiting, fact.call);
        if (const auto talk = m_talking.extract(fact.call); !talk.empty())
            free(talk.mapped());
        distribute();
    }
    template <class Other>
    void on(const Other &) {}

    void free(DeviceId device) {
        m_busy.erase(device);
        if (m_known.contains(device))
            m_idle.push_back(device);
    }
    void distribute() {
        while (!m_waiting.empty() && !m_idle.empty()) {
            const auto call = m_waiting.front();
            const auto device = m_idle.front();
            m_waiting.pop_front();
            m_idle.pop_front();
            m_busy.insert(device);
            const auto offer = m_numbers.nextOffer();
            m_offers[offer] = device;
            m_engine.give(RingDevice{offer, call, AgentId(device.text()), device, seconds(10),
                                     m_parties[call], "Support"});
        }
    }

    Engine &m_engine;
    Numbers &m_numbers;
    const bool m_isRecorded;
    std::map<CallId, Party> m_parties;
    std::deque<CallId> m_waiting;
    std::deque<DeviceId> m_idle;
    std::set<DeviceId> m_known;
    std::set<DeviceId> m_busy;
    std::map<OfferId, DeviceId> m_offers;
    std::map<CallId, DeviceId> m_talking;
};

} // namespace callboard
