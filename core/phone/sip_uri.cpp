// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/sip_uri.h"

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

constexpr std::size_t longestName = 200;

Error uriError(std::string_view text, std::string_view why) {
    return {"phone.uri", "'" + std::string(text) + "' " + std::string(why) +
                             "; it should look like sip:600@127.0.0.1:5060"};
}

bool isUserCharacter(unsigned char c) {
    return std::isalnum(c) != 0 || (c != 0 && std::strchr("-_.!~*'()&=+$,", c) != nullptr);
}

bool isHostCharacter(unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-';
}

std::optional<int> hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

// Cuts after the first separator and gives what stood before it; none: all, and nothing is left.
std::string_view takeUntil(std::string_view &text, char separator) {
    const auto end = text.find(separator);
    const auto taken = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return taken;
}

bool setTransport(Server &server, std::string_view parameters) {
    while (!parameters.empty()) {
        auto value = takeUntil(parameters, ';');
        if (takeUntil(value, '=') != "transport")
            continue;
        if (value != "udp" && value != "tcp")
            return false;
        server.transport = value == "tcp" ? Transport::Tcp : Transport::Udp;
    }
    return true;
}

bool setPort(Server &server, std::string_view text) {
    const auto *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, server.port);
    return error == std::errc{} && stopped == end && server.port != 0;
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
        uri.user = unescapeUser(address.substr(0, at));
        address.remove_prefix(at + 1);
    }
    const bool hasPort = address.find(':') != std::string_view::npos;
    uri.server.host = takeUntil(address, ':');
    if (uri.server.host.empty())
        return uriError(text, "names no host");
    for (const char c : uri.server.host)
        if (!isHostCharacter(static_cast<unsigned char>(c)))
            return uriError(text, "has a host with forbidden characters");
    if (hasPort && !setPort(uri.server, address))
        return uriError(text, "has no valid port");
    return uri;
}

std::string print(const SipUri &uri) {
    std::string text = "sip:";
    if (!uri.user.empty())
        text += escapeUser(uri.user) + "@";
    text += uri.server.host + ":" + std::to_string(uri.server.port);
    if (uri.server.transport == Transport::Tcp)
        text += ";transport=tcp";
    return text;
}

std::string escapeUser(std::string_view user) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char each : user) {
        const auto c = static_cast<unsigned char>(each);
        if (isUserCharacter(c))
            text += each;
        else
            text += {'%', digits[c >> 4U], digits[c & 15U]};
    }
    return text;
}

std::string unescapeUser(std::string_view user) {
    std::string text;
    for (std::size_t i = 0; i < user.size(); ++i) {
        const auto high = user[i] == '%' && i + 2 < user.size() ? hexDigit(user[i + 1]) : std::nullopt;
        const auto low = high ? hexDigit(user[i + 2]) : std::nullopt;
        text += low ? static_cast<char>(*high * 16 + *low) : user[i];
        if (low)
            i += 2;
    }
    return text;
}

std::string quotedName(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        const auto byte = static_cast<unsigned char>(c);
        text += byte < 0x20 || byte == 0x7f ? ' ' : c;
    }
    return text;
}

std::string plainName(std::string_view header) {
    if (header.size() >= 2 && header.front() == '"' && header.back() == '"')
        header = header.substr(1, header.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] == '\\' && i + 1 < header.size())
            ++i;
        const auto byte = static_cast<unsigned char>(header[i]);
        text += byte < 0x20 || byte == 0x7f ? ' ' : header[i];
    }
    if (text.size() <= longestName)
        return text;
    auto end = longestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text;
}

namespace {

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Result<AddressList> lookUp(const std::string &host) {
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo *found = nullptr;
    if (const int error = getaddrinfo(host.c_str(), "5060", &hints, &found); error != 0)
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
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
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
