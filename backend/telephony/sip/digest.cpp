// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/digest.h"

#include "backend/telephony/sip/re.h"
#include "backend/telephony/sip/wording.h"

#include <charconv>
#include <random>
#include <span>

namespace callboard::sip {

namespace {

constexpr std::size_t stampLength = 32; // two numbers of 16 hexadecimal digits
constexpr std::size_t mostUsedNonces = 10'000;

std::string hexOf(std::uint64_t value) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex(16, '0');
    for (std::size_t i = hex.size(); i-- > 0; value >>= 4U)
        hex[i] = digits[value & 0xFU];
    return hex;
}

std::string hexOf(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const auto byte : bytes) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

std::string md5Hex(const std::string &text) {
    Hash hash{};
    md5(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(), hash.data());
    return hexOf(hash);
}

// In a time that does not tell where they differ.
bool areEqual(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) {
        if (!text.empty())
            text += ':';
        text += part;
    }
    return text;
}

std::string answerTo(const httpauth_digest_resp &response, std::string_view method, const Hash &key) {
    const auto target = md5Hex(joined({method, textOf(response.uri)}));
    return md5Hex(joined({hexOf(key), textOf(response.nonce), textOf(response.nc), textOf(response.cnonce),
                          textOf(response.qop), target}));
}

// The same user at the same host; parameters tell how to get there.
bool isSameTarget(std::string_view uriText, std::string_view requestUri) {
    uri a{};
    uri b{};
    const auto aText = plOf(uriText);
    const auto bText = plOf(requestUri);
    return uri_decode(&a, &aText) == 0 && uri_decode(&b, &bText) == 0 && pl_cmp(&a.user, &b.user) == 0 &&
           pl_casecmp(&a.host, &b.host) == 0 && a.port == b.port;
}

} // namespace

Hash digestKey(std::string_view user, std::string_view realm, std::string_view password) {
    const auto text = joined({user, realm, password});
    Hash hash{};
    md5(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(), hash.data());
    return hash;
}

std::optional<Hash> hashFromHex(std::string_view hex) {
    Hash hash{};
    if (hex.size() != 2 * hash.size())
        return std::nullopt;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto digits = hex.substr(2 * i, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + 2, hash[i], 16);
        if (error != std::errc{} || end != digits.data() + 2)
            return std::nullopt;
    }
    return hash;
}

Digest::Digest(std::string realm)
    : m_realm(std::move(realm)) {
    std::random_device random;
    for (auto &byte : m_secret)
        byte = static_cast<std::uint8_t>(random());
}

std::string Digest::seal(std::string_view text) const {
    std::array<std::uint8_t, 20> hash{};
    hmac_sha1(m_secret.data(), m_secret.size(), reinterpret_cast<const std::uint8_t *>(text.data()),
              text.size(), hash.data(), hash.size());
    return hexOf(std::span(hash).first(16));
}

std::string Digest::nonce(Moment now) {
    const auto stamp = hexOf(static_cast<std::uint64_t>(now.time_since_epoch().count())) + hexOf(++m_made);
    return stamp + seal(stamp);
}

std::optional<Digest::Moment> Digest::madeAt(std::string_view nonce) const {
    if (nonce.size() != 2 * stampLength ||
        !areEqual(seal(nonce.substr(0, stampLength)), nonce.substr(stampLength)))
        return std::nullopt;
    std::uint64_t ticks = 0;
    std::from_chars(nonce.data(), nonce.data() + 16, ticks, 16);
    return Moment(Moment::duration(static_cast<Moment::rep>(ticks)));
}

// An unknown user has a key as well, one that nobody knows.
Hash Digest::keyOf(std::string_view user) const {
    const auto unknown = *hashFromHex(seal(user));
    const auto found = m_keys.find(user);
    return found != m_keys.end() ? found->second : unknown;
}

bool Digest::countIsNew(const std::string &nonce, std::uint32_t count, Moment until, Moment now) {
    if (m_used.size() >= mostUsedNonces)
        std::erase_if(m_used, [now](const auto &each) { return each.second.until < now; });
    if (m_used.size() >= mostUsedNonces) {
        m_used.clear(); // what is forgotten must not be valid any more
        m_noneBefore = now;
    }
    auto &use = m_used[nonce];
    if (count <= use.count)
        return false;
    use = {count, until};
    return true;
}

Digest::Outcome Digest::check(std::string_view credentials, std::string_view method,
                              std::string_view requestUri, Moment now) {
    httpauth_digest_resp response{};
    const auto value = plOf(credentials);
    if (credentials.empty() || httpauth_digest_response_decode(&response, &value) != 0)
        return {Verdict::Challenge, {}, credentials.empty() ? Flaw::Missing : Flaw::Unreadable};
    Outcome outcome{Verdict::Challenge, std::string(textOf(response.username)), Flaw::None};
    std::uint32_t count = 0;
    const auto nc = textOf(response.nc);
    const auto [end, error] = std::from_chars(nc.data(), nc.data() + nc.size(), count, 16);
    const bool isWellFormed = textOf(response.qop) == "auth" && textOf(response.realm) == m_realm &&
                              error == std::errc{} && end == nc.data() + nc.size() && count > 0 &&
                              outcome.user.size() <= longestNumber &&
                              isSameTarget(textOf(response.uri), requestUri);
    const auto made = madeAt(textOf(response.nonce));
    const auto right = answerTo(response, method, keyOf(outcome.user));
    const bool isKnown = m_keys.contains(outcome.user);
    const bool isRight = areEqual(right, textOf(response.response)) && isKnown;
    if (!isWellFormed || !made || !isRight) {
        outcome.flaw = !isWellFormed ? Flaw::Unreadable
                       : !made       ? Flaw::ForeignNonce
                       : !isKnown    ? Flaw::UnknownUser
                                     : Flaw::WrongPassword;
        return outcome;
    }
    const bool isFresh = now - *made <= nonceLife && *made >= m_noneBefore &&
                         countIsNew(std::string(textOf(response.nonce)), count, *made + nonceLife, now);
    outcome.verdict = isFresh ? Verdict::Granted : Verdict::Stale;
    return outcome;
}

std::string Digest::challenge(Verdict verdict, Moment now) {
    auto text = "Digest realm=\"" + m_realm + "\", nonce=\"" + nonce(now) + "\", algorithm=MD5, qop=\"auth\"";
    if (verdict == Verdict::Stale)
        text += ", stale=true";
    return text;
}

} // namespace callboard::sip
