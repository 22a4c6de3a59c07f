// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/socket_address.h"

#include <arpa/inet.h>
#include <array>
#include <cstring>

namespace callboard::voice {

bool SocketAddress::isUnspecified() const {
    return any.sa_family == AF_INET6 ? IN6_IS_ADDR_UNSPECIFIED(&v6.sin6_addr) : v4.sin_addr.s_addr == 0;
}

bool operator==(const SocketAddress &a, const SocketAddress &b) {
    if (a.any.sa_family != b.any.sa_family)
        return false;
    if (a.any.sa_family == AF_INET6)
        return a.v6.sin6_port == b.v6.sin6_port &&
               std::memcmp(&a.v6.sin6_addr, &b.v6.sin6_addr, sizeof a.v6.sin6_addr) == 0;
    return a.v4.sin_port == b.v4.sin_port && a.v4.sin_addr.s_addr == b.v4.sin_addr.s_addr;
}

std::optional<SocketAddress> toSocketAddress(const Endpoint &endpoint) {
    SocketAddress address;
    if (inet_pton(AF_INET, endpoint.host.c_str(), &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(endpoint.port);
        return address;
    }
    address = {};
    if (inet_pton(AF_INET6, endpoint.host.c_str(), &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(endpoint.port);
        return address;
    }
    return std::nullopt;
}

bool isNumericAddress(const std::string &host) {
    return toSocketAddress({host, 0}).has_value();
}

Endpoint toEndpoint(const SocketAddress &address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool isV6 = address.any.sa_family == AF_INET6;
    const void *bytes = isV6 ? static_cast<const void *>(&address.v6.sin6_addr) : &address.v4.sin_addr;
    inet_ntop(address.any.sa_family, bytes, text.data(), text.size());
    return {text.data(), ntohs(isV6 ? address.v6.sin6_port : address.v4.sin_port)};
}

} // namespace callboard::voice
