// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/media.h"
#include "tests/support/eventually.h"
#include "tests/support/wave.h"

#include <mutex>

namespace callboard::test {

// The sound of a caller whose signalling is done by another (sipp): he says a tone.
class FarSound {
public:
    explicit FarSound(double hz) {
        voice::MediaSettings settings;
        settings.firstPort = 50000;
        settings.lastPort = 50999;
        m_media = *voice::Media::start(settings, [](const voice::MediaEvent &) {});
        m_leg = *m_media->openLeg("127.0.0.1");
        m_media->play(m_leg.leg, voice::Tone{hz});
        m_media->setSink(m_leg.leg, [this](std::span<const voice::Sample, voice::blockSamples> block) {
            const std::lock_guard lock(m_mutex);
            m_heard.insert(m_heard.end(), block.begin(), block.end());
        });
    }
    std::uint16_t port() const { return m_leg.local.port; }
    // Where the other side is, its first packet tells.
    void speak(voice::Codec codec, std::uint8_t payloadType) {
        m_media->setRemote(m_leg.leg, {{"127.0.0.1", 9}, codec, payloadType, {}});
        const std::lock_guard lock(m_mutex);
        m_heard.clear();
    }
    // Since it last changed how it speaks.
    bool hears(double hz) const {
        return eventually([&] {
            const std::lock_guard lock(m_mutex);
            return carriesTone(m_heard, hz, 10);
        });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<voice::Sample> m_heard;
    std::unique_ptr<voice::Media> m_media;
    voice::OpenedLeg m_leg;
};

// What a caller may change to: sipp's scenario caller_changes_codec has these.
struct Spoken {
    voice::Codec codec;
    std::uint8_t payloadType;
    const char *map;
};
inline constexpr std::array changedTo{Spoken{voice::Codec::Pcmu, 0, "PCMU/8000"},
                                      Spoken{voice::Codec::G722, 9, "G722/8000"},
                                      Spoken{voice::Codec::Opus, 96, "opus/48000/2"}};

} // namespace callboard::test
