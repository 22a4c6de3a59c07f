// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sdp.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

namespace callboard::voice {

namespace {

constexpr auto muxLine = "a=rtcp-mux\r\n";
constexpr std::uint8_t usualOpusType = 96;
constexpr std::uint8_t usualEventType = 101;
constexpr std::uint8_t usualWideEventType = 102; // for keys beside Opus, by its clock

const char *nameOf(Codec codec) {
    switch (codec) {
    case Codec::Pcmu:
        return "PCMU";
    case Codec::Pcma:
        return "PCMA";
    case Codec::G722:
        return "G722";
    case Codec::Opus:
        return "opus";
    }
    return "";
}

std::uint8_t usualTypeOf(Codec codec) {
    switch (codec) {
    case Codec::Pcmu:
        return 0;
    case Codec::Pcma:
        return 8;
    case Codec::G722:
        return 9;
    case Codec::Opus:
        return usualOpusType;
    }
    return 0;
}

// What one m= line of ours names.
struct Named {
    std::uint8_t type;
    Codec codec;
};
struct NamedEvents {
    std::uint8_t type;
    int rate;
};

const char *nameOf(Direction direction) {
    switch (direction) {
    case Direction::Inactive:
        return "inactive";
    case Direction::RecvOnly:
        return "recvonly";
    case Direction::SendOnly:
        return "sendonly";
    case Direction::SendRecv:
        return "sendrecv";
    }
    return "inactive";
}

bool isNamed(const SdpPayload &payload, std::string_view name, int rate) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return payload.rate == rate &&
           std::equal(payload.name.begin(), payload.name.end(), name.begin(), name.end(), same);
}

std::optional<std::uint8_t> typeOf(const SdpMedia &media, std::string_view name, int rate) {
    for (const auto &payload : media.payloads)
        if (isNamed(payload, name, rate))
            return payload.type;
    return std::nullopt;
}

// Keys by the clock of the sound, else by the usual one: most have it only.
std::optional<NamedEvents> eventsFor(const SdpMedia &media, Codec codec) {
    for (const int rate : {clockRate(codec), sampleRate})
        if (const auto type = typeOf(media, "telephone-event", rate))
            return NamedEvents{*type, rate};
    return std::nullopt;
}

Remote remoteOf(const SdpMedia &media, Codec codec, std::uint8_t type) {
    Remote remote;
    remote.address = media.address;
    remote.codec = codec;
    remote.payloadType = type;
    if (const auto events = eventsFor(media, codec)) {
        remote.eventPayloadType = events->type;
        remote.eventRate = events->rate;
    }
    return remote;
}

bool isSecure(const SdpMedia &media) {
    return media.protocol == "RTP/SAVP" || media.protocol == "RTP/SAVPF";
}

bool isUsable(const SdpMedia &media) {
    const bool isPlain = media.protocol == "RTP/AVP" || media.protocol == "RTP/AVPF";
    return media.kind == "audio" && (isPlain || (isSecure(media) && !media.cryptos.empty())) &&
           media.address.port != 0 && !media.address.host.empty();
}

// "Send me nothing" before there were directions (RFC 2543).
bool isHoldAddress(const Endpoint &address) {
    return address.host == "0.0.0.0" || address.host == "::";
}

struct Chosen {
    std::size_t index; // of the stream among the m= lines
    Remote remote;     // all but the direction and the keys
};

// The first usable stream that speaks one of our codecs. In an offer our preference counts, in an answer the
// peer's: it is what it will send.
std::optional<Chosen> choose(const SessionDescription &description, std::vector<Codec> codecs,
                             bool peerPrefers) {
    for (std::size_t i = 0; i < description.media.size(); ++i) {
        const auto &media = description.media[i];
        if (!isUsable(media))
            continue;
        if (peerPrefers) {
            const auto rank = [&](Codec codec) {
                return std::find_if(media.payloads.begin(), media.payloads.end(), [&](const auto &payload) {
                    return isNamed(payload, nameOf(codec), clockRate(codec));
                });
            };
            std::stable_sort(codecs.begin(), codecs.end(),
                             [&](Codec a, Codec b) { return rank(a) < rank(b); });
        }
        for (const auto codec : codecs)
            if (const auto type = typeOf(media, nameOf(codec), clockRate(codec)))
                return Chosen{i, remoteOf(media, codec, *type)};
    }
    return std::nullopt;
}

Direction agree(Direction ours, const SdpMedia &theirs) {
    return directionOf(sends(ours) && receives(theirs.direction) && !isHoldAddress(theirs.address),
                       receives(ours) && sends(theirs.direction));
}

std::string payloadLines(const std::vector<Named> &payloads, const std::vector<NamedEvents> &events) {
    std::string lines;
    for (const auto &[type, codec] : payloads) {
        lines += "a=rtpmap:" + std::to_string(type) + ' ' + nameOf(codec) + '/' +
                 std::to_string(clockRate(codec)) + (codec == Codec::Opus ? "/2\r\n" : "\r\n");
        if (codec == Codec::Opus)
            lines += "a=fmtp:" + std::to_string(type) + " useinbandfec=1\r\n";
    }
    for (const auto &[type, rate] : events) {
        lines += "a=rtpmap:" + std::to_string(type) + " telephone-event/" + std::to_string(rate) + "\r\n";
        lines += "a=fmtp:" + std::to_string(type) + " 0-15\r\n";
    }
    return lines;
}

std::string mediaLines(std::uint16_t port, std::string_view protocol, const std::vector<Named> &payloads,
                       const std::vector<NamedEvents> &events, Direction direction) {
    std::string lines = "m=audio " + std::to_string(port) + ' ' + std::string(protocol);
    for (const auto &payload : payloads)
        lines += ' ' + std::to_string(payload.type);
    for (const auto &event : events)
        lines += ' ' + std::to_string(event.type);
    return lines + "\r\n" + payloadLines(payloads, events) + "a=ptime:20\r\na=" + nameOf(direction) + "\r\n";
}

std::string cryptoLine(const std::string &tag, const SrtpKey &key) {
    return "a=crypto:" + tag + ' ' + key.text() + "\r\n";
}

std::string refusedLine(const SdpMedia &media) {
    return "m=" + media.kind + " 0 " + media.protocol + ' ' + media.formats + "\r\n";
}

std::string sessionLines(const Endpoint &local, std::uint64_t sessionId, std::uint64_t version) {
    const std::string address =
        std::string("IN IP") + (local.host.find(':') == std::string::npos ? '4' : '6') + ' ' + local.host;
    return "v=0\r\no=callboard " + std::to_string(sessionId) + ' ' + std::to_string(version) + ' ' + address +
           "\r\ns=call\r\nc=" + address + "\r\nt=0 0\r\n";
}

} // namespace

OfferAnswer::OfferAnswer(Endpoint local, std::uint64_t sessionId, std::vector<Codec> codecs)
    : m_local(std::move(local))
    , m_sessionId(sessionId)
    , m_codecs(std::move(codecs)) {
}

// The version grows with every change and only then (RFC 3264, 8).
std::string OfferAnswer::described(std::string mediaText) {
    if (mediaText != m_lastText || m_version == 0)
        ++m_version;
    m_lastText = std::move(mediaText);
    return sessionLines(m_local, m_sessionId, m_version) + m_lastText;
}

std::string OfferAnswer::offer(Direction direction) {
    std::vector<Named> payloads;
    std::vector<NamedEvents> events{{usualEventType, sampleRate}};
    for (const auto codec : m_codecs) {
        const bool isAgreed = m_agreed && m_agreed->codec == codec;
        payloads.push_back({isAgreed ? m_agreed->payloadType : usualTypeOf(codec), codec});
        if (clockRate(codec) != sampleRate)
            events.push_back({usualWideEventType, clockRate(codec)});
    }
    if (m_agreed && m_agreed->eventPayloadType)
        for (auto &event : events)
            if (event.rate == m_agreed->eventRate)
                event.type = *m_agreed->eventPayloadType;
    m_offered = direction;
    const bool asksForSrtp = offersSrtp();
    auto lines = mediaLines(m_local.port, asksForSrtp ? "RTP/SAVP" : "RTP/AVP", payloads, events, direction);
    if (m_allowsReports)
        lines += muxLine;
    if (asksForSrtp)
        lines += cryptoLine("1", keyOf(m_key ? m_key->suite : SrtpKey::Suite::Tag80));
    return described(std::move(lines));
}

// What is locked stays locked.
bool OfferAnswer::offersSrtp() const {
    return m_demandsSrtp || (m_agreed && m_agreed->srtp);
}

const SrtpKey &OfferAnswer::keyOf(SrtpKey::Suite suite) {
    if (!m_key || m_key->suite != suite)
        m_key = SrtpKey::random(suite);
    return *m_key;
}

Result<Remote> OfferAnswer::applyAnswer(std::string_view text) {
    const auto answer = parseSdp(text);
    if (!answer)
        return answer.error();
    auto chosen = choose(*answer, m_codecs, true);
    if (!chosen)
        return Error{"sdp.refused", "the answer has no audio stream in our codecs"};
    const auto &media = answer->media[chosen->index];
    const bool isLockedAsOffered = isSecure(media) == offersSrtp() &&
                                   (!isSecure(media) || media.cryptos.front().key.suite == m_key->suite);
    if (!isLockedAsOffered)
        return Error{"sdp.refused", "the answer does not lock the sound as we offered"};
    if (isSecure(media))
        chosen->remote.srtp = SrtpKeys{*m_key, media.cryptos.front().key};
    chosen->remote.direction = agree(m_offered, media);
    chosen->remote.hasReports = m_allowsReports && media.hasMux;
    m_agreed = chosen->remote;
    return chosen->remote;
}

Result<OfferAnswer::Answer> OfferAnswer::answer(std::string_view offerText, Direction wanted) {
    const auto offered = parseSdp(offerText);
    if (!offered)
        return offered.error();
    auto chosen = choose(*offered, m_codecs, m_followsPeer);
    if (!chosen)
        return Error{"sdp.refused", "the offer has no audio stream in our codecs"};
    auto &remote = chosen->remote;
    const auto &taken = offered->media[chosen->index];
    remote.direction = agree(wanted, taken);
    remote.hasReports = m_allowsReports && taken.hasMux;
    std::vector<NamedEvents> events;
    if (remote.eventPayloadType)
        events.push_back({*remote.eventPayloadType, remote.eventRate});
    auto answerLines = mediaLines(m_local.port, taken.protocol, {{remote.payloadType, remote.codec}}, events,
                                  remote.direction);
    if (remote.hasReports)
        answerLines += muxLine;
    if (isSecure(taken)) {
        const auto &crypto = taken.cryptos.front();
        remote.srtp = SrtpKeys{keyOf(crypto.key.suite), crypto.key};
        answerLines += cryptoLine(crypto.tag, remote.srtp->ours);
    }
    std::string lines;
    for (std::size_t i = 0; i < offered->media.size(); ++i)
        lines += i == chosen->index ? answerLines : refusedLine(offered->media[i]);
    m_agreed = remote;
    return Answer{described(std::move(lines)), remote};
}

} // namespace callboard::voice
