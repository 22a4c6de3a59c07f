// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/referral.h"

#include "backend/telephony/sip/re.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

constexpr std::size_t longestTag = 256;

// "x" of ";name=x;".
std::string parameterOf(std::string_view list, std::string_view name) {
    while (!list.empty()) {
        const auto each = list.substr(0, list.find(';'));
        const auto equals = each.find('=');
        if (equals != std::string_view::npos && sameText(each.substr(0, equals), name))
            return std::string(each.substr(equals + 1));
        list.remove_prefix(std::min(each.size() + 1, list.size()));
    }
    return {};
}

std::optional<Replaced> replacedOf(std::string_view value) {
    const auto text = voice::unescapedUser(value);
    const auto semicolon = std::min(text.find(';'), text.size());
    const std::string_view rest = std::string_view(text).substr(semicolon);
    Replaced replaced{text.substr(0, semicolon), parameterOf(rest, "to-tag"), parameterOf(rest, "from-tag")};
    const bool isWhole = !replaced.callId.empty() && !replaced.toTag.empty() && !replaced.fromTag.empty();
    return isWhole && text.size() <= 3 * longestTag ? std::optional(replaced) : std::nullopt;
}

// The headers of a URI: "?Replaces=...&Subject=...".
std::string_view headerIn(std::string_view headers, std::string_view name) {
    while (!headers.empty()) {
        headers.remove_prefix(1); // the question mark, or the ampersand
        const auto each = headers.substr(0, headers.find('&'));
        const auto equals = std::min(each.find('='), each.size());
        if (sameText(each.substr(0, equals), name))
            return each.substr(std::min(equals + 1, each.size()));
        headers.remove_prefix(each.size());
    }
    return {};
}

} // namespace

std::optional<Referral> referralOf(std::string_view referTo) {
    sip_addr address{};
    const auto value = plOf(referTo);
    if (sip_addr_decode(&address, &value) != 0 || !isSipScheme(textOf(address.uri.scheme)))
        return std::nullopt;
    Referral referral{numberOf(textOf(address.uri.user)), {}};
    if (const auto replaces = headerIn(textOf(address.uri.headers), "Replaces"); !replaces.empty()) {
        referral.replaced = replacedOf(replaces);
        return referral.replaced ? std::optional(referral) : std::nullopt;
    }
    return isDialable(referral.number) ? std::optional(referral) : std::nullopt;
}

std::optional<Referral> referralOf(const sip_msg &request) {
    if (sip_msg_hdr_count(&request, SIP_HDR_REFER_TO) != 1)
        return std::nullopt;
    return referralOf(headerOf(request, SIP_HDR_REFER_TO));
}

} // namespace callboard::sip
