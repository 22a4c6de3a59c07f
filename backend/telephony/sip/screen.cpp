// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/screen.h"

#include "backend/telephony/sip/wording.h"

#include <array>

namespace callboard::sip {

namespace {

constexpr std::uint32_t mostHeaders = 100;
constexpr std::size_t longestHeader = 4096;
constexpr std::size_t longestToken = 256; // Call-ID, tags, branch
constexpr std::uint32_t mostContentLength = 65536;

const Refusal silence{0, {}, {}};

Refusal bad(std::string reason) {
    return {400, std::move(reason), {}};
}

bool isTooLarge(const sip_msg &request) {
    std::uint32_t count = 0;
    for (const auto *le = request.hdrl.head; le != nullptr; le = le->next)
        if (++count > mostHeaders || static_cast<const sip_hdr *>(le->data)->val.l > longestHeader)
            return true;
    return false;
}

// Without these an answer would go astray, or not be known by its asker.
bool isAnswerable(const sip_msg &request) {
    pl maddr{};
    const bool isRedirected = msg_param_decode(&request.via.params, "maddr", &maddr) == 0;
    return pl_isset(&request.via.sentby) && pl_isset(&request.via.branch) &&
           request.via.branch.l <= longestToken && pl_isset(&request.callid) &&
           request.callid.l <= longestToken && request.from.val.p != nullptr && request.to.val.p != nullptr &&
           request.cseq.met.p != nullptr && !isRedirected;
}

bool isRepeated(const sip_msg &request) {
    static constexpr std::array single = {SIP_HDR_FROM, SIP_HDR_TO,           SIP_HDR_CALL_ID,
                                          SIP_HDR_CSEQ, SIP_HDR_MAX_FORWARDS, SIP_HDR_CONTENT_LENGTH};
    return std::any_of(single.begin(), single.end(),
                       [&](auto id) { return sip_msg_hdr_count(&request, id) > 1; });
}

// A quoted name that does not end would swallow what follows it.
bool areQuotesClosed(std::string_view value) {
    bool isOpen = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (isOpen && value[i] == '\\')
            ++i;
        else if (value[i] == '"')
            isOpen = !isOpen;
    }
    return !isOpen;
}

std::optional<Refusal> screenFrame(const sip_msg &request) {
    if (isRepeated(request))
        return bad("Repeated Header");
    if (pl_cmp(&request.cseq.met, &request.met) != 0)
        return bad("CSeq Does Not Match");
    if (!pl_isset(&request.from.tag) || request.from.tag.l > longestToken || request.to.tag.l > longestToken)
        return bad("Bad Tag");
    if (!areQuotesClosed(textOf(request.from.val)) || !areQuotesClosed(textOf(request.to.val)))
        return bad("Quotes Do Not Close");
    if (pl_isset(&request.maxfwd) && !wholeNumber(textOf(request.maxfwd), 255))
        return bad("Bad Max-Forwards");
    if (!isSipScheme(textOf(request.uri.scheme)))
        return Refusal{416, "Unsupported URI Scheme", {}};
    return std::nullopt;
}

// RFC 3261, 18.3: a datagram with less than it promises is bad, what is beyond is not there.
std::optional<Refusal> screenLength(const sip_msg &request) {
    if (!pl_isset(&request.clen))
        return std::nullopt;
    const auto length = wholeNumber(textOf(request.clen), mostContentLength);
    if (!length || *length > mbuf_get_left(request.mb))
        return bad("Bad Content-Length");
    request.mb->end = request.mb->pos + *length;
    return std::nullopt;
}

std::optional<Refusal> screenExtensions(const sip_msg &request) {
    std::string unknown;
    for (const auto *le = request.hdrl.head; le != nullptr; le = le->next) {
        const auto *header = static_cast<const sip_hdr *>(le->data);
        if (header->id == SIP_HDR_REQUIRE && !sameText(textOf(header->val), "timer"))
            unknown += "Unsupported: " + cleaned(textOf(header->val), longestToken) + "\r\n";
    }
    if (unknown.empty())
        return std::nullopt;
    return Refusal{420, "Bad Extension", std::move(unknown)};
}

// RFC 4028, 5: a session that would end too soon.
std::optional<Refusal> screenSession(const sip_msg &request, seconds shortest) {
    const auto value = headerOf(request, SIP_HDR_SESSION_EXPIRES);
    const auto interval = wholeNumber(value.substr(0, value.find_first_of("; ")), UINT32_MAX);
    if (!interval || seconds{*interval} >= shortest)
        return std::nullopt;
    return Refusal{422, "Session Interval Too Small", "Min-SE: " + std::to_string(shortest.count()) + "\r\n"};
}

std::optional<Refusal> screenBody(const sip_msg &request) {
    const auto method = textOf(request.met);
    if (mbuf_get_left(request.mb) == 0 || (method != "INVITE" && method != "UPDATE" && method != "ACK"))
        return std::nullopt;
    const auto encoding = headerOf(request, SIP_HDR_CONTENT_ENCODING);
    if (!encoding.empty() && !sameText(encoding, "identity"))
        return Refusal{415, "Unsupported Media Type", "Accept-Encoding: identity\r\n"};
    if (!msg_ctype_cmp(&request.ctyp, "application", "sdp"))
        return Refusal{415, "Unsupported Media Type", "Accept: application/sdp\r\n"};
    return std::nullopt;
}

} // namespace

std::optional<Refusal> screen(const sip_msg &request, seconds shortest) {
    if (isTooLarge(request) || !isAnswerable(request))
        return silence;
    auto refusal = screenFrame(request);
    if (!refusal)
        refusal = screenLength(request);
    if (!refusal && textOf(request.met) != "CANCEL" && textOf(request.met) != "ACK")
        refusal = screenExtensions(request);
    if (!refusal)
        refusal = screenSession(request, shortest);
    if (!refusal)
        refusal = screenBody(request);
    if (refusal && textOf(request.met) == "ACK")
        return silence;
    return refusal;
}

} // namespace callboard::sip
