// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/re.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace callboard::sip {

// "127.0.0.1:5060" or "[::1]:5060"; the port may be 0.
std::optional<sa> addressFrom(std::string_view text);
std::string hostOf(const sa &address);      // without brackets
std::string hostInUri(const sa &address);   // IPv6 in brackets
std::string hostAndPort(const sa &address); // as in a URI

// "udp:127.0.0.1:5060". Errors: sip.listen.
struct Listener {
    sip_transp transport = SIP_TRANSP_UDP;
    sa address{};
};
Result<Listener> listenerFrom(std::string_view text);

std::string_view transportName(sip_transp transport); // "udp", "tcp", "tls"
std::optional<sip_transp> transportNamed(std::string_view name);

// Where requests over this flow go: "sip:127.0.0.1:5070;transport=udp".
std::string flowUri(const sa &address, sip_transp transport);

// Which trunk an address belongs to; the longest prefix wins.
class TrunkAddresses {
public:
    // "192.0.2.7", "192.0.2.0/24". Errors: sip.trunk.
    Result<void> add(std::string_view network, TrunkId trunk);
    TrunkId find(const sa &address) const; // none if unknown

private:
    struct Network {
        std::vector<std::uint8_t> bytes;
        unsigned bits = 0;
        TrunkId trunk;
    };
    std::vector<Network> m_networks;
};

} // namespace callboard::sip
