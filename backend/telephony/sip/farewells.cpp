// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/farewells.h"

#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

// More than a dialog sends in its life after it was noted: a lower number would be refused as one that is
// late.
constexpr std::uint32_t sequencesAhead = 10'000;

bool isConnection(const std::string &flow) {
    return flow.find("transport=tcp") != flow.npos || flow.find("transport=tls") != flow.npos;
}

std::string userOf(const std::string &party) {
    sip_addr address{};
    const auto text = plOf(party);
    return sip_addr_decode(&address, &text) == 0 ? numberOf(textOf(address.uri.user)) : std::string{};
}

} // namespace

Farewells::Farewells(::sip *stack, OpenDialogs &open)
    : m_stack(stack)
    , m_open(open) {
}

void Farewells::say() {
    for (const auto &dialog : m_open.left())
        if (!dialog.staysOnFlow || !isConnection(dialog.flow))
            bye(dialog);
}

void Farewells::registered(DeviceId device, const std::string &flow) {
    for (auto dialog : m_open.left())
        if (dialog.staysOnFlow && isConnection(dialog.flow) && userOf(dialog.remote) == device.text()) {
            dialog.flow = flow;
            bye(dialog);
        }
}

void Farewells::bye(const DialogState &dialog) {
    m_open.strike(dialog.localTag);
    const auto hop = dialog.nextHop();
    const auto hopText = plOf(hop);
    uri route{};
    if (uri_decode(&route, &hopText) != 0)
        return;
    const auto message =
        bufferOf("Max-Forwards: 70\r\n" + dialog.headers("BYE", dialog.localSequence + sequencesAhead) +
                 "Reason: SIP;cause=503;text=\"the backend was started anew\"\r\n"
                 "Content-Length: 0\r\n\r\n");
    sip_request(nullptr, m_stack, true, "BYE", -1, dialog.target.c_str(), -1, &route, message.get(), 0,
                nullptr, nullptr, nullptr);
}

} // namespace callboard::sip
