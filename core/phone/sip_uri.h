// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace callboard::phone {

enum class Transport : std::uint8_t { Udp, Tcp, Tls };

// Where a registrar or proxy listens. The host is a numeric address (IPv6 without brackets) or a name.
struct Server {
    std::string host;
    std::uint16_t port = 5060;
    Transport transport = Transport::Udp;
    friend bool operator==(const Server &, const Server &) = default;
};

// "sip:600@127.0.0.1:5060;transport=tcp", "sip:600@[::1]:5060". The user may be empty; it is plain text here
// and escaped in print.
struct SipUri {
    std::string user;
    Server server;
    friend bool operator==(const SipUri &, const SipUri &) = default;
};

// Takes the scheme sip: or none. Errors: phone.uri with what is wrong and how it should look.
Result<SipUri> parseSipUri(std::string_view text);
std::string print(const SipUri &uri);

// "udp:127.0.0.1:5060" or "udp:[::1]:5060", as a backend tells where it listens. Errors: phone.uri.
Result<Server> parseListening(std::string_view text);

// The first address of a name, IPv4 before IPv6, or the numeric address itself. May ask DNS: not for the
// loop's thread. Errors: phone.host.
Result<std::string> resolveHost(const std::string &host);
// The address of ours from which packets to this numeric address leave. Errors: phone.host.
Result<std::string> localAddressTowards(const std::string &host);

} // namespace callboard::phone
