// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/site_headers.h"

#include "core/voice/sip_text.h"

#include <charconv>

namespace callboard::phone {

std::string siteHeader(const sip_msg &invite, const char *name) {
    const auto *header = sip_msg_xhdr(&invite, name);
    return header == nullptr ? std::string{} : voice::plainName(textOf(header->val), longestName);
}

CallId siteCallIn(const sip_msg &invite) {
    const auto text = siteHeader(invite, "X-Callboard-Call");
    CallId call;
    const auto *end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, call.value);
    return error == std::errc{} && stopped == end ? call : CallId{};
}

bool asksToAnswer(const sip_msg &invite) {
    const auto *header = sip_msg_hdr(&invite, SIP_HDR_CALL_INFO);
    return header != nullptr && textOf(header->val).find("answer-after=0") != std::string_view::npos;
}

} // namespace callboard::phone
