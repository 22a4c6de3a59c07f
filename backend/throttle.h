// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <map>
#include <string>

namespace callboard {

// Slows down who guesses passwords. Counts failures by address and user together, by address, and by user; an
// unknown user is counted like a known one. Guessing at one user delays his own sign-in a little and never
// bans it: a ban needs the address as well.
class Throttle {
public:
    struct Limits {
        int free = 3;                            // failures without a delay
        Duration firstDelay = milliseconds{500}; // doubled by each further failure
        Duration longestDelay = seconds{30};
        Duration longestUserDelay = seconds{3};
        int banAfter = 10;        // by address and user
        int banAddressAfter = 50; // by address, whoever was tried
        Duration ban = minutes{5};
        Duration forget = minutes{15}; // since the last failure
        std::size_t mostEntries = 10'000;
    };
    struct Verdict {
        Duration delay{};     // before the password is looked at
        Duration bannedFor{}; // zero: not banned
    };

    Throttle()
        : Throttle(Limits{}) {}
    explicit Throttle(Limits limits)
        : m_limits(limits) {}

    Verdict ask(const std::string &address, const std::string &user, Time now);
    // True when this failure begins a ban: worth one line in the log.
    bool failed(const std::string &address, const std::string &user, Time now);
    // His own slips are forgiven; what the address tried with others stays.
    void succeeded(const std::string &address, const std::string &user);

private:
    struct Entry {
        int failures = 0;
        Time last;
    };
    Entry *known(const std::string &key, Time now);
    Entry &count(const std::string &key, Time now);
    Duration delayOf(const Entry *entry, Duration longest) const;
    Duration banOf(const Entry *entry, int limit, Time now) const;

    Limits m_limits;
    std::map<std::string, Entry> m_entries;
};

} // namespace callboard
