// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/sip_uri.h"

#include "core/voice/sip_text.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::phone {

namespace {

Error uriError(std::string_view text, std::string_view why) {
    return {"phone.uri", "'" + std::string(text) + "' " + std::string(why) +
                             "; it should look like sip:600@127.0.0.1:5060"};
}

bool isHostCharacter(unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-';
}

// Cuts after the first separator and gives what stood before it; none: all, and nothing is left.
std::string_view takeUntil(std::string_view &text, char separator) {
    const auto end = text.find(separator);
    const auto taken = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return taken;
}

std::optional<Transport> transportNamed(std::string_view text) {
    if (text == "udp")
        return Transport::Udp;
    if (text == "tcp")
        return Transport::Tcp;
    return text == "tls" ? std::optional(Transport::Tls) : std::nullopt;
}

bool setTransport(Server &server, std::string_view parameters) {
    while (!parameters.empty()) {
        auto value = takeUntil(parameters, ';');
        if (takeUntil(value, '=') != "transport")
            continue;
        const auto transport = transportNamed(value);
        if (!transport || *transport == Transport::Tls) // whom it believes, an address does not say
            return false;
        server.transport = *transport;
    }
    return true;
}

bool setPort(Server &server, std::string_view text) {
    const auto *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, server.port);
    return error == std::errc{} && stopped == end && server.port != 0;
}

bool isIpv6(const std::string &host) {
    in6_addr address{};
    return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

// "host", "host:5060", "[::1]:5060"; gives what is wrong with it.
std::optional<std::string_view> setAddress(Server &server, std::string_view address) {
    const bool isBracketed = address.starts_with('[');
    if (isBracketed) {
        const bool isClosed = address.find(']') != std::string_view::npos;
        address.remove_prefix(1);
        server.host = takeUntil(address, ']');
        if (!isClosed || !isIpv6(server.host))
            return "has no IPv6 address in its brackets";
        if (!address.empty() && !address.starts_with(':'))
            return "has no valid port";
    } else {
        const auto end = std::min(address.find(':'), address.size());
        server.host = address.substr(0, end);
        address.remove_prefix(end);
    }
    if (server.host.empty())
        return "names no host";
    const auto isFine = [](char c) { return isHostCharacter(static_cast<unsigned char>(c)); };
    if (!isBracketed && !std::all_of(server.host.begin(), server.host.end(), isFine))
        return "has a host with forbidden characters";
    if (!address.empty() && !setPort(server, address.substr(1)))
        return "has no valid port";
    return std::nullopt;
}

} // namespace

Result<SipUri> parseSipUri(std::string_view text) {
    SipUri uri;
    auto rest = text;
    if (rest.starts_with("sip:"))
        rest.remove_prefix(4);
    auto address = takeUntil(rest, ';');
    if (!setTransport(uri.server, rest))
        return uriError(text, "asks for a transport other than udp and tcp");
    if (const auto at = address.rfind('@'); at != std::string_view::npos) {
        uri.user = voice::unescapedUser(address.substr(0, at));
        address.remove_prefix(at + 1);
    }
    if (const auto wrong = setAddress(uri.server, address))
        return uriError(text, *wrong);
    return uri;
}

std::string print(const SipUri &uri) {
    std::string text = "sip:";
    if (!uri.user.empty())
        text += voice::escapedUser(uri.user) + "@";
    const bool isBare = uri.server.host.find(':') == std::string::npos;
    text += isBare ? uri.server.host : "[" + uri.server.host + "]";
    text += ":" + std::to_string(uri.server.port);
    if (uri.server.transport != Transport::Udp)
        text += uri.server.transport == Transport::Tcp ? ";transport=tcp" : ";transport=tls";
    return text;
}

Result<Server> parseListening(std::string_view text) {
    auto rest = text;
    const auto transport = transportNamed(takeUntil(rest, ':'));
    auto uri = parseSipUri(rest);
    if (!transport || !uri || !uri->user.empty())
        return Error{"phone.uri", "'" + std::string(text) + "' is not like udp:127.0.0.1:5060"};
    uri->server.transport = *transport;
    return uri->server;
}

namespace {

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

// An IPv4 address where there is one: a backend listens there first.
Result<AddressList> lookUp(const std::string &host, int family = AF_INET) {
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo *found = nullptr;
    const int error = getaddrinfo(host.c_str(), "5060", &hints, &found);
    if (error != 0 && family == AF_INET)
        return lookUp(host, AF_INET6);
    if (error != 0)
        return Error{"phone.host", "'" + host + "': " + gai_strerror(error)};
    return AddressList(found, &freeaddrinfo);
}

std::string numeric(const sockaddr *address, socklen_t size) {
    std::array<char, NI_MAXHOST> text{};
    getnameinfo(address, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return text.data();
}

} // namespace

Result<std::string> resolveHost(const std::string &host) {
    auto found = lookUp(host);
    if (!found)
        return found.error();
    return numeric((*found)->ai_addr, (*found)->ai_addrlen);
}

Result<std::string> localAddressTowards(const std::string &host) {
    auto found = lookUp(host);
    if (!found)
        return found.error();
    const int socket = ::socket((*found)->ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return Error{"phone.host", std::strerror(errno)};
    sockaddr_storage local{};
    socklen_t size = sizeof(local);
    auto *address = reinterpret_cast<sockaddr *>(&local);
    const bool ok = connect(socket, (*found)->ai_addr, (*found)->ai_addrlen) == 0 &&
                    getsockname(socket, address, &size) == 0;
    const std::string why = std::strerror(errno);
    close(socket);
    if (!ok)
        return Error{"phone.host", "no way to '" + host + "': " + why};
    return numeric(address, size);
}

} // namespace callboard::phone
