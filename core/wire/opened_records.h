// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/calls/outcome.h"
#include "core/center/fact.h"
#include "core/kpi/visit_figure.h"

#include <optional>

namespace callboard {

// A number of the past that is opened, and a call that is.

// The stays that one figure of one row of queues' figures counts, and the others.
struct AskOpened {
    static constexpr auto method = "history.open"sv;
    VisitFigure figure = VisitFigure::Offered;
    Time from, to;
    std::vector<QueueId> queues;
    std::vector<AgentId> agents;
    bool ofNobody = false; // of a row by agent that has none
    std::string hours;
    std::optional<Duration> target, shortAbandon;
    std::string stream;
    static constexpr auto fields() {
        using A = AskOpened;
        return std::tuple{field("figure", &A::figure),
                          field("from", &A::from),
                          field("to", &A::to),
                          optionalField("queues", &A::queues),
                          optionalField("agents", &A::agents),
                          optionalField("ofNobody", &A::ofNobody),
                          optionalField("hours", &A::hours),
                          optionalField("targetSeconds", &A::target),
                          optionalField("shortAbandonSeconds", &A::shortAbandon),
                          optionalField("stream", &A::stream)};
    }
};

// What happened to one call, from the journal.
struct AskCallFacts {
    static constexpr auto method = "history.call"sv;
    CallId call;
    std::string stream; // none: live
    static constexpr auto fields() {
        return std::tuple{field("call", &AskCallFacts::call), optionalField("stream", &AskCallFacts::stream)};
    }
};

struct StayRow {
    std::string stream; // none: live
    CallId call;
    QueueId queue;
    AgentId agent; // who answered
    std::string number;
    Time at;
    Duration wait{};
    std::optional<VisitOutcome> outcome; // none: it waits still
    Part part = Part::LeftOut;
    Why why = Why::Unknown;
    static constexpr auto fields() {
        using R = StayRow;
        return std::tuple{optionalField("stream", &R::stream),
                          field("call", &R::call),
                          field("queue", &R::queue),
                          optionalField("agent", &R::agent),
                          optionalField("number", &R::number),
                          field("at", &R::at),
                          field("waitSeconds", &R::wait),
                          optionalField("outcome", &R::outcome),
                          field("part", &R::part),
                          field("why", &R::why)};
    }
    friend bool operator==(const StayRow &, const StayRow &) = default;
};

struct OpenedFigure {
    std::string formula;                                // in words
    std::int64_t counted = 0, against = 0, leftOut = 0; // all of them, told or not
    std::vector<StayRow> stays;                         // by part, then by time; the first ones of each part
    static constexpr auto fields() {
        using O = OpenedFigure;
        return std::tuple{field("formula", &O::formula), field("counted", &O::counted),
                          field("against", &O::against), field("leftOut", &O::leftOut),
                          field("stays", &O::stays)};
    }
};

// {"events":[…]}, each as in the notification `event`, in their order.
struct CallFacts {
    std::vector<Event> events;
};
std::string callFactsText(const CallFacts &facts);
Result<CallFacts> readCallFacts(std::string_view json);

} // namespace callboard
