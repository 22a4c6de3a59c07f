// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/site.h"
#include "core/voice/audio.h"

#include <filesystem>

namespace callboard {

enum class Transport { Udp, Tcp, Tls };
constexpr auto textsOf(Transport) {
    return std::array{"udp"sv, "tcp"sv, "tls"sv};
}

struct Address {
    std::string host; // an IP address
    std::uint16_t port = 0;
    bool isLoopback() const;
    bool isAny() const; // "0.0.0.0": no interface's
    friend bool operator==(const Address &, const Address &) = default;
};

struct SipListen {
    Transport transport = Transport::Udp;
    Address address;
};

struct SipSettings {
    std::vector<SipListen> listen;
    std::filesystem::path certificate; // PEM; both, or none and no tls
    std::filesystem::path key;
    bool locksSound = false; // SRTP for phones over TLS
    std::vector<voice::Codec> codecs{voice::Codec::Pcma, voice::Codec::Pcmu, voice::Codec::G722,
                                     voice::Codec::Opus}; // the best first
    bool autoAnswers = false; // desktops' own phones answer the calls of queues, with a beep
    std::uint16_t firstRtpPort = 20000;
    std::uint16_t lastRtpPort = 29999;
    std::string realm = "callboard";
    std::filesystem::path music; // empty: the built-in tune
    int maxCalls = 2000;
    int maxCallsPerSecond = 100;
    // RFC 4028: how long a talk may last without a sign of the other side, for those who set no limit; and
    // what is too short a limit of theirs.
    seconds sessionExpires{180};
    seconds shortestSession{90};
    // How long a phone's registration may last before it is told to come again.
    seconds shortestRegistration{60};
    seconds longestRegistration{3600};
};

struct CtiSettings {
    Address listen{"127.0.0.1", 8765};
    std::filesystem::path certificate; // PEM; both or none
    std::filesystem::path key;
};

// What a user proves himself with; exactly one of the first two is set.
struct UserSecrets {
    UserId user;
    std::string passwordHash; // "$argon2id$..."
    std::string password;     // plain: on loopback only
    std::string sipPassword;
};

struct TrunkAddresses {
    TrunkId trunk;
    std::vector<std::string> from; // addresses or networks ("10.0.0.0/8") that may send calls in
    std::string to;                // host:port that takes calls out; empty: none
};

struct QueueMusic {
    QueueId queue;
    std::filesystem::path file;
};

// All of callboard.toml. `site` is what everybody may know and what the journal keeps; the rest stays here.
struct Config {
    SiteSettings site;
    std::filesystem::path dataDirectory; // absolute, or relative to the working directory like the file given
    SipSettings sip;
    CtiSettings cti;
    std::vector<UserSecrets> secrets;
    std::vector<TrunkAddresses> trunks;
    std::vector<QueueMusic> music;
};

// All or nothing. The error's code is "config.unreadable", "config.syntax" or "config.invalid", its detail
// one line with file, line, key, what is wrong and what would be right.
Result<Config> readConfig(const std::filesystem::path &file);
// `name` stands for the file in errors; relative paths are taken from its directory.
Result<Config> parseConfig(std::string_view text, const std::filesystem::path &name);

// "udp:127.0.0.1:5060" and "127.0.0.1:8765"; IPv6 addresses in brackets.
std::optional<SipListen> sipListenOf(std::string_view text);
std::optional<Address> addressOf(std::string_view text);
bool isNetwork(std::string_view text);        // "10.0.0.1" or "10.0.0.0/8"
bool isPasswordHash(const std::string &text); // a whole one of Argon2id
// "mon-fri 09:00-18:00", "sat 10:00-24:00"
std::optional<OpenHours> openHoursOf(std::string_view text);

} // namespace callboard
