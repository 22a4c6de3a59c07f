// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>

namespace callboard::voice {

// An Endpoint as the kernel knows it. Compares family, address and port only.
struct SocketAddress {
    union {
        sockaddr any;
        sockaddr_in v4;
        sockaddr_in6 v6;
    };

    SocketAddress()
        : v6{} {}
    socklen_t size() const { return any.sa_family == AF_INET6 ? sizeof v6 : sizeof v4; }
    bool isUnspecified() const; // 0.0.0.0 or ::
    friend bool operator==(const SocketAddress &a, const SocketAddress &b);
};

bool isNumericAddress(const std::string &host);
// None if the host is no numeric address.
std::optional<SocketAddress> toSocketAddress(const Endpoint &endpoint);
Endpoint toEndpoint(const SocketAddress &address);

} // namespace callboard::voice
