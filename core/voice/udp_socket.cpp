// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/udp_socket.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace callboard::voice {

namespace {

// A quarter of a second of a busy stream and more, should the thread be late.
constexpr int receiveBuffer = 256 * 1024;
constexpr int expedited = 46 << 2; // DSCP EF

void setOption(int descriptor, int level, int name, int value) {
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

} // namespace

Datagrams::Datagrams() {
    for (std::size_t i = 0; i < most; ++i) {
        m_parts[i] = {m_bytes[i].data(), largest};
        m_headers[i] = {};
        m_headers[i].msg_hdr.msg_name = &m_senders[i].any;
        m_headers[i].msg_hdr.msg_iov = &m_parts[i];
        m_headers[i].msg_hdr.msg_iovlen = 1;
    }
}

std::size_t Datagrams::receive(int descriptor) {
    for (std::size_t i = 0; i < most; ++i) {
        m_headers[i].msg_hdr.msg_namelen = sizeof(sockaddr_in6);
        m_headers[i].msg_hdr.msg_control = m_notes[i].data();
        m_headers[i].msg_hdr.msg_controllen = sizeof m_notes[i];
    }
    const int count = ::recvmmsg(descriptor, m_headers.data(), most, MSG_DONTWAIT, nullptr);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::span<const std::uint8_t> Datagrams::bytes(std::size_t index) const {
    return std::span(m_bytes[index]).first(m_headers[index].msg_len);
}

std::optional<std::chrono::system_clock::time_point> Datagrams::arrival(std::size_t index) const {
    auto header = m_headers[index].msg_hdr; // the macros take no const one
    for (auto *note = CMSG_FIRSTHDR(&header); note != nullptr; note = CMSG_NXTHDR(&header, note)) {
        if (note->cmsg_level != SOL_SOCKET || note->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        timespec at{};
        std::memcpy(&at, CMSG_DATA(note), sizeof at);
        return std::chrono::system_clock::time_point(std::chrono::seconds(at.tv_sec) +
                                                     std::chrono::nanoseconds(at.tv_nsec));
    }
    return std::nullopt;
}

Result<UdpSocket> UdpSocket::bind(const SocketAddress &local) {
    UdpSocket socket(::socket(local.any.sa_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.m_descriptor < 0)
        return Error{"media.socket", std::generic_category().message(errno)};
    if (::bind(socket.m_descriptor, &local.any, local.size()) != 0)
        return Error{errno == EADDRINUSE ? "media.portTaken" : "media.socket",
                     std::generic_category().message(errno)};
    setOption(socket.m_descriptor, SOL_SOCKET, SO_RCVBUF, receiveBuffer);
    if (local.any.sa_family == AF_INET6)
        setOption(socket.m_descriptor, IPPROTO_IPV6, IPV6_TCLASS, expedited);
    else
        setOption(socket.m_descriptor, IPPROTO_IP, IP_TOS, expedited);
    return socket;
}

UdpSocket::UdpSocket(UdpSocket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {
}

UdpSocket &UdpSocket::operator=(UdpSocket &&other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

UdpSocket::~UdpSocket() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void UdpSocket::stampArrivals() const {
    setOption(m_descriptor, SOL_SOCKET, SO_TIMESTAMPNS, 1);
}

bool UdpSocket::send(std::span<const std::uint8_t> bytes, const SocketAddress &to) const {
    return ::sendto(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL, &to.any,
                    to.size()) >= 0;
}

} // namespace callboard::voice
