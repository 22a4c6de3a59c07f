// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/dialog_state.h"

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/wording.h"

#include <array>

namespace callboard::sip {

namespace {

constexpr std::size_t mostRoutes = 16;
constexpr std::size_t longestUri = 512;

std::string hex64(std::uint64_t value) {
    std::array<char, 17> text{};
    re_snprintf(text.data(), text.size(), "%016llx", value);
    return text.data();
}

std::optional<std::string> contactOf(const sip_msg &msg) {
    const auto value = headerOf(msg, SIP_HDR_CONTACT);
    sip_addr address{};
    const auto text = plOf(value);
    if (value.empty() || sip_addr_decode(&address, &text) != 0 || address.auri.l > longestUri ||
        !isSipScheme(textOf(address.uri.scheme)))
        return std::nullopt;
    return std::string(textOf(address.auri));
}

std::vector<std::string> routesOf(const sip_msg &msg, bool isForward) {
    std::vector<std::string> routes;
    const auto collect = [](const sip_hdr *header, const sip_msg *, void *all) {
        auto &list = *static_cast<std::vector<std::string> *>(all);
        if (list.size() < mostRoutes && header->val.l <= longestUri)
            list.emplace_back(textOf(header->val));
        return false;
    };
    sip_msg_hdr_apply(&msg, isForward, SIP_HDR_RECORD_ROUTE, collect, &routes);
    return routes;
}

// "<sip:a>;tag=x" as text; the host of a URI is a numeric address.
bool isNumeric(const std::string &uriText) {
    uri parts{};
    sa address{};
    const auto text = plOf(uriText);
    return uri_decode(&parts, &text) == 0 && isSipScheme(textOf(parts.scheme)) &&
           sa_set(&address, &parts.host, 1) == 0;
}

std::string uriOfRoute(const std::string &route) {
    sip_addr address{};
    const auto text = plOf(route);
    return sip_addr_decode(&address, &text) == 0 ? std::string(textOf(address.auri)) : std::string{};
}

} // namespace

std::optional<DialogState> DialogState::accepted(const sip_msg &request) {
    auto target = contactOf(request);
    if (!target)
        return std::nullopt;
    DialogState state;
    state.callId = std::string(textOf(request.callid));
    state.localTag = hex64(request.tag);
    state.remoteTag = std::string(textOf(request.from.tag));
    state.local = std::string(textOf(request.to.val));
    state.remote = std::string(textOf(request.from.val));
    state.target = std::move(*target);
    state.routes = routesOf(request, true);
    state.flow = flowUri(request.src, request.tp);
    state.staysOnFlow = request.tp == SIP_TRANSP_TLS; // nobody else could prove who he is
    state.localSequence = rand_u16();
    state.remoteSequence = request.cseq.num;
    return state;
}

DialogState DialogState::opened(std::string local, std::string remote, std::string target) {
    DialogState state;
    state.callId = hex64(rand_u64());
    state.localTag = hex64(rand_u64());
    state.local = std::move(local);
    state.remote = std::move(remote);
    state.target = std::move(target);
    state.localSequence = rand_u16();
    return state;
}

bool DialogState::establish(const sip_msg &response) {
    auto contact = contactOf(response);
    if (!contact || !pl_isset(&response.to.tag))
        return false;
    remoteTag = std::string(textOf(response.to.tag));
    remote = std::string(textOf(response.to.val));
    target = std::move(*contact);
    routes = routesOf(response, false);
    flow = flowUri(response.src, response.tp);
    return true;
}

void DialogState::refresh(const sip_msg &msg) {
    if (auto contact = contactOf(msg))
        target = std::move(*contact);
}

bool DialogState::owns(const sip_msg &msg) const {
    const auto &theirs = msg.req ? msg.from.tag : msg.to.tag;
    const auto &ours = msg.req ? msg.to.tag : msg.from.tag;
    return textOf(msg.callid) == callId && textOf(ours) == localTag && textOf(theirs) == remoteTag;
}

bool DialogState::isInOrder(const sip_msg &request) {
    if (request.cseq.num < remoteSequence)
        return false;
    remoteSequence = request.cseq.num;
    return true;
}

std::string DialogState::nextHop() const {
    const auto wanted = routes.empty() ? target : uriOfRoute(routes.front());
    const bool isUsable = isNumeric(wanted) && !(staysOnFlow && routes.empty());
    return isUsable || flow.empty() ? wanted : flow;
}

std::string DialogState::headers(std::string_view method, std::uint32_t sequence) const {
    std::string text;
    for (const auto &route : routes)
        text.append("Route: ").append(route).append("\r\n");
    text.append("To: ").append(remote).append("\r\n");
    text.append("From: ").append(local).append(";tag=").append(localTag).append("\r\n");
    text.append("Call-ID: ").append(callId).append("\r\n");
    text.append("CSeq: ").append(std::to_string(sequence)).append(" ").append(method).append("\r\n");
    return text;
}

} // namespace callboard::sip
