// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/center/fact.h"
#include "core/wire/history_records.h"
#include "core/wire/opened_records.h"
#include "core/wire/recording_records.h"

#include <variant>

namespace callboard {

// Questions about the past, for who reads everything. A stream is the live journal (`live`, or none named) or
// one that was imported.

struct AskStreams {
    static constexpr auto method = "past.streams"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

// What was on the floor at a moment: the state after the last event that is not later.
struct AskMoment {
    static constexpr auto method = "past.moment"sv;
    std::string stream;
    Time at;
    static constexpr auto fields() {
        return std::tuple{optionalField("stream", &AskMoment::stream), field("at", &AskMoment::at)};
    }
};

// What happened then, in order: the events from a number on.
struct AskPastEvents {
    static constexpr auto method = "past.events"sv;
    std::string stream;
    std::uint64_t from = 1;
    std::int32_t limit = 1'000; // 1 to mostPastEvents
    static constexpr auto fields() {
        return std::tuple{optionalField("stream", &AskPastEvents::stream),
                          field("from", &AskPastEvents::from), optionalField("limit", &AskPastEvents::limit)};
    }
};
inline constexpr std::int32_t mostPastEvents = 5'000;

using PastQuestion = std::variant<AskStreams, AskMoment, AskPastEvents, AskQueueFigures, AskAgentFigures,
                                  AskOpened, AskCallFacts, AskRecordings, AskSound>;

struct PastStream {
    std::string name;            // `live`, or that of an import
    Time from, to;               // of its first and its last event
    std::vector<QueueId> queues; // of an import: whom it tells of
    std::vector<AgentId> agents;
    static constexpr auto fields() {
        return std::tuple{field("name", &PastStream::name), field("from", &PastStream::from),
                          field("to", &PastStream::to), optionalField("queues", &PastStream::queues),
                          optionalField("agents", &PastStream::agents)};
    }
    friend bool operator==(const PastStream &, const PastStream &) = default;
};

struct PastStreams {
    std::vector<PastStream> streams; // the live one first, where it has events
    static constexpr auto fields() { return std::tuple{field("streams", &PastStreams::streams)}; }
};

struct PastEvents {
    std::vector<Event> events;
    std::uint64_t last = 0; // of the stream, as of now
};

std::string momentText(const Center &center);
// Errors: those of the codec.
Result<Center> readMoment(std::string_view json);

std::string pastEventsText(const std::vector<Event> &events, std::uint64_t last);
Result<PastEvents> readPastEvents(std::string_view json);

} // namespace callboard
