// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/digit_sender.h"
#include "core/voice/jitter_buffer.h"
#include "core/voice/media.h"
#include "core/voice/reception.h"
#include "core/voice/reports.h"
#include "core/voice/secure_rtp.h"
#include "core/voice/source_reader.h"
#include "core/voice/speech_codec.h"
#include "core/voice/udp_socket.h"

namespace callboard::voice {

using SteadyTime = std::chrono::steady_clock::time_point;

// One RTP session, as the media thread sees it. What it heard and said is told to the listener by its owner.
class Leg {
public:
    // Whom the leg hears, and how loud.
    struct Ear {
        Leg *from;
        float gain;
    };
    // What happened in one tick's receiving.
    struct Heard {
        std::string digits;
        bool hasStopped = false; // no RTP for too long, said once
        bool hasResumed = false;
    };

    Leg(LegId id, UdpSocket socket, std::uint16_t port);

    LegId id() const { return m_id; }
    std::uint16_t port() const { return m_port; }

    void setRemote(const Remote &remote, SteadyTime now);
    void play(Source source);
    void stopPlaying() { m_source.reset(); }
    bool isPlaying() const { return m_source.has_value(); }
    void sendDigits(std::string_view digits) { m_digits.push(digits); }
    void setSink(std::function<void(std::span<const Sample, blockSamples>)> sink) {
        m_sink = std::move(sink);
    }
    std::vector<Ear> &ears() { return m_ears; }
    const std::vector<Ear> &ears() const { return m_ears; }

    // First for all legs, so that the second finds what the others said.
    Heard receive(Datagrams &datagrams, SteadyTime now, std::chrono::milliseconds timeout);
    // False: the source came to its end.
    bool send();
    // What the peer says in this tick; silence if it says nothing.
    const Block &said() const { return m_said; }

    LegStatistics statistics(SteadyTime now) const;

private:
    enum class Meaning { Nothing, Sound, Key, Comfort };

    void followKeys();
    void followReports();
    bool mayComeFrom(const SocketAddress &sender) const;
    struct Arrived {
        std::span<const std::uint8_t> bytes;
        const SocketAddress &sender;
        std::optional<Reports::WallTime> at;
    };
    void accept(const Arrived &arrived, SteadyTime now, Heard &heard);
    void takeReport(const Arrived &arrived);
    void sendReport();
    bool takeSound(const RtpPacket &packet, Codec codec);
    std::uint32_t playTime(std::uint32_t timestamp);
    std::uint32_t ticksOfBlock() const;
    Meaning meaningOf(std::uint8_t payloadType, Codec &codec) const;
    void followStream(const RtpHeader &header);
    void hearKey(const RtpPacket &packet, Heard &heard);
    void watchSilence(SteadyTime now, std::chrono::milliseconds timeout, Heard &heard);
    const Block &hear(Block &room);
    const Block &mixEars(Block &room) const;
    void sendSound(const Block &block);
    void sendKey(const KeyMoment &moment);
    void sendPacket(const RtpHeader &header, std::size_t payloadSize);

    LegId m_id;
    UdpSocket m_socket;
    std::uint16_t m_port;

    std::optional<Remote> m_remote;
    std::optional<SecureRtp> m_secure;
    SocketAddress m_negotiated;
    SocketAddress m_peer; // whom we send to
    bool m_isLatched = false;

    JitterBuffer m_jitter;
    std::unique_ptr<SpeechCodec> m_speech; // of the agreed codec, unless it is G.711
    std::uint32_t m_peerTimestamp = 0;     // the last, by its codec's clock, and
    std::uint32_t m_peerPlayTime = 0;      // what it is by ours
    std::optional<Reports> m_reports;
    std::uint64_t m_sentBytes = 0;
    Block m_said{};
    Reception m_reception;
    std::uint32_t m_peerSsrc = 0;
    bool m_knowsPeerSsrc = false;
    std::optional<std::uint32_t> m_lastKeyTimestamp;
    SteadyTime m_lastReceived;
    bool m_isSilent = false;

    std::vector<Ear> m_ears;
    std::optional<SourceReader> m_source;
    std::function<void(std::span<const Sample, blockSamples>)> m_sink;
    DigitSender m_digits;
    std::optional<SourceReader> m_keyTone;
    std::uint32_t m_ssrc = 0;
    std::uint32_t m_timestamp = 0;
    std::uint16_t m_sequence = 0;
    bool m_isSending = false;
    std::array<std::uint8_t, rtpHeaderSize + SpeechCodec::largestPayload> m_packet{};

    LegStatistics m_counted;
};

} // namespace callboard::voice
