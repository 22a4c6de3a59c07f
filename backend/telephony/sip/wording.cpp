// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/wording.h"

#include "backend/telephony/sip/re.h"
#include "core/base/utf8.h"
#include "core/command/command.h"

#include <charconv>

namespace callboard::sip {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// One character of the text made harmless; moves `at` past it.
std::string_view harmless(std::string_view text, std::size_t &at) {
    const auto length = characterLength(text.substr(at));
    const auto begin = at;
    at += std::max<std::size_t>(length, 1);
    if (length == 0)
        return replacementCharacter;
    const auto byte = static_cast<unsigned char>(text[begin]);
    return byte < 0x20 || byte == 0x7F ? std::string_view(" ") : text.substr(begin, length);
}

std::optional<char> hexByte(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return static_cast<char>(value);
}

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte =
            text[i] == '%' && i + 2 < text.size() ? hexByte(text.substr(i + 1, 2)) : std::nullopt;
        plain += byte ? *byte : text[i];
        i += byte ? 2 : 0;
    }
    return plain;
}

bool isUnreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_.!~*'()+$&=").find(c) != std::string_view::npos;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string cleaned(std::string_view text, std::size_t limit) {
    text = trimmed(text);
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = harmless(text, at);
        if (clean.size() + next.size() > limit)
            break;
        clean += next;
    }
    return std::string(trimmed(clean));
}

std::string numberOf(std::string_view user) {
    return cleaned(unescaped(user.substr(0, user.find(';'))), longestNumber);
}

std::string nameOf(std::string_view displayName) {
    displayName = trimmed(displayName);
    if (displayName.size() >= 2 && displayName.front() == '"' && displayName.back() == '"')
        displayName = displayName.substr(1, displayName.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < displayName.size(); ++i) {
        if (displayName[i] == '\\' && i + 1 < displayName.size())
            ++i;
        plain += displayName[i];
    }
    return cleaned(plain, longestName);
}

Party callerOf(const sip_msg &msg, bool isTrusted) {
    const auto asserted = headerOf(msg, SIP_HDR_P_ASSERTED_IDENTITY);
    if (isTrusted && !asserted.empty()) {
        sip_addr address{};
        const auto value = plOf(asserted);
        if (sip_addr_decode(&address, &value) == 0 && pl_isset(&address.uri.user))
            return {numberOf(textOf(address.uri.user)), nameOf(textOf(address.dname))};
    }
    return {numberOf(textOf(msg.from.uri.user)), nameOf(textOf(msg.from.dname))};
}

std::string userPart(std::string_view number) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : number) {
        if (isUnreserved(c)) {
            escaped += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        escaped += '%';
        escaped += hex[byte >> 4U];
        escaped += hex[byte & 0xFU];
    }
    return escaped;
}

std::string addressOf(const Party &party, std::string_view host) {
    std::string text;
    if (!party.name.empty()) {
        text += '"';
        for (const char c : cleaned(party.name, longestName)) {
            if (c == '"' || c == '\\')
                text += '\\';
            text += c;
        }
        text += "\" ";
    }
    text += "<sip:";
    text += userPart(party.number.empty() ? "anonymous" : party.number);
    return text.append("@").append(host).append(">");
}

std::string headerText(std::string_view text) {
    return cleaned(text, 2 * longestName);
}

bool isDialable(std::string_view number) {
    if (number.size() > Dial::longestNumber)
        return false;
    if (!number.empty() && number.front() == '+')
        number.remove_prefix(1);
    return !number.empty() && number.find_first_not_of("0123456789*#") == std::string_view::npos;
}

std::optional<std::uint32_t> wholeNumber(std::string_view text, std::uint32_t limit) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > limit)
        return std::nullopt;
    return value;
}

bool isSipScheme(std::string_view scheme) {
    return sameText(scheme, "sip") || sameText(scheme, "sips");
}

bool sameText(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool namesToken(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (sameText(trimmed(list.substr(0, comma)), token))
            return true;
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return false;
}

} // namespace callboard::sip
