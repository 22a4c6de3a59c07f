// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sdp.h"

#include "core/voice/socket_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace callboard::voice {

namespace {

constexpr std::size_t longestText = 16 * 1024;
constexpr std::size_t mostMedia = 16;
constexpr std::size_t mostPayloads = 64;
constexpr std::size_t mostCryptos = 16;

template <class Number>
std::optional<Number> numberIn(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// Cuts off and returns what stands before the separator; all of it if there is none.
std::string_view cut(std::string_view &rest, char separator) {
    const auto at = rest.find(separator);
    const auto head = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return head;
}

bool isPrintable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<Direction> directionNamed(std::string_view name) {
    if (name == "sendrecv")
        return Direction::SendRecv;
    if (name == "sendonly")
        return Direction::SendOnly;
    if (name == "recvonly")
        return Direction::RecvOnly;
    if (name == "inactive")
        return Direction::Inactive;
    return std::nullopt;
}

// Reads line by line; what stands before the first m= holds for every stream that does not say otherwise.
class Parser {
public:
    Result<SessionDescription> parse(std::string_view text) {
        if (text.size() > longestText)
            return Error{"sdp.malformed", "longer than 16 kB"};
        int line = 0;
        while (!text.empty()) {
            auto content = cut(text, '\n');
            if (content.ends_with('\r'))
                content.remove_suffix(1);
            ++line;
            if (!content.empty() && !takeLine(content, line))
                return Error{"sdp.malformed", "line " + std::to_string(line)};
        }
        if (!m_hasVersion)
            return Error{"sdp.malformed", "no v=0"};
        return std::move(m_session);
    }

private:
    bool takeLine(std::string_view line, int number) {
        if (line.size() < 2 || line[1] != '=')
            return false;
        const auto value = line.substr(2);
        if ((line[0] == 'v') != (number == 1))
            return false;
        switch (line[0]) {
        case 'v':
            m_hasVersion = value == "0";
            return m_hasVersion;
        case 'o':
            return takeOrigin(value);
        case 'c':
            return takeConnection(value);
        case 'm':
            return takeMedia(value);
        case 'a':
            return takeAttribute(value);
        default:
            return true;
        }
    }

    bool takeOrigin(std::string_view value) {
        cut(value, ' ');
        m_session.sessionId = numberIn<std::uint64_t>(cut(value, ' ')).value_or(0);
        m_session.version = numberIn<std::uint64_t>(cut(value, ' ')).value_or(0);
        return true;
    }

    // A host name is legal and useless here: the stream is left without an address and so refused.
    bool takeConnection(std::string_view value) {
        if (cut(value, ' ') != "IN")
            return false;
        const auto kind = cut(value, ' ');
        if (kind != "IP4" && kind != "IP6")
            return false;
        const std::string host(cut(value, '/'));
        const auto known = isNumericAddress(host) ? host : std::string{};
        (m_session.media.empty() ? m_host : m_session.media.back().address.host) = known;
        return true;
    }

    bool takeMedia(std::string_view value) {
        if (m_session.media.size() == mostMedia || !isPrintable(value))
            return false;
        SdpMedia media;
        media.kind = cut(value, ' ');
        auto ports = cut(value, ' ');
        const auto port = numberIn<std::uint16_t>(cut(ports, '/'));
        media.protocol = cut(value, ' ');
        media.formats = value;
        if (!port || media.kind.empty() || media.protocol.empty() || value.empty())
            return false;
        media.address = {m_host, *port};
        media.direction = m_direction;
        if (media.protocol.starts_with("RTP/") && !takeFormats(media, value))
            return false;
        m_session.media.push_back(std::move(media));
        return true;
    }

    static bool takeFormats(SdpMedia &media, std::string_view formats) {
        while (!formats.empty()) {
            const auto format = cut(formats, ' ');
            if (format.empty())
                continue;
            const auto type = numberIn<std::uint8_t>(format);
            if (!type || *type > 127 || media.payloads.size() == mostPayloads)
                return false;
            // The static types need no rtpmap (RFC 3551).
            const auto *name = *type == 0 ? "PCMU" : *type == 8 ? "PCMA" : *type == 9 ? "G722" : "";
            media.payloads.push_back({*type, name, 8000});
        }
        return true;
    }

    bool takeAttribute(std::string_view value) {
        const auto name = cut(value, ':');
        if (const auto direction = directionNamed(name)) {
            (m_session.media.empty() ? m_direction : m_session.media.back().direction) = *direction;
            return true;
        }
        if (m_session.media.empty())
            return true;
        if (name == "rtcp-mux")
            m_session.media.back().hasMux = true;
        if (name == "crypto")
            takeCrypto(m_session.media.back(), value);
        if (name != "rtpmap")
            return true;
        return takeRtpmap(m_session.media.back(), value);
    }

    // What we cannot use is left out: the peer may offer other keys beside it.
    static void takeCrypto(SdpMedia &media, std::string_view value) {
        const auto tag = numberIn<std::uint32_t>(cut(value, ' '));
        const auto key = SrtpKey::fromText(value);
        if (tag && key && media.cryptos.size() < mostCryptos)
            media.cryptos.push_back({std::to_string(*tag), *key});
    }

    static bool takeRtpmap(SdpMedia &media, std::string_view value) {
        const auto type = numberIn<std::uint8_t>(cut(value, ' '));
        const auto name = cut(value, '/');
        const auto rate = numberIn<int>(cut(value, '/'));
        if (!type || name.empty() || name.size() > 64 || !isPrintable(name) || !rate || *rate <= 0)
            return false;
        for (auto &payload : media.payloads)
            if (payload.type == *type) {
                payload.name = name;
                payload.rate = *rate;
            }
        return true;
    }

    SessionDescription m_session;
    std::string m_host;
    Direction m_direction = Direction::SendRecv;
    bool m_hasVersion = false;
};

} // namespace

Result<SessionDescription> parseSdp(std::string_view text) {
    return Parser{}.parse(text);
}

} // namespace callboard::voice
