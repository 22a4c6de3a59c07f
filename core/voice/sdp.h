// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"

#include <string>
#include <string_view>
#include <vector>

namespace callboard::voice {

// One payload type of an audio stream as its describer names it.
struct SdpPayload {
    std::uint8_t type = 0;
    std::string name; // "PCMA", "telephone-event"; upper or lower case as it came
    int rate = 8000;
    friend bool operator==(const SdpPayload &, const SdpPayload &) = default;
};

// One a=crypto line that we can use (RFC 4568).
struct SdpCrypto {
    std::string tag;
    SrtpKey key;
};

// One m= line. Only the first usable audio stream is ever accepted; the others are kept to be refused in an
// answer, which must have as many m= lines as its offer (RFC 3264).
struct SdpMedia {
    std::string kind;     // "audio"
    std::string protocol; // "RTP/AVP", "RTP/SAVP"
    std::string formats;  // the list as text
    Endpoint address;     // port 0: refused
    std::vector<SdpPayload> payloads;
    std::vector<SdpCrypto> cryptos;
    Direction direction = Direction::SendRecv; // the describer's view
    bool hasMux = false;                       // takes RTCP on the port of the sound (RFC 5761)
};

struct SessionDescription {
    std::uint64_t sessionId = 0;
    std::uint64_t version = 0;
    std::vector<SdpMedia> media;
};

// Bounded for hostile text: 16 kB, 16 streams, 64 payloads each. Errors: sdp.malformed (with the line).
Result<SessionDescription> parseSdp(std::string_view text);

// Offer and answer for one dialog: keeps the version, the payload types and what was last agreed. Holds no
// socket; any one thread.
class OfferAnswer {
public:
    // local: the leg's endpoint. The order of codecs is the preference in offers and answers.
    OfferAnswer(Endpoint local, std::uint64_t sessionId,
                std::vector<Codec> codecs = {Codec::Pcma, Codec::Pcmu});

    // From now on the order of an offer counts before ours: a phone does as its site wishes.
    void followPeersOrder() { m_followsPeer = true; }
    // From now on RTCP is spoken with those who take it on the port of the sound.
    void allowReports() { m_allowsReports = true; }

    // From now on offers ask for SRTP and take nothing less.
    void demandSrtp() { m_demandsSrtp = true; }

    // For an INVITE or re-INVITE (hold: SendOnly or Inactive) that we send.
    std::string offer(Direction direction = Direction::SendRecv);
    // The peer's answer to our last offer. Errors: sdp.malformed, sdp.refused (port 0, no common codec, sound
    // in the clear or locked otherwise than offered).
    Result<Remote> applyAnswer(std::string_view text);

    struct Answer {
        std::string text;
        Remote remote;
    };
    // The peer's offer, and what we would like; the peer's hold is honoured (an offer of sendonly or of the
    // address 0.0.0.0 is answered recvonly or inactive). Errors: sdp.malformed, sdp.refused.
    Result<Answer> answer(std::string_view offerText, Direction wanted = Direction::SendRecv);

    // As last agreed; none before.
    const std::optional<Remote> &agreed() const { return m_agreed; }

private:
    std::string described(std::string mediaText);
    // Ours, made once: a new one would have to be told before it is used.
    bool offersSrtp() const;
    const SrtpKey &keyOf(SrtpKey::Suite suite);

    Endpoint m_local;
    std::uint64_t m_sessionId;
    std::uint64_t m_version = 0;
    std::vector<Codec> m_codecs;
    Direction m_offered = Direction::SendRecv;
    std::string m_lastText;
    bool m_demandsSrtp = false;
    bool m_allowsReports = false;
    bool m_followsPeer = false;
    std::optional<SrtpKey> m_key;
    std::optional<Remote> m_agreed;
};

} // namespace callboard::voice
