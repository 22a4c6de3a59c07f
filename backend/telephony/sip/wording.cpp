// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/wording.h"

#include "backend/telephony/sip/re.h"
#include "core/command/command.h"

#include <algorithm>
#include <charconv>

namespace callboard::sip {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string numberOf(std::string_view user) {
    return cleaned(voice::unescapedUser(user.substr(0, user.find(';'))), longestNumber);
}

std::string nameOf(std::string_view displayName) {
    return voice::plainName(displayName, longestName);
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

std::string addressOf(const Party &party, std::string_view host) {
    std::string text;
    if (!party.name.empty()) {
        text += '"';
        text += voice::quotedName(cleaned(party.name, longestName));
        text += "\" ";
    }
    text += "<sip:";
    text += voice::escapedUser(party.number.empty() ? "anonymous" : party.number);
    return text.append("@").append(host).append(">");
}

std::string headerText(std::string_view text) {
    return cleaned(text, 2 * longestName);
}

std::string autoAnswerHeaders(const std::string &host, CallId call) {
    return "Call-Info: <sip:" + host + ">;answer-after=0\r\nAlert-Info: <http://" + host +
           ">;info=alert-autoanswer;delay=0\r\nX-Callboard-Call: " + std::to_string(call.value) + "\r\n";
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
        if (sameText(voice::trimmed(list.substr(0, comma)), token))
            return true;
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return false;
}

} // namespace callboard::sip
