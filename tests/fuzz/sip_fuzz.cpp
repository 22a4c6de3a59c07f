// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/digest.h"
#include "backend/telephony/sip/referral.h"
#include "backend/telephony/sip/screen.h"
#include "backend/telephony/sip/sip_config.h"
#include "backend/telephony/sip/wording.h"
#include "core/base/text.h"
#include "core/voice/sdp.h"
#include "tests/fuzz/fuzz.h"

namespace callboard::sip {

namespace {

bool isOneLine(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

// Whole header lines, or nothing.
bool areWholeLines(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        if (end == std::string_view::npos || end == 0 || !isOneLine(text.substr(0, end)))
            return false;
        text.remove_prefix(end + 2);
    }
    return true;
}

void checkParty(const Party &party) {
    require(party.number.size() <= longestNumber, "a number is bounded");
    require(party.name.size() <= longestName, "a name is bounded");
    require(isOneLine(party.number) && isOneLine(party.name), "who calls stands on one line");
    require(isOneLine(addressOf(party, "127.0.0.1")), "an address ends no header");
}

// What the engine reads of a request that it handles.
void read(const sip_msg &request) {
    checkParty(callerOf(request, true));
    checkParty(callerOf(request, false));
    require(numberOf(textOf(request.uri.user)).size() <= longestNumber, "a target is bounded");
    require(isOneLine(headerText(bodyOf(request))), "a header's text is one line");
    if (const auto referral = referralOf(request))
        require(isOneLine(referral->number), "who is referred to stands on one line");
    voice::OfferAnswer answerer{{}, 1};
    static_cast<void>(answerer.answer(std::string(bodyOf(request))));
    static_cast<void>(voice::relayedKey(bodyOf(request)));
    static Digest digest("callboard");
    const auto outcome = digest.check(headerOf(request, SIP_HDR_AUTHORIZATION), textOf(request.met),
                                      textOf(request.ruri), Digest::Moment{});
    require(outcome.verdict != Digest::Verdict::Granted, "nobody guesses a password that is not there");
}

// A datagram, from the wire to what the engine believes of it.
void receive(std::string_view datagram) {
    const auto packet = bufferOf(datagram);
    sip_msg *decoded = nullptr;
    if (!packet || sip_msg_decode(&decoded, packet.get()) != 0)
        return;
    const Ref<sip_msg> message(decoded);
    if (!message->req)
        return;
    if (const auto refusal = screen(*message, sip::SessionLimits{}.shortest)) {
        require(refusal->status == 0 || (refusal->status >= 400 && refusal->status < 700),
                "a refusal is none or final");
        require(isOneLine(refusal->reason) && areWholeLines(refusal->headers), "a refusal can be sent");
        return;
    }
    read(*message);
}

} // namespace

} // namespace callboard::sip

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    callboard::sip::receive(callboard::textOf(data, size));
    return 0;
}
