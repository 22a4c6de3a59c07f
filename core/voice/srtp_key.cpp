// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/srtp_key.h"

#include "core/voice/re.h"

#include <cstdlib>
#include <sys/random.h>

namespace callboard::voice {

namespace {

constexpr std::string_view method = "inline:";

std::string_view nameOf(SrtpKey::Suite suite) {
    return suite == SrtpKey::Suite::Tag80 ? "AES_CM_128_HMAC_SHA1_80" : "AES_CM_128_HMAC_SHA1_32";
}

std::optional<SrtpKey::Suite> suiteNamed(std::string_view name) {
    for (const auto suite : {SrtpKey::Suite::Tag80, SrtpKey::Suite::Tag32})
        if (name == nameOf(suite))
            return suite;
    return std::nullopt;
}

} // namespace

SrtpKey SrtpKey::random(Suite suite) {
    SrtpKey key{suite};
    if (::getrandom(key.bytes.data(), key.bytes.size(), 0) != static_cast<ssize_t>(key.bytes.size()))
        std::abort(); // 256 bytes or fewer never fail on a running system
    return key;
}

std::optional<SrtpKey> SrtpKey::fromText(std::string_view text) {
    const auto blank = text.find(' ');
    const auto suite = suiteNamed(text.substr(0, blank));
    auto rest = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    if (!suite || !rest.starts_with(method) ||
        rest.find_first_of(" :;", method.size()) != std::string_view::npos)
        return std::nullopt;
    rest = rest.substr(method.size());
    const auto encoded = rest.substr(0, rest.find('|'));
    SrtpKey key{*suite};
    std::size_t size = key.bytes.size();
    if (encoded.size() != 4 * key.bytes.size() / 3 ||
        base64_decode(encoded.data(), encoded.size(), key.bytes.data(), &size) != 0 ||
        size != key.bytes.size())
        return std::nullopt;
    return key;
}

std::string SrtpKey::text() const {
    std::array<char, 4 * std::tuple_size_v<decltype(bytes)> / 3> encoded{};
    std::size_t size = encoded.size();
    base64_encode(bytes.data(), bytes.size(), encoded.data(), &size);
    return std::string(nameOf(suite)).append(" ").append(method).append(encoded.data(), size);
}

} // namespace callboard::voice
