// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/re.h"

#include <optional>
#include <string>
#include <vector>

namespace callboard::sip {

// What both sides of a SIP dialog agree on (RFC 3261, 12). A value; text as it stands in headers.
struct DialogState {
    std::string callId;
    std::string localTag;
    std::string remoteTag; // empty until the other side has answered
    std::string local;     // From of our requests: name and address without the tag
    std::string remote;    // To of our requests: as the other side wrote it, with its tag
    std::string target;    // its Contact: the URI of our requests
    std::vector<std::string> routes;
    std::string flow;         // the address it really speaks from
    bool staysOnFlow = false; // a registered phone, or TLS: whatever its Contact says
    std::uint32_t localSequence = 0;
    std::uint32_t remoteSequence = 0;

    // For an INVITE that came in. None: its Contact cannot be used.
    static std::optional<DialogState> accepted(const sip_msg &request);
    // For an INVITE that we send. `local` and `remote` are addresses.
    static DialogState opened(std::string local, std::string remote, std::string target);

    // After a provisional (early dialog) or final answer to our INVITE. False: it names no usable Contact.
    bool establish(const sip_msg &response);
    // A target refresh (re-INVITE, UPDATE and their answers).
    void refresh(const sip_msg &msg);
    // Whether the request belongs to this dialog, and is not older than what came before it.
    bool owns(const sip_msg &msg) const;
    bool isInOrder(const sip_msg &request);

    // Where the next request is sent; numeric, else the flow.
    std::string nextHop() const;
    // Route, To, From, Call-ID, CSeq.
    std::string headers(std::string_view method, std::uint32_t sequence) const;
};

} // namespace callboard::sip
