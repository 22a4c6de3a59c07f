// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/goertzel.h"
#include "tests/support/lossy_path.h"
#include "widgets/phone/sip_system.h"

#include <cstdint>
#include <span>

namespace callboard::test {

// How many packets' worth of silence there is between the beginning and the end of a tone, of a hundred.
inline std::size_t gapsIn(const std::vector<std::int16_t> &sound, double hz) {
    constexpr std::size_t tenth = 800, packet = 160;
    const auto whole = std::span(sound);
    std::size_t from = 0, to = 0;
    for (std::size_t at = 0; at + tenth <= whole.size(); at += tenth)
        if (voice::hasTone(whole.subspan(at, tenth), hz)) {
            from = from == 0 ? at + tenth : from;
            to = at;
        }
    std::size_t packets = 0, gaps = 0;
    for (auto at = from; at + packet <= to; at += packet, ++packets)
        gaps += voice::loudness(whole.subspan(at, packet)) < 0.01 ? 1 : 0;
    return packets == 0 ? 100 : 100 * gaps / packets;
}

// The phone's way to its registrar leads over this port of its machine.
class DoorOver : public SipDoor, public SipSystem {
public:
    DoorOver(SipDoor &door, std::uint16_t port)
        : m_door(door)
        , m_port(port) {}
    SipSystem *open() override { return this; }
    Result<std::unique_ptr<SipLine>> open(const PhoneAccount &account, const QString &server,
                                          std::function<void(const phone::PhoneEvent &)> told) override {
        auto led = account;
        led.listen = {"tcp:127.0.0.1:" + std::to_string(m_port)};
        return m_door.open()->open(led, server, std::move(told));
    }
    void fillWithBeep(voice::SoundPipe &pipe) const override { m_door.open()->fillWithBeep(pipe); }

private:
    SipDoor &m_door;
    std::uint16_t m_port;
};

} // namespace callboard::test
