// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/address.h"

#include "backend/telephony/sip/wording.h"

#include <array>
#include <cstring>

namespace callboard::sip {

namespace {

std::vector<std::uint8_t> bytesOf(const sa &address) {
    if (sa_af(&address) == AF_INET) {
        const auto host = sa_in(&address);
        return {static_cast<std::uint8_t>(host >> 24U), static_cast<std::uint8_t>(host >> 16U),
                static_cast<std::uint8_t>(host >> 8U), static_cast<std::uint8_t>(host)};
    }
    std::vector<std::uint8_t> bytes(16);
    sa_in6(&address, bytes.data());
    return bytes;
}

bool isInside(const std::vector<std::uint8_t> &bytes, const std::vector<std::uint8_t> &network,
              unsigned bits) {
    if (bytes.size() != network.size())
        return false;
    for (unsigned bit = 0; bit < bits; bit += 8) {
        const unsigned left = std::min(bits - bit, 8U);
        const auto mask = static_cast<std::uint8_t>(0xFFU << (8U - left));
        if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask))
            return false;
    }
    return true;
}

std::optional<sa> numericHost(std::string_view text) {
    sa address{};
    if (sa_set_str(&address, std::string(text).c_str(), 0) != 0)
        return std::nullopt;
    return address;
}

} // namespace

std::optional<sa> addressFrom(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    auto host = text.substr(0, colon);
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    const auto port = wholeNumber(text.substr(colon + 1), 65535);
    auto address = numericHost(host);
    if (!port || !address)
        return std::nullopt;
    sa_set_port(&*address, static_cast<std::uint16_t>(*port));
    return address;
}

std::string hostOf(const sa &address) {
    std::array<char, 64> text{};
    return sa_ntop(&address, text.data(), static_cast<int>(text.size())) == 0 ? text.data() : std::string{};
}

std::string hostInUri(const sa &address) {
    return sa_af(&address) == AF_INET6 ? "[" + hostOf(address) + "]" : hostOf(address);
}

std::string hostAndPort(const sa &address) {
    return hostInUri(address) + ":" + std::to_string(sa_port(&address));
}

Result<Listener> listenerFrom(std::string_view text) {
    const auto colon = text.find(':');
    const auto transport = text.substr(0, colon);
    const auto address = colon == std::string_view::npos ? std::nullopt : addressFrom(text.substr(colon + 1));
    const auto known = transportNamed(transport);
    if (!known || !address || sa_is_any(&*address))
        return Error{"sip.listen",
                     "\"" + std::string(text) +
                         "\" is not udp:ADDRESS:PORT, tcp:ADDRESS:PORT or tls:ADDRESS:PORT with "
                         "the address of an interface"};
    return Listener{*known, *address};
}

std::optional<sip_transp> transportNamed(std::string_view name) {
    for (const auto transport : {SIP_TRANSP_UDP, SIP_TRANSP_TCP, SIP_TRANSP_TLS})
        if (sameText(name, transportName(transport)))
            return transport;
    return std::nullopt;
}

std::string_view transportName(sip_transp transport) {
    switch (transport) {
    case SIP_TRANSP_TCP:
        return "tcp";
    case SIP_TRANSP_TLS:
        return "tls";
    default:
        return "udp";
    }
}

std::string flowUri(const sa &address, sip_transp transport) {
    return "sip:" + hostAndPort(address) + ";transport=" + std::string(transportName(transport));
}

Result<void> TrunkAddresses::add(std::string_view network, TrunkId trunk) {
    const auto slash = network.find('/');
    const auto host = numericHost(network.substr(0, slash));
    if (!host)
        return Error{"sip.trunk", "\"" + std::string(network) + "\" is no numeric address or network"};
    auto bytes = bytesOf(*host);
    auto bits = std::optional(static_cast<std::uint32_t>(8 * bytes.size()));
    if (slash != std::string_view::npos)
        bits = wholeNumber(network.substr(slash + 1), *bits);
    if (!bits)
        return Error{"sip.trunk", "the length of the network \"" + std::string(network) + "\" is wrong"};
    m_networks.push_back({std::move(bytes), *bits, trunk});
    return {};
}

TrunkId TrunkAddresses::find(const sa &address) const {
    const auto bytes = bytesOf(address);
    const Network *longest = nullptr;
    for (const auto &network : m_networks)
        if (isInside(bytes, network.bytes, network.bits) &&
            (longest == nullptr || network.bits > longest->bits))
            longest = &network;
    return longest != nullptr ? longest->trunk : TrunkId{};
}

} // namespace callboard::sip
