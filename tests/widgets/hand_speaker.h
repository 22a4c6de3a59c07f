// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <algorithm>

namespace callboard {

// A speaker that plays as far as the test says.
struct HandSpeaker : SoundDoor, SoundSystem {
    struct Play : SoundPlay {
        explicit Play(HandSpeaker &speaker)
            : m_speaker(speaker) {
            m_speaker.added = m_speaker.heard = {};
            m_speaker.isSilent = false;
        }
        ~Play() override { m_speaker.isSilent = true; }
        void add(std::vector<voice::Sample> sound) override {
            m_speaker.added += std::chrono::milliseconds(sound.size() / 2 * 1000 / voice::sampleRate);
        }
        void pause(bool isPaused) override { m_speaker.isSilent = isPaused; }
        bool works() const override { return m_speaker.works; }
        std::chrono::milliseconds heard() const override { return m_speaker.heard; }
        std::chrono::milliseconds left() const override { return m_speaker.added - m_speaker.heard; }

    private:
        HandSpeaker &m_speaker;
    };

    SoundSystem *open() override { return this; }
    QList<SoundDevice> microphones() const override { return {}; }
    QList<SoundDevice> speakers() const override { return {}; }
    void ring(const QByteArray &) override {}
    std::unique_ptr<SoundLine> open(const SoundChoice &, std::function<void(const SoundInUse &)>) override {
        return nullptr;
    }
    std::unique_ptr<SoundPlay> play(const QByteArray &speaker) override {
        device = speaker;
        return isThere ? std::make_unique<Play>(*this) : nullptr;
    }

    bool isThere = true;
    bool works = true;
    bool isSilent = true;
    QByteArray device;
    std::chrono::milliseconds added{}, heard{};
};

} // namespace callboard
