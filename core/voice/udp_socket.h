// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/socket_address.h"

#include <array>
#include <chrono>
#include <optional>
#include <span>

namespace callboard::voice {

// Room for what one drain takes from a socket; shared by all sockets of a thread.
class Datagrams {
public:
    static constexpr std::size_t most = 8;
    static constexpr std::size_t largest = 2048; // longer ones are no G.711 and come cut

    Datagrams();
    Datagrams(const Datagrams &) = delete;
    Datagrams &operator=(const Datagrams &) = delete;

    // Without waiting; how many came. Fewer than `most`: the socket is empty.
    std::size_t receive(int descriptor);
    std::span<const std::uint8_t> bytes(std::size_t index) const;
    const SocketAddress &sender(std::size_t index) const { return m_senders[index]; }
    // When it came to this machine; none from a socket that does not stamp.
    std::optional<std::chrono::system_clock::time_point> arrival(std::size_t index) const;

private:
    std::array<std::array<std::uint8_t, largest>, most> m_bytes;
    std::array<SocketAddress, most> m_senders;
    std::array<iovec, most> m_parts;
    std::array<mmsghdr, most> m_headers;
    std::array<std::array<std::uint64_t, 8>, most> m_notes; // of the kernel: when it came
};

// A bound, non-blocking socket for RTP.
class UdpSocket {
public:
    // Errors: media.socket, with the errno as text; "media.portTaken" for EADDRINUSE.
    static Result<UdpSocket> bind(const SocketAddress &local);
    UdpSocket(UdpSocket &&other) noexcept;
    UdpSocket &operator=(UdpSocket &&other) noexcept;
    ~UdpSocket();

    int descriptor() const { return m_descriptor; }
    void stampArrivals() const;
    bool send(std::span<const std::uint8_t> bytes, const SocketAddress &to) const;

private:
    explicit UdpSocket(int descriptor)
        : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace callboard::voice
