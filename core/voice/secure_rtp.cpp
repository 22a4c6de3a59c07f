// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/secure_rtp.h"

#include "core/voice/re.h"

namespace callboard::voice {

namespace {

constexpr std::size_t largestPacket = 2048;

srtp *contextFor(const SrtpKey &key) {
    const auto suite =
        key.suite == SrtpKey::Suite::Tag80 ? SRTP_AES_CM_128_HMAC_SHA1_80 : SRTP_AES_CM_128_HMAC_SHA1_32;
    srtp *context = nullptr;
    srtp_alloc(&context, suite, key.bytes.data(), key.bytes.size(), 0);
    return context;
}

} // namespace

void SecureRtp::Release::operator()(void *object) const {
    mem_deref(object);
}

SecureRtp::SecureRtp(const SrtpKeys &keys)
    : m_keys(keys)
    , m_ours(contextFor(keys.ours))
    , m_theirs(contextFor(keys.theirs))
    , m_room(mbuf_alloc(largestPacket)) {
}

std::optional<std::span<const std::uint8_t>> SecureRtp::open(std::span<const std::uint8_t> packet) {
    return pass(packet, m_theirs.get(), srtp_decrypt);
}

std::optional<std::span<const std::uint8_t>> SecureRtp::seal(std::span<const std::uint8_t> packet) {
    return pass(packet, m_ours.get(), srtp_encrypt);
}

std::optional<std::span<const std::uint8_t>> SecureRtp::openReport(std::span<const std::uint8_t> packet) {
    return pass(packet, m_theirs.get(), srtcp_decrypt);
}

std::optional<std::span<const std::uint8_t>> SecureRtp::sealReport(std::span<const std::uint8_t> packet) {
    return pass(packet, m_ours.get(), srtcp_encrypt);
}

std::optional<std::span<const std::uint8_t>> SecureRtp::pass(std::span<const std::uint8_t> packet, srtp *with,
                                                             Work *work) {
    auto *const room = m_room.get();
    if (room == nullptr || with == nullptr)
        return std::nullopt;
    mbuf_rewind(room);
    if (mbuf_write_mem(room, packet.data(), packet.size()) != 0)
        return std::nullopt;
    mbuf_set_pos(room, 0);
    if (work(with, room) != 0)
        return std::nullopt;
    mbuf_set_pos(room, 0);
    return std::span<const std::uint8_t>(mbuf_buf(room), mbuf_get_left(room));
}

} // namespace callboard::voice
