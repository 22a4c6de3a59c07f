// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace callboard {

// What a client shows instead of the password when it comes back: 256 random bits. Only their hash is kept,
// and only in memory: after a restart of the backend the password is asked again.
class Tokens {
public:
    static constexpr Duration life = std::chrono::hours{12}; // since the last use
    static constexpr int mostOfUser = 16;                    // the oldest goes first

    std::string issue(UserId user, Time now);
    // Whether it is this user's and alive; it lives on from now.
    bool redeem(std::string_view token, UserId user, Time now);
    void revoke(std::string_view token);

private:
    using Digest = std::array<unsigned char, 32>;
    struct Entry {
        UserId user;
        Time used;
    };
    static std::optional<Digest> digestOf(std::string_view token);
    void makeRoom(UserId user, Time now);

    std::map<Digest, Entry> m_entries;
};

} // namespace callboard
