// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/jitter_buffer.h"
#include "core/voice/reception.h"
#include "core/voice/rtcp.h"
#include "core/voice/rtp.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdlib>

using namespace callboard;
using namespace callboard::voice;

namespace {

// As a leg treats what its peer sends.
void hear(std::span<const std::uint8_t> bytes, JitterBuffer &jitter, Reception &reception) {
    if (isRtcp(bytes)) {
        const auto report = parseRtcp(bytes, static_cast<std::uint32_t>(bytes.size()));
        require(!report || !report->heard || report->heard->ssrc == bytes.size(),
                "a block is about our stream");
    }
    const auto packet = parseRtp(bytes);
    if (!packet)
        return;
    require(packet->payload.empty() ||
                (packet->payload.data() >= bytes.data() + rtpHeaderSize &&
                 packet->payload.data() + packet->payload.size() <= bytes.data() + bytes.size()),
            "the payload lies inside the packet");
    if (const auto event = parseKeyEvent(packet->payload))
        require(isKey(event->digit), "an event that is read is a key");
    reception.note(packet->header.sequence);
    jitter.put(packet->header.timestamp, Codec::Pcma, packet->payload);
    Block block;
    jitter.take(block);
    require(std::abs(jitter.depth()) <= 4096, "the stock is bounded");
}

} // namespace

// A row of packets, each after a byte that tells its length.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::span<const std::uint8_t> rest(data, size);
    JitterBuffer jitter;
    Reception reception;
    while (!rest.empty()) {
        const auto length = std::min<std::size_t>(rest[0], rest.size() - 1);
        hear(rest.subspan(1, length), jitter, reception);
        rest = rest.subspan(1 + length);
    }
    return 0;
}
