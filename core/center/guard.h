// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace callboard {

using namespace std::string_view_literals;

// Why a caller was told to come again although nothing was wrong with his call.
enum class TurnedAwayFor {
    Rate,   // more begin in a second than the site allows
    Room,   // no line, no port, or as many calls as the backend takes
    Backlog // the journal is behind
};
constexpr auto textsOf(TurnedAwayFor) {
    return std::array{"rate"sv, "room"sv, "backlog"sv};
}

// Callers who were told to come again: they are in no call and no queue, and would be lost to every report.
struct CallersTurnedAway {
    static constexpr auto type = "callers.turnedAway"sv;
    std::int64_t count = 0; // since the fact before this one
    TurnedAwayFor reason = TurnedAwayFor::Rate;
    static constexpr auto fields() {
        return std::tuple{field("count", &CallersTurnedAway::count),
                          field("reason", &CallersTurnedAway::reason)};
    }
};

// Who guesses passwords or numbers is not heard for a while.
struct AddressBanned {
    static constexpr auto type = "address.banned"sv;
    std::string address; // the last of them
    Time until;
    std::int64_t others = 0; // banned since the fact before this one, beside it
    static constexpr auto fields() {
        return std::tuple{field("address", &AddressBanned::address), field("until", &AddressBanned::until),
                          field("others", &AddressBanned::others)};
    }
};

// What was kept out today.
struct Guard {
    std::int64_t turnedAway = 0; // callers
    Time turnedAwayAt;           // the last
    TurnedAwayFor turnedAwayFor = TurnedAwayFor::Rate;
    std::int64_t banned = 0; // addresses; one that comes back counts again
    Time bannedAt;
    Time bannedUntil;
    std::string bannedAddress; // the last
    static constexpr auto fields() {
        return std::tuple{
            field("turnedAway", &Guard::turnedAway),       field("turnedAwayAt", &Guard::turnedAwayAt),
            field("turnedAwayFor", &Guard::turnedAwayFor), field("banned", &Guard::banned),
            field("bannedAt", &Guard::bannedAt),           field("bannedUntil", &Guard::bannedUntil),
            field("bannedAddress", &Guard::bannedAddress)};
    }
    friend bool operator==(const Guard &, const Guard &) = default;
};

} // namespace callboard
