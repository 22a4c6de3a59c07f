// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/goertzel.h"
#include "core/voice/media.h"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <gtest/gtest.h>
#include <mutex>

namespace callboard::voice {

// Waits for what other threads bring; the limit only ends a test that would hang.
inline constexpr std::chrono::seconds patience{30};

// All that a Media told its listener.
class Events {
public:
    MediaListener listener() {
        return [this](const MediaEvent &event) {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
            m_arrived.notify_all();
        };
    }
    template <class Event>
    std::vector<Event> all() {
        const std::lock_guard lock(m_mutex);
        std::vector<Event> found;
        for (const auto &event : m_events)
            if (const auto *wanted = std::get_if<Event>(&event))
                found.push_back(*wanted);
        return found;
    }
    // The first n of their kind, or all there are after the patience.
    template <class Event>
    std::vector<Event> wait(std::size_t n) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (true) {
            auto found = all<Event>();
            std::unique_lock lock(m_mutex);
            if (found.size() >= n ||
                m_arrived.wait_until(lock, std::min(end, soon())) == std::cv_status::timeout)
                if (found.size() >= n || std::chrono::steady_clock::now() >= end)
                    return found;
        }
    }
    // The keys of one leg as text.
    std::string digitsOf(LegId leg) {
        std::string digits;
        for (const auto &event : all<DigitReceived>())
            if (event.leg == leg)
                digits += event.digit;
        return digits;
    }

private:
    static std::chrono::steady_clock::time_point soon() {
        return std::chrono::steady_clock::now() + std::chrono::milliseconds(20);
    }
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<MediaEvent> m_events;
};

// What a leg's peer says, as it comes.
class Ear {
public:
    Ear(Media &media, LegId leg)
        : m_content(std::make_shared<Content>()) {
        media.setSink(leg, [content = m_content](std::span<const Sample, blockSamples> block) {
            const std::lock_guard lock(content->mutex);
            content->samples.insert(content->samples.end(), block.begin(), block.end());
            content->arrived.notify_all();
        });
    }
    // What is heard from now on for so long.
    std::vector<Sample> next(std::size_t samples) {
        std::unique_lock lock(m_content->mutex);
        m_content->samples.clear();
        const bool isThere =
            m_content->arrived.wait_for(lock, patience, [&] { return m_content->samples.size() >= samples; });
        EXPECT_TRUE(isThere) << "no sound came";
        return m_content->samples;
    }
    // Listens until all these tones are there; then the 0.4 s that follow.
    std::vector<Sample> untilTones(std::initializer_list<double> tones) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < end) {
            const auto heard = next(3200);
            if (std::all_of(tones.begin(), tones.end(),
                            [&](double hz) { return toneLevel(heard, hz) > 0.05; }))
                break;
        }
        return next(3200);
    }

private:
    struct Content {
        std::mutex mutex;
        std::condition_variable arrived;
        std::vector<Sample> samples;
    };
    std::shared_ptr<Content> m_content;
};

inline std::unique_ptr<Media> startMedia(Events &events, MediaSettings settings = {}) {
    auto media = Media::start(settings, events.listener());
    EXPECT_TRUE(media) << media.error().detail;
    return std::move(media).value();
}

inline OpenedLeg openLeg(Media &media) {
    auto leg = media.openLeg("127.0.0.1");
    EXPECT_TRUE(leg) << leg.error().detail;
    return *leg;
}

inline Remote remoteAt(const Endpoint &address, Codec codec = Codec::Pcmu,
                       std::optional<std::uint8_t> events = 101) {
    static constexpr std::array<std::uint8_t, 4> types{0, 8, 9, 96};
    Remote remote{address, codec, types[static_cast<std::size_t>(codec)], events, Direction::SendRecv};
    remote.eventRate = clockRate(codec);
    remote.hasReports = true;
    return remote;
}

inline LegStatistics statisticsOf(Media &media, LegId leg) {
    std::promise<std::optional<LegStatistics>> answer;
    media.askStatistics(leg, [&](const std::optional<LegStatistics> &found) { answer.set_value(found); });
    return answer.get_future().get().value_or(LegStatistics{});
}

inline Tone steadyTone(double hz, double level = 0.2) {
    return {hz, 0, level, std::chrono::milliseconds{1000}, {}};
}

// Two Media as in life: the backend's, whose legs are bridged, and the phones'.
class MediaTest : public testing::Test {
protected:
    // A phone with its leg at the backend; says its tone.
    struct Phone {
        LegId phone;
        LegId leg;
    };
    Phone call(Codec codec = Codec::Pcmu, double toneHz = 0, std::optional<std::uint8_t> events = 101) {
        const auto phone = openLeg(*phones);
        const auto leg = openLeg(*backend);
        phones->setRemote(phone.leg, remoteAt(leg.local, codec, events));
        backend->setRemote(leg.leg, remoteAt(phone.local, codec, events));
        if (toneHz > 0)
            phones->play(phone.leg, steadyTone(toneHz));
        return {phone.leg, leg.leg};
    }
    BridgeId bridge(Mix mix) {
        const auto id = backend->openBridge();
        backend->arrange(id, std::move(mix));
        return id;
    }

    Events backendEvents;
    Events phoneEvents;
    std::unique_ptr<Media> backend = startMedia(backendEvents, {21000, 22999});
    std::unique_ptr<Media> phones = startMedia(phoneEvents, {23000, 24999});
};

} // namespace callboard::voice
