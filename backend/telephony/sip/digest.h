// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace callboard::sip {

using Hash = std::array<std::uint8_t, 16>;

// MD5(user:realm:password), what digest authentication needs to know of a password.
Hash digestKey(std::string_view user, std::string_view realm, std::string_view password);
// 32 hexadecimal digits.
std::optional<Hash> hashFromHex(std::string_view hex);

// HTTP digest (RFC 2617, MD5, qop=auth) for one realm. Nonces are ours: the moment of their making and a
// keyed hash of it, so that nothing is stored for those who only ask; for a nonce in use the highest count is
// kept, so that an overheard answer is worth nothing. Answers to known and unknown users are the same work.
class Digest {
public:
    using Moment = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes nonceLife{5};

    enum class Verdict { Granted, Challenge, Stale };
    // What was wrong: for our log alone, never for who asks.
    enum class Flaw { None, Missing, Unreadable, ForeignNonce, UnknownUser, WrongPassword };
    struct Outcome {
        Verdict verdict = Verdict::Challenge;
        std::string user; // as claimed; one of ours when granted or when but the password was wrong
        Flaw flaw = Flaw::Missing;
    };

    explicit Digest(std::string realm);
    void setKey(const std::string &user, const Hash &key) { m_keys[user] = key; }

    // `credentials`: the Authorization header's value, empty for none; they hold for this request alone.
    Outcome check(std::string_view credentials, std::string_view method, std::string_view requestUri,
                  Moment now);
    // The WWW-Authenticate header's value.
    std::string challenge(Verdict verdict, Moment now);
    const std::string &realm() const { return m_realm; }

private:
    struct Use {
        std::uint32_t count = 0;
        Moment until;
    };
    std::string nonce(Moment now);
    std::string seal(std::string_view text) const;
    // The moment of its making, if we made it.
    std::optional<Moment> madeAt(std::string_view nonce) const;
    bool countIsNew(const std::string &nonce, std::uint32_t count, Moment until, Moment now);
    Hash keyOf(std::string_view user) const;

    std::string m_realm;
    std::array<std::uint8_t, 32> m_secret;
    std::uint64_t m_made = 0;
    Moment m_noneBefore{};
    std::map<std::string, Hash, std::less<>> m_keys;
    std::map<std::string, Use, std::less<>> m_used;
};

} // namespace callboard::sip
