// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens.h"

#include <algorithm>
#include <sodium.h>

namespace callboard {

namespace {

constexpr std::size_t randomBytes = 32;
constexpr std::size_t textBytes = 43; // of base64 without padding

} // namespace

std::optional<Tokens::Digest> Tokens::digestOf(std::string_view token) {
    if (token.size() != textBytes)
        return std::nullopt;
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char *>(token.data()),
                       token.size(), nullptr, 0);
    return digest;
}

void Tokens::makeRoom(UserId user, Time now) {
    std::erase_if(m_entries, [now](const auto &entry) { return now - entry.second.used > life; });
    const auto isOld = [user](const auto &a, const auto &b) {
        return (a.second.user == user ? a.second.used : Time::max()) <
               (b.second.user == user ? b.second.used : Time::max());
    };
    const auto own = std::count_if(m_entries.begin(), m_entries.end(),
                                   [user](const auto &entry) { return entry.second.user == user; });
    if (own >= mostOfUser)
        m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(), isOld));
}

std::string Tokens::issue(UserId user, Time now) {
    makeRoom(user, now);
    std::array<unsigned char, randomBytes> random{};
    randombytes_buf(random.data(), random.size());
    std::array<char, textBytes + 1> text{};
    sodium_bin2base64(text.data(), text.size(), random.data(), random.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    std::string token(text.data(), textBytes);
    m_entries[*digestOf(token)] = {user, now};
    return token;
}

bool Tokens::redeem(std::string_view token, UserId user, Time now) {
    const auto digest = digestOf(token);
    const auto found = digest ? m_entries.find(*digest) : m_entries.end();
    if (found == m_entries.end() || found->second.user != user || now - found->second.used > life)
        return false;
    found->second.used = now;
    return true;
}

void Tokens::revoke(std::string_view token) {
    if (const auto digest = digestOf(token))
        m_entries.erase(*digest);
}

} // namespace callboard
