// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/leg.h"

#include "core/voice/g711.h"

#include <algorithm>
#include <sys/random.h>

namespace callboard::voice {

namespace {

constexpr std::size_t mostDrains = 4; // of Datagrams::most packets; a flood must not hold the thread
constexpr std::uint8_t comfortNoise = 13;
constexpr std::uint32_t stragglersTime = 5 * sampleRate; // older is no repetition but a clock set back

template <class Value>
Value unguessable() {
    Value value{};
    if (::getrandom(&value, sizeof value, 0) != sizeof value)
        std::abort(); // 256 bytes or fewer never fail on a running system
    return value;
}

Sample clamped(float value) {
    return static_cast<Sample>(std::clamp(value, -32767.0F, 32767.0F));
}

} // namespace

Leg::Leg(LegId id, UdpSocket socket, std::uint16_t port)
    : m_id(id)
    , m_socket(std::move(socket))
    , m_port(port)
    , m_ssrc(unguessable<std::uint32_t>())
    , m_timestamp(unguessable<std::uint32_t>())
    , m_sequence(unguessable<std::uint16_t>()) {
}

void Leg::setRemote(const Remote &remote, SteadyTime now) {
    const auto address = toSocketAddress(remote.address);
    if (!address)
        return;
    const bool isSamePeer = m_remote && *address == m_negotiated;
    if (!isSamePeer) {
        m_negotiated = m_peer = *address;
        m_isLatched = false;
        m_lastKeyTimestamp.reset();
        m_knowsPeerSsrc = false;
    }
    if (!m_remote || !receives(m_remote->direction) || !isSamePeer) {
        m_lastReceived = now; // the patience begins when the peer may speak
    }
    if (!m_remote || m_remote->codec != remote.codec)
        m_speech = SpeechCodec::make(remote.codec);
    m_remote = remote;
    followKeys();
    followReports();
}

void Leg::followReports() {
    if (!m_remote->hasReports)
        return m_reports.reset();
    if (m_reports)
        return;
    m_reports.emplace();
    m_socket.stampArrivals();
}

// The same keys go on counting: a packet of ours must never be locked twice with one number.
void Leg::followKeys() {
    if (!m_remote->srtp)
        m_secure.reset();
    else if (!m_secure || m_secure->keys() != *m_remote->srtp)
        m_secure.emplace(*m_remote->srtp);
}

void Leg::play(Source source) {
    m_source.emplace(std::move(source));
}

Leg::Heard Leg::receive(Datagrams &datagrams, SteadyTime now, std::chrono::milliseconds timeout) {
    Heard heard;
    for (std::size_t drain = 0; drain < mostDrains; ++drain) {
        const auto count = datagrams.receive(m_socket.descriptor());
        for (std::size_t i = 0; i < count; ++i)
            accept({datagrams.bytes(i), datagrams.sender(i), datagrams.arrival(i)}, now, heard);
        if (count < Datagrams::most)
            break;
    }
    if (m_remote && receives(m_remote->direction))
        m_jitter.take(m_said);
    else
        m_said.fill(0);
    if (m_sink)
        m_sink(m_said);
    watchSilence(now, timeout, heard);
    return heard;
}

// The agreed address always; another only until one is learned.
bool Leg::mayComeFrom(const SocketAddress &sender) const {
    if (!m_remote)
        return false;
    return sender == m_negotiated || !m_isLatched || sender == m_peer;
}

void Leg::accept(const Arrived &arrived, SteadyTime now, Heard &heard) {
    const auto &[bytes, sender, at] = arrived;
    if (!mayComeFrom(sender)) {
        ++m_counted.strangers;
        return;
    }
    if (m_reports && isRtcp(bytes))
        return takeReport(arrived);
    auto codec = Codec::Pcmu;
    const auto opened = m_secure ? m_secure->open(bytes) : std::optional(bytes);
    const auto packet = opened ? parseRtp(*opened) : std::nullopt;
    const auto meaning = packet ? meaningOf(packet->header.payloadType, codec) : Meaning::Nothing;
    if (meaning == Meaning::Nothing) {
        ++(sender == m_negotiated || m_isLatched ? m_counted.malformed : m_counted.strangers);
        return;
    }
    m_peer = sender;
    m_isLatched = true;
    ++m_counted.received;
    heard.hasResumed |= m_isSilent;
    m_isSilent = false;
    m_lastReceived = now;
    followStream(packet->header);
    if (meaning == Meaning::Key)
        hearKey(*packet, heard);
    if (meaning != Meaning::Sound)
        return;
    if (m_reports && at)
        m_reports->noteArrival(packet->header.timestamp, clockRate(codec), *at);
    if (receives(m_remote->direction) && !takeSound(*packet, codec))
        ++m_counted.late;
}

bool Leg::takeSound(const RtpPacket &packet, Codec codec) {
    if (isG711(codec))
        return m_jitter.put(packet.header.timestamp, codec, packet.payload);
    return m_jitter.put(playTime(packet.header.timestamp), m_speech->decode(packet.payload));
}

std::uint32_t Leg::playTime(std::uint32_t timestamp) {
    const auto step = static_cast<std::int32_t>(timestamp - m_peerTimestamp);
    m_peerPlayTime += static_cast<std::uint32_t>(step / (clockRate(m_remote->codec) / sampleRate));
    m_peerTimestamp = timestamp;
    return m_peerPlayTime;
}

// Only of whom we hear, and in the clear only where the sound is.
void Leg::takeReport(const Arrived &arrived) {
    const auto opened = m_secure ? m_secure->openReport(arrived.bytes) : std::optional(arrived.bytes);
    const auto report = opened ? parseRtcp(*opened, m_ssrc) : std::nullopt;
    if (!report)
        ++m_counted.malformed;
    else if (m_knowsPeerSsrc && report->ssrc == m_peerSsrc)
        m_reports->take(*report, arrived.at.value_or(std::chrono::system_clock::now()));
}

void Leg::sendReport() {
    const auto now = std::chrono::system_clock::now();
    if (!m_reports->isDue(now))
        return;
    const auto sent =
        m_isSending ? std::optional(Reports::Sent{m_timestamp, static_cast<std::uint32_t>(m_counted.sent),
                                                  static_cast<std::uint32_t>(m_sentBytes)})
                    : std::nullopt;
    std::array<std::uint8_t, largestRtcp> room{};
    const auto size = writeRtcp(m_reports->make(m_ssrc, sent, m_peerSsrc, m_reception, now), room);
    const std::span<const std::uint8_t> plain = std::span(room).first(size);
    const auto sealed = m_secure ? m_secure->sealReport(plain) : std::optional(plain);
    if (!sealed || !m_socket.send(*sealed, m_peer))
        ++m_counted.sendErrors;
}

std::uint32_t Leg::ticksOfBlock() const {
    return static_cast<std::uint32_t>(blockSamples) *
           static_cast<std::uint32_t>(clockRate(m_remote->codec) / sampleRate);
}

// Peers change between the two laws in mid-call without a word: both are taken by their static numbers.
Leg::Meaning Leg::meaningOf(std::uint8_t payloadType, Codec &codec) const {
    if (payloadType == m_remote->payloadType) {
        codec = m_remote->codec;
        return Meaning::Sound;
    }
    if (payloadType == m_remote->eventPayloadType)
        return Meaning::Key;
    if (payloadType == comfortNoise)
        return Meaning::Comfort;
    if (payloadType != 0 && payloadType != 8)
        return Meaning::Nothing;
    codec = payloadType == 0 ? Codec::Pcmu : Codec::Pcma;
    return Meaning::Sound;
}

void Leg::followStream(const RtpHeader &header) {
    if (!m_knowsPeerSsrc || header.ssrc != m_peerSsrc) {
        m_knowsPeerSsrc = true;
        m_peerSsrc = header.ssrc;
        m_jitter.reset();
        m_reception.restart();
        if (m_reports)
            m_reports->restart();
        m_lastKeyTimestamp.reset();
    }
    m_reception.note(header.sequence);
}

// All packets of one key carry the timestamp of its begin.
void Leg::hearKey(const RtpPacket &packet, Heard &heard) {
    const auto event = parseKeyEvent(packet.payload);
    const auto timestamp = packet.header.timestamp;
    if (!event || (m_lastKeyTimestamp && *m_lastKeyTimestamp - timestamp < stragglersTime))
        return;
    m_lastKeyTimestamp = timestamp;
    if (receives(m_remote->direction))
        heard.digits += event->digit;
}

void Leg::watchSilence(SteadyTime now, std::chrono::milliseconds timeout, Heard &heard) {
    if (m_isSilent || !m_remote || !receives(m_remote->direction) || now - m_lastReceived < timeout)
        return;
    m_isSilent = true;
    heard.hasStopped = true;
}

const Block &Leg::mixEars(Block &room) const {
    if (m_ears.size() == 1 && m_ears.front().gain == 1.0F)
        return m_ears.front().from->said(); // a talk of two: nothing to add up
    std::array<float, blockSamples> sum{};
    for (const auto &ear : m_ears) {
        const auto &said = ear.from->said();
        for (std::size_t i = 0; i < blockSamples; ++i)
            sum[i] += ear.gain * static_cast<float>(said[i]);
    }
    std::transform(sum.begin(), sum.end(), room.begin(), clamped);
    return room;
}

bool Leg::send() {
    Block room;
    bool hasEnded = false;
    const Block *block = &room;
    if (m_source)
        hasEnded = !m_source->read(room);
    else
        block = &mixEars(room);
    if (m_remote) {
        m_timestamp += ticksOfBlock();
        if (!sends(m_remote->direction) || m_peer.isUnspecified())
            m_isSending = false; // digits wait until the peer is taken off hold
        else if (const auto moment = m_digits.next())
            sendKey(*moment);
        else
            sendSound(*block);
        if (m_reports && !m_peer.isUnspecified())
            sendReport();
    }
    if (hasEnded)
        m_source.reset();
    return !hasEnded;
}

void Leg::sendSound(const Block &block) {
    const std::span packet(m_packet);
    const auto payload = packet.subspan<rtpHeaderSize>();
    std::size_t size = blockSamples;
    if (m_speech)
        size = m_speech->encode(block, payload);
    else
        encodeG711(m_remote->codec, block, payload.first<blockSamples>());
    if (size == 0)
        ++m_counted.sendErrors;
    else
        sendPacket({!m_isSending, m_remote->payloadType, m_sequence, m_timestamp, m_ssrc}, size);
}

void Leg::sendKey(const KeyMoment &moment) {
    if (m_remote->eventPayloadType) {
        auto event = moment.event;
        event.duration = static_cast<std::uint16_t>(event.duration * (m_remote->eventRate / sampleRate));
        writeKeyEvent(event, std::span(m_packet).subspan<rtpHeaderSize, keyEventSize>());
        const auto start = m_timestamp - moment.sinceStart / blockSamples * ticksOfBlock();
        sendPacket({moment.isFirst, *m_remote->eventPayloadType, m_sequence,
                    static_cast<std::uint32_t>(start), m_ssrc},
                   keyEventSize);
        return;
    }
    if (moment.isFirst)
        m_keyTone.emplace(keyTone(moment.event.digit));
    Block block{};
    if (!moment.event.isEnd)
        m_keyTone->read(block);
    sendSound(block);
}

void Leg::sendPacket(const RtpHeader &header, std::size_t payloadSize) {
    const std::span packet(m_packet);
    writeRtpHeader(header, packet.first<rtpHeaderSize>());
    ++m_sequence;
    m_isSending = true;
    m_sentBytes += payloadSize;
    const std::span<const std::uint8_t> plain = packet.first(rtpHeaderSize + payloadSize);
    const auto sealed = m_secure ? m_secure->seal(plain) : std::optional(plain);
    ++(sealed && m_socket.send(*sealed, m_peer) ? m_counted.sent : m_counted.sendErrors);
}

LegStatistics Leg::statistics(SteadyTime now) const {
    auto counted = m_counted;
    counted.lost = m_reception.lost();
    if (m_reports) {
        counted.jitter = m_reports->jitter();
        counted.roundTrip = m_reports->roundTrip();
    }
    if (m_remote) {
        counted.codec = m_remote->codec;
        counted.sinceLastReceived =
            std::chrono::duration_cast<std::chrono::milliseconds>(now - m_lastReceived);
    }
    return counted;
}

} // namespace callboard::voice
