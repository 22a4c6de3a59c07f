// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/srtp_key.h"

#include <memory>
#include <span>

struct mbuf;
struct srtp;

namespace callboard::voice {

// Locks and opens the packets of one leg. One thread.
class SecureRtp {
public:
    explicit SecureRtp(const SrtpKeys &keys);
    const SrtpKeys &keys() const { return m_keys; }

    // What these give is valid until the next call. None: not locked with the peer's key, or heard before.
    std::optional<std::span<const std::uint8_t>> open(std::span<const std::uint8_t> packet);
    // None: no room for the tag.
    std::optional<std::span<const std::uint8_t>> seal(std::span<const std::uint8_t> packet);
    // The same for RTCP.
    std::optional<std::span<const std::uint8_t>> openReport(std::span<const std::uint8_t> packet);
    std::optional<std::span<const std::uint8_t>> sealReport(std::span<const std::uint8_t> packet);

private:
    struct Release {
        void operator()(void *object) const;
    };
    using Work = int(srtp *, mbuf *);
    std::optional<std::span<const std::uint8_t>> pass(std::span<const std::uint8_t> packet, srtp *with,
                                                      Work *work);

    SrtpKeys m_keys;
    std::unique_ptr<srtp, Release> m_ours;
    std::unique_ptr<srtp, Release> m_theirs;
    std::unique_ptr<mbuf, Release> m_room;
};

} // namespace callboard::voice
