// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sdp.h"
#include "tests/fuzz/fuzz.h"

using namespace callboard;

// A peer's offer, and the same text as its answer to ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto text = textOf(data, size);
    const auto parsed = voice::parseSdp(text);
    voice::OfferAnswer called{{}, 1};
    if (const auto answer = called.answer(text)) {
        require(parsed.ok(), "only what parses is answered");
        const auto ours = voice::parseSdp(answer->text);
        require(ours.ok(), "our own answer parses");
        require(ours->media.size() == parsed->media.size(), "an answer has a line for each of the offer's");
    }
    voice::OfferAnswer caller{{}, 2};
    caller.offer();
    if (caller.applyAnswer(text))
        require(caller.agreed().has_value(), "an accepted answer is agreed");
    return 0;
}
