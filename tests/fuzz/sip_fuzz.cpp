// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/digest.h"
#include "backend/telephony/sip/referral.h"
#include "backend/telephony/sip/screen.h"
#include "backend/telephony/sip/wording.h"
#include "core/base/text.h"
#include "core/voice/sdp.h"
#include "tests/fuzz/fuzz.h"

using namespace callboard;

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
    require(party.number.size() <= sip::longestNumber, "a number is bounded");
    require(party.name.size() <= sip::longestName, "a name is bounded");
    require(isOneLine(party.number) && isOneLine(party.name), "who calls stands on one line");
    require(isOneLine(sip::addressOf(party, "127.0.0.1")), "an address ends no header");
}

// What the engine reads of a request that it handles.
void read(const sip_msg &request) {
    checkParty(sip::callerOf(request, true));
    checkParty(sip::callerOf(request, false));
    require(sip::numberOf(sip::textOf(request.uri.user)).size() <= sip::longestNumber, "a target is bounded");
    require(isOneLine(sip::headerText(sip::bodyOf(request))), "a header's text is one line");
    if (const auto referral = sip::referralOf(request))
        require(isOneLine(referral->number), "who is referred to stands on one line");
    voice::OfferAnswer answerer{{}, 1};
    static_cast<void>(answerer.answer(std::string(sip::bodyOf(request))));
    static_cast<void>(voice::relayedKey(sip::bodyOf(request)));
    static sip::Digest digest("callboard");
    const auto outcome = digest.check(sip::headerOf(request, SIP_HDR_AUTHORIZATION), sip::textOf(request.met),
                                      sip::textOf(request.ruri), sip::Digest::Moment{});
    require(outcome.verdict != sip::Digest::Verdict::Granted, "nobody guesses a password that is not there");
}

} // namespace

// A datagram, from the wire to what the engine believes of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto packet = sip::bufferOf(textOf(data, size));
    sip_msg *decoded = nullptr;
    if (!packet || sip_msg_decode(&decoded, packet.get()) != 0)
        return 0;
    const sip::Ref<sip_msg> message(decoded);
    if (!message->req)
        return 0;
    if (const auto refusal = sip::screen(*message)) {
        require(refusal->status == 0 || (refusal->status >= 400 && refusal->status < 700),
                "a refusal is none or final");
        require(isOneLine(refusal->reason) && areWholeLines(refusal->headers), "a refusal can be sent");
        return 0;
    }
    read(*message);
    return 0;
}
