// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/config.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <QHostAddress>
#include <sodium.h>
#include <sstream>
#include <system_error>

namespace callboard {

namespace {

QHostAddress hostAddressOf(std::string_view host) {
    return QHostAddress(QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size())));
}

// A whole one: Qt also reads "127.1".
bool isHost(std::string_view host) {
    const bool isWhole = host.find(':') != host.npos || std::count(host.begin(), host.end(), '.') == 3;
    return isWhole && !hostAddressOf(host).isNull();
}

constexpr std::array weekdays{"mon"sv, "tue"sv, "wed"sv, "thu"sv, "fri"sv, "sat"sv, "sun"sv};

// 1 to 7; 0 for what is no day.
std::int32_t weekdayOf(std::string_view text) {
    const auto found = std::find(weekdays.begin(), weekdays.end(), text);
    return found == weekdays.end() ? 0 : static_cast<std::int32_t>(found - weekdays.begin()) + 1;
}

// "09:00" to "24:00".
std::optional<Duration> clockOf(std::string_view text) {
    const auto digits = "0123456789"sv;
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    for (const std::size_t at : {0u, 1u, 3u, 4u})
        if (digits.find(text[at]) == digits.npos)
            return std::nullopt;
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const Duration clock = std::chrono::hours{two(0)} + minutes{two(3)};
    if (two(3) > 59 || clock > std::chrono::hours{24})
        return std::nullopt;
    return clock;
}

// The parts before and after the separator; twice the whole where there is none.
std::pair<std::string_view, std::string_view> halvesOf(std::string_view text, char separator) {
    const auto at = text.find(separator);
    return at == text.npos ? std::pair{text, text} : std::pair{text.substr(0, at), text.substr(at + 1)};
}

} // namespace

std::optional<OpenHours> openHoursOf(std::string_view text) {
    const auto [days, times] = halvesOf(text, ' ');
    const auto [first, last] = halvesOf(days, '-');
    const auto [opens, closes] = halvesOf(times, '-');
    const auto from = clockOf(opens);
    const auto to = clockOf(closes);
    const OpenHours open{weekdayOf(first), weekdayOf(last), from.value_or(Duration{}),
                         to.value_or(Duration{})};
    if (open.firstDay == 0 || open.lastDay == 0 || !from || !to || *from >= *to)
        return std::nullopt;
    return open;
}

bool Address::isLoopback() const {
    return host.starts_with("127.") || host == "::1";
}

bool Address::isAny() const {
    const auto address = hostAddressOf(host);
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

std::optional<Address> addressOf(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == text.npos)
        return std::nullopt;
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    const auto digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size() || !isHost(host))
        return std::nullopt;
    return Address{std::string(host), port};
}

std::optional<SipListen> sipListenOf(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == text.npos)
        return std::nullopt;
    const auto transport = fromText<Transport>(text.substr(0, colon));
    const auto address = addressOf(text.substr(colon + 1));
    if (!transport || !address)
        return std::nullopt;
    return SipListen{*transport, *address};
}

bool isNetwork(std::string_view text) {
    const auto slash = text.find('/');
    const auto host = text.substr(0, slash);
    if (!isHost(host) || slash == text.npos)
        return isHost(host);
    const auto digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    return error == std::errc{} && end == digits.data() + digits.size() &&
           bits <= (host.find(':') == host.npos ? 32u : 128u);
}

bool isPasswordHash(const std::string &text) {
    return text.size() < crypto_pwhash_STRBYTES && text.starts_with("$argon2id$v=19$m=") &&
           crypto_pwhash_str_needs_rehash(text.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                          crypto_pwhash_MEMLIMIT_INTERACTIVE) >= 0;
}

Result<Config> readConfig(const std::filesystem::path &file) {
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf()))
        return Error{"config.unreadable",
                     file.string() + ": cannot be read" +
                         (errno != 0 ? ": " + std::generic_category().message(errno) : "")};
    return parseConfig(text.view(), file);
}

} // namespace callboard
