// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/speech_codec.h"

#include <algorithm>
#include <opus.h>
#include <spandsp.h>

namespace callboard::voice {

namespace {

constexpr std::size_t longestPacket = static_cast<std::size_t>(sampleRate) * 120 / 1000;
constexpr int g722Rate = 64000;
constexpr int opusBitrate = 20000;
constexpr int opusEffort = 4;          // of 10: a leg costs little and a telephone's voice loses nothing
constexpr int expectedLossPercent = 5; // so that it repeats a little of what it said before

template <auto *Free>
struct Freer {
    template <class T>
    void operator()(T *object) const {
        Free(object);
    }
};

// -32768 means "missing" to the jitter buffer.
void keepInRange(std::span<Sample> samples) {
    for (auto &sample : samples)
        sample = std::max<Sample>(sample, -32767);
}

class G722 : public SpeechCodec {
public:
    G722()
        : m_encoder(g722_encode_init(nullptr, g722Rate, G722_SAMPLE_RATE_8000))
        , m_decoder(g722_decode_init(nullptr, g722Rate, G722_SAMPLE_RATE_8000)) {}

    std::size_t encode(const Block &block, std::span<std::uint8_t, largestPayload> payload) override {
        return static_cast<std::size_t>(
            g722_encode(m_encoder.get(), payload.data(), block.data(), static_cast<int>(block.size())));
    }

    std::span<const Sample> decode(std::span<const std::uint8_t> payload) override {
        payload = payload.first(std::min(payload.size(), m_sound.size()));
        const int count =
            g722_decode(m_decoder.get(), m_sound.data(), payload.data(), static_cast<int>(payload.size()));
        const auto sound = std::span(m_sound).first(static_cast<std::size_t>(std::max(count, 0)));
        keepInRange(sound);
        return sound;
    }

private:
    std::unique_ptr<g722_encode_state_t, Freer<g722_encode_free>> m_encoder;
    std::unique_ptr<g722_decode_state_t, Freer<g722_decode_free>> m_decoder;
    std::array<Sample, longestPacket> m_sound{};
};

class Opus : public SpeechCodec {
public:
    Opus()
        : m_encoder(opus_encoder_create(sampleRate, 1, OPUS_APPLICATION_VOIP, nullptr))
        , m_decoder(opus_decoder_create(sampleRate, 1, nullptr)) {
        if (!m_encoder)
            return;
        opus_encoder_ctl(m_encoder.get(), OPUS_SET_BITRATE(opusBitrate));
        opus_encoder_ctl(m_encoder.get(), OPUS_SET_COMPLEXITY(opusEffort));
        opus_encoder_ctl(m_encoder.get(), OPUS_SET_INBAND_FEC(1));
        opus_encoder_ctl(m_encoder.get(), OPUS_SET_PACKET_LOSS_PERC(expectedLossPercent));
    }

    std::size_t encode(const Block &block, std::span<std::uint8_t, largestPayload> payload) override {
        if (!m_encoder)
            return 0;
        const int size = opus_encode(m_encoder.get(), block.data(), static_cast<int>(block.size()),
                                     payload.data(), static_cast<opus_int32>(payload.size()));
        return static_cast<std::size_t>(std::max(size, 0));
    }

    std::span<const Sample> decode(std::span<const std::uint8_t> payload) override {
        if (!m_decoder || payload.empty())
            return {};
        const int count =
            opus_decode(m_decoder.get(), payload.data(), static_cast<opus_int32>(payload.size()),
                        m_sound.data(), static_cast<int>(m_sound.size()), 0);
        const auto sound = std::span(m_sound).first(static_cast<std::size_t>(std::max(count, 0)));
        keepInRange(sound);
        return sound;
    }

private:
    std::unique_ptr<OpusEncoder, Freer<opus_encoder_destroy>> m_encoder;
    std::unique_ptr<OpusDecoder, Freer<opus_decoder_destroy>> m_decoder;
    std::array<Sample, longestPacket> m_sound{};
};

} // namespace

std::unique_ptr<SpeechCodec> SpeechCodec::make(Codec codec) {
    switch (codec) {
    case Codec::Pcmu:
    case Codec::Pcma:
        return nullptr;
    case Codec::G722:
        return std::make_unique<G722>();
    case Codec::Opus:
        return std::make_unique<Opus>();
    }
    return nullptr;
}

} // namespace callboard::voice
