// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/voice/audio.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace callboard::sip {

// A phone that may register. Its id is its user name.
struct SipDevice {
    DeviceId id;
    AgentId agent;    // whose it is; calls that it makes name this agent
    std::string name; // shown to whom it calls; empty: what the phone says
    std::string password;
    std::string ha1; // MD5(user:realm:password) in hex, in place of the password
};

// A line to the outside.
struct SipTrunk {
    TrunkId id;
    std::vector<std::string> from; // who may send calls in: "192.0.2.7" or "192.0.2.0/24"; the longest wins
    std::string to;                // where calls go out: "192.0.2.7:5060" (numeric); empty: nowhere
    std::string transport = "udp"; // of `to`: udp or tcp
    bool allowsOutbound = false;
    std::string shownNumber; // what the called party sees; empty: the calling extension
};

// A queue as the engine needs it: its number tells internal from outbound calls, its music is what waits.
struct SipQueue {
    QueueId id;
    std::string number;
    std::filesystem::path music; // a sound file; empty: the site's
};

// RFC 4028: how long a talk may last without a sign of the other side.
struct SessionLimits {
    seconds shortest{90}; // who asks for less is told so; nobody is asked more often
    seconds own{180};     // of those who know the rule and set no limit themselves
    seconds firstSign{4}; // within it a phone says that it has got our call
};

struct SipConfig {
    // "udp:127.0.0.1:5060", "tcp:[::1]:5060", "tls:127.0.0.1:5061"; port 0 takes a free one.
    std::vector<std::string> listen;
    std::filesystem::path certificate; // PEM, with the chain up to its authority; for tls
    std::filesystem::path key;         // PEM
    bool locksSound = false;           // phones over TLS are offered SRTP and nothing less
    std::uint16_t firstRtpPort = 20000;
    std::uint16_t lastRtpPort = 29999;
    std::vector<voice::Codec> codecs{voice::Codec::Pcma, voice::Codec::Pcmu, voice::Codec::G722,
                                     voice::Codec::Opus}; // the best first
    std::string realm = "callboard";
    std::vector<SipDevice> devices;
    std::vector<SipTrunk> trunks;
    std::vector<SipQueue> queues;
    std::filesystem::path music; // for waiting and held callers; empty: the built-in tune
    std::filesystem::path recordings;
    std::filesystem::path openDialogs; // where they are noted for a process that comes after; empty: nowhere
    std::size_t maxCalls = 1000;       // at once; beyond them 503
    int maxCallsPerSecond = 100;       // that begin; libre keeps its time up to some two hundred
    seconds shortestRegistration{60};  // below it a phone is told 423
    seconds longestRegistration{3600};
    seconds pingInterval{30}; // OPTIONS to registered phones; 0: never
    seconds pingTimeout{6};   // silent for so long after a ping: lost
    SessionLimits session;
    // Whether calls to this outside number are let out at all; empty: if any trunk does.
    std::function<bool(const std::string &number)> letsOut{};
    seconds silence{10}; // a peer that sends no sound for so long is told of, and asked whether he is there
};

} // namespace callboard::sip
