// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/past_records.h"

#include "core/codec/codec.h"
#include "core/wire/json.h"

namespace callboard {

namespace {

struct MomentResult {
    Center center;
    static constexpr auto fields() { return std::tuple{field("center", &MomentResult::center)}; }
};

struct EventsHead {
    std::uint64_t last = 0;
    static constexpr auto fields() { return std::tuple{field("last", &EventsHead::last)}; }
};

} // namespace

std::string momentText(const Center &center) {
    return R"({"center":)" + encode(center) + "}";
}

Result<Center> readMoment(std::string_view json) {
    auto read = fromJson<MomentResult>(json);
    if (!read)
        return read.error();
    learn(read->center);
    return std::move(read->center);
}

std::string pastEventsText(const std::vector<Event> &events, std::uint64_t last) {
    return R"({"last":)" + std::to_string(last) + R"(,"events":)" + encode(events) + "}";
}

Result<PastEvents> readPastEvents(std::string_view json) {
    const auto head = fromJson<EventsHead>(json);
    if (!head)
        return head.error();
    auto events = decodeEvents(json, "events");
    if (!events)
        return events.error();
    return PastEvents{std::move(*events), head->last};
}

} // namespace callboard
