// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/log_line.h"

#include <cstring>
#include <xxhash.h>

namespace callboard::imports {

namespace {

using queue_log::Event;
using queue_log::EventKind;

// A wait or talk beyond this is a fault of who wrote it.
constexpr Duration longest = std::chrono::hours{24 * 7};

// Nobody is logged in for longer without a line of it.
constexpr Duration longestLogin = std::chrono::hours{24};

// Nobody writes about one call for longer.
constexpr Duration longestWork = std::chrono::hours{4};

constexpr std::size_t longestText = 256;

std::optional<Duration> believable(std::optional<Duration> duration, Duration atMost = longest) {
    return duration && *duration > atMost ? std::nullopt : duration;
}

std::string_view textOf(const Event &event) {
    const auto &details = event.details;
    switch (event.kind) {
    case EventKind::Transfer:
    case EventKind::BlindTransfer:
        return details.extension;
    case EventKind::AttendedTransfer:
        return details.channel;
    default:
        return details.reason;
    }
}

bool isLost(std::uint32_t number, std::string_view name) {
    return number == noName && !name.empty();
}

} // namespace

// The same for one event however it was exported: not the bytes of the line but what they say.
std::uint64_t hashOf(const Event &event) {
    constexpr std::size_t room = 512;
    char bytes[room];
    std::size_t size = 0;
    std::uint64_t seed = 0;
    const auto add = [&](const void *from, std::size_t length) {
        for (auto *at = static_cast<const char *>(from); length > 0;) {
            if (size == room) {
                seed = XXH3_64bits_withSeed(bytes, size, seed);
                size = 0;
            }
            const auto part = std::min(length, room - size);
            std::memcpy(bytes + size, at, part);
            size += part;
            at += part;
            length -= part;
        }
    };
    const std::int64_t head[] = {event.at.time_since_epoch().count(), static_cast<std::int64_t>(event.kind)};
    add(head, sizeof head);
    const auto addText = [&](std::string_view text) {
        add(text.data(), text.size());
        add("|", 1);
    };
    addText(event.callId);
    addText(event.queue);
    addText(event.agent);
    for (std::size_t i = 0; i < event.dataCount; ++i)
        addText(event.data[i]);
    return XXH3_64bits_withSeed(bytes, size, seed);
}

bool fill(LogLine &line, const Event &event, std::uint64_t hash, Names &names) {
    const auto &details = event.details;
    line.at = event.at;
    line.number = event.line;
    line.hash = hash;
    line.kind = event.kind;
    line.call = event.isOfCall() ? XXH3_64bits(event.callId.data(), event.callId.size()) | 1 : 0;
    line.queue = names.queue(event.queue);
    line.agent = names.agent(event.agent);
    line.wait = believable(details.wait);
    line.talk = believable(details.talk);
    line.ring = believable(details.ring);
    line.loggedIn = believable(details.loggedIn, longestLogin);
    line.wrapUp = believable(details.wrapUp, longestWork);
    line.caller = cut(details.number, longestText);
    line.callerName = cut(details.name, longestText);
    line.text = cut(textOf(event), longestText);
    return !isLost(line.queue, event.queue) && !isLost(line.agent, event.agent);
}

} // namespace callboard::imports
