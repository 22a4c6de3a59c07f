// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace callboard::voice {

// How the sound of one direction is locked (RFC 3711): a cipher and its master key with salt, as they stand
// in an SDP (RFC 4568). Whoever reads the SDP can listen: such keys belong into TLS.
struct SrtpKey {
    // AES in counter mode, SHA-1 over each packet, shortened to 80 or 32 bits.
    enum class Suite : std::uint8_t { Tag80, Tag32 };
    Suite suite = Suite::Tag80;
    std::array<std::uint8_t, 30> bytes{};

    static SrtpKey random(Suite suite);
    // "AES_CM_128_HMAC_SHA1_80 inline:..." with a lifetime or without. None: a suite or a parameter that we
    // do not know (several keys in turn, sound that is not encrypted).
    static std::optional<SrtpKey> fromText(std::string_view text);
    std::string text() const;
    friend bool operator==(const SrtpKey &, const SrtpKey &) = default;
};

struct SrtpKeys {
    SrtpKey ours; // what we send
    SrtpKey theirs;
    friend bool operator==(const SrtpKeys &, const SrtpKeys &) = default;
};

} // namespace callboard::voice
