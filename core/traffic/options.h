// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/phone/sip_uri.h"

#include <optional>
#include <string>
#include <vector>

namespace callboard::traffic {

struct Target {
    phone::SipUri uri;
    double weight = 1;
    friend bool operator==(const Target &, const Target &) = default;
};

// A phone that answers. It registers where the agents' registrar is.
struct AgentUser {
    std::string name; // shown; may be empty
    std::string extension;
    std::string password;
    friend bool operator==(const AgentUser &, const AgentUser &) = default;
};

struct Caller {
    std::string name;
    std::string number;
    friend bool operator==(const Caller &, const Caller &) = default;
};

enum class TalkTimes : std::uint8_t { Lognormal, Exponential };
enum class Voice : std::uint8_t { Tone, Speech, File };

struct TrafficOptions {
    // Who is called. Empty: nobody calls, the phones only answer.
    std::vector<Target> to;
    double callsPerHour = 0;        // Poisson arrivals; 0: by atOnce
    std::size_t calls = 0;          // this many and no more; 0: as time allows
    std::size_t atOnce = 0;         // as soon as one ends the next begins; 0: by callsPerHour
    std::optional<Duration> length; // none: until the calls are done or the stop
    Duration drain{0};              // how long after it calls in progress may go on
    std::uint64_t seed = 1;
    Duration patience = seconds{120}; // mean, exponential
    Duration talk = seconds{180};     // mean
    TalkTimes talkTimes = TalkTimes::Lognormal;
    Duration answerDelay = seconds{3}; // mean, exponential
    double notAnswered = 0.05;         // share of offers that a phone rejects or lets ring
    double speedUp = 1;                // all times above but length and drain pass so many times faster
    std::vector<Caller> callers;       // who calls; empty: made up
    std::vector<AgentUser> agents;
    std::optional<phone::Server> registrar;             // none: the first target's host
    phone::Transport transport = phone::Transport::Udp; // of the phones' registration
    Voice voice = Voice::Tone;
    std::string voiceFile;
    std::string address; // of ours; empty: the one that leads to the server
};

} // namespace callboard::traffic
