// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/user_agent.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace callboard::phone {

// A phone on a test's desk: keeps what happened and lets the test wait for it.
class PhoneDesk {
public:
    PhoneDesk(voice::Loop &loop, Settings settings) {
        auto started = UserAgent::start(loop, settings, [this](const PhoneEvent &event) { take(event); });
        if (started)
            m_agent = std::move(*started);
    }

    explicit operator bool() const { return m_agent != nullptr; }
    UserAgent &agent() { return *m_agent; }
    UserAgent *operator->() { return m_agent.get(); }
    // As an address to call.
    SipUri address(const std::string &user, Transport transport = Transport::Udp) const {
        const auto at = transport == Transport::Udp ? m_agent->udpAddress() : m_agent->tcpAddress();
        return {user, {at.host, at.port, transport}};
    }

    // The next event of this kind that was not given out yet; none after 20 seconds.
    template <class Event>
    std::optional<Event> wait() {
        std::unique_lock lock(m_mutex);
        std::optional<Event> found;
        m_arrived.wait_for(lock, seconds(20), [&] { return (found = extract<Event>()).has_value(); });
        return found;
    }
    template <class Event>
    std::size_t count() {
        const std::lock_guard lock(m_mutex);
        std::size_t number = 0;
        for (const auto &event : m_events)
            number += std::holds_alternative<Event>(event) ? 1 : 0;
        return number;
    }

private:
    void take(const PhoneEvent &event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
        m_arrived.notify_all();
    }
    template <class Event>
    std::optional<Event> extract() {
        for (auto each = m_events.begin(); each != m_events.end(); ++each) {
            if (const auto *event = std::get_if<Event>(&*each)) {
                std::optional<Event> found(*event);
                m_events.erase(each);
                return found;
            }
        }
        return std::nullopt;
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<PhoneEvent> m_events;
    std::unique_ptr<UserAgent> m_agent; // last: its events end before the rest goes
};

// Keeps what one side of a call hears.
class Ear {
public:
    Sink sink() {
        return [this](std::span<const voice::Sample, voice::blockSamples> block) {
            const std::lock_guard lock(m_mutex);
            m_sound.insert(m_sound.end(), block.begin(), block.end());
            m_heard.notify_all();
        };
    }
    // The next so many samples from now on; fewer after 20 seconds.
    std::vector<voice::Sample> next(std::size_t samples) {
        std::unique_lock lock(m_mutex);
        m_sound.clear();
        m_heard.wait_for(lock, seconds(20), [&] { return m_sound.size() >= samples; });
        return m_sound;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_heard;
    std::vector<voice::Sample> m_sound;
};

} // namespace callboard::phone
