// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/config.h"

#include <charconv>

namespace callboard {

namespace {

struct Unit {
    std::string_view name;
    Duration length;
};

constexpr std::array units{Unit{"ms", milliseconds{1}}, Unit{"s", seconds{1}}, Unit{"m", minutes{1}},
                           Unit{"h", std::chrono::hours{1}}};

std::string_view leadingLetters(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && text[size] >= 'a' && text[size] <= 'z')
        ++size;
    return text.substr(0, size);
}

// "90s" off the front of the text; nothing where there is no number with a unit.
std::optional<Duration> takePart(std::string_view &text) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto name = leadingLetters(text);
    text.remove_prefix(name.size());
    for (const auto &unit : units)
        if (unit.name == name)
            return unit.length * count;
    return std::nullopt;
}

bool isHost(std::string_view host) {
    return !host.empty() && host.find_first_not_of("0123456789abcdefABCDEF.:") == host.npos;
}

} // namespace

bool Address::isLoopback() const {
    return host.starts_with("127.") || host == "::1";
}

std::optional<Duration> durationOf(std::string_view text) {
    Duration sum{};
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const auto part = takePart(text);
        if (!part)
            return std::nullopt;
        sum += *part;
    }
    return sum;
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

} // namespace callboard
