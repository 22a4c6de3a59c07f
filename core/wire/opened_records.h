// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/calls/outcome.h"
#include "core/center/fact.h"
#include "core/kpi/visit_figure.h"
#include "core/kpi/work_figure.h"

#include <optional>

namespace callboard {

// A number of the past that is opened, and a call that is.

// What one figure of one row counts, and what it leaves out: stays, or with `work` talks or offers.
struct AskOpened {
    static constexpr auto method = "history.open"sv;
    VisitFigure figure = VisitFigure::Offered;
    std::optional<WorkFigure> work; // instead of `figure`
    Time from, to;
    std::vector<QueueId> queues;
    std::vector<AgentId> agents;
    std::vector<TeamId> teams;
    bool ofNobody = false; // of a row by agent that has none
    std::string hours;
    std::optional<Duration> target, shortAbandon;
    std::string stream;
    bool ofQueues = false;    // of talks: those of queues alone
    std::optional<Time> asOf; // as it was then: who was answered later, waits
    std::int32_t most = 500;  // told of each part, by time: 1 to mostStays
    static constexpr std::int32_t mostStays = 10'000;
    static constexpr auto fields() {
        using A = AskOpened;
        return std::tuple{optionalField("figure", &A::figure),
                          optionalField("work", &A::work),
                          field("from", &A::from),
                          field("to", &A::to),
                          optionalField("queues", &A::queues),
                          optionalField("agents", &A::agents),
                          optionalField("teams", &A::teams),
                          optionalField("ofNobody", &A::ofNobody),
                          optionalField("hours", &A::hours),
                          optionalField("targetSeconds", &A::target),
                          optionalField("shortAbandonSeconds", &A::shortAbandon),
                          optionalField("stream", &A::stream),
                          optionalField("ofQueues", &A::ofQueues),
                          optionalField("asOf", &A::asOf),
                          optionalField("most", &A::most)};
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

// Somebody outside who talked in a call after its contact.
struct Outsider {
    std::string number;
    std::string name{}; // as of StayRow
    static constexpr auto fields() {
        return std::tuple{field("number", &Outsider::number), optionalField("name", &Outsider::name)};
    }
    friend bool operator==(const Outsider &, const Outsider &) = default;
};

// A stay; or a talk, an offer or a call out.
struct StayRow {
    std::string stream;
    CallId call;
    QueueId queue; // none: a direct call
    AgentId agent; // who answered; who talked; whom it was offered to
    std::string number;
    Time at;                             // when it joined the queue; when the talk or the offer ended
    Duration wait{};                     // of an offer how long it rang
    std::optional<VisitOutcome> outcome; // none: it waits still
    Part part = Part::LeftOut;
    Why why = Why::Unknown;
    std::optional<Duration> talk, hold;  // of a talk
    std::optional<OfferOutcome> offered; // of an offer
    std::optional<AgentState> state;     // of a state, as the next two; it has no call,
                                         // after-call work that a queue wants has its queue
    ReasonId reason;
    Duration lasted{};                    // within the period
    std::optional<bool> reached;          // of a call out: whether it was answered
    std::optional<std::int64_t> mark;     // of a contact: its customer's, from 1 to 5; 0: none
    std::string name = {};                // whose number it is by the site's contacts; none: they do not know
    std::vector<Outsider> outsiders = {}; // to whom the call was sent on, or who was brought in
    static constexpr auto fields() {
        using R = StayRow;
        return std::tuple{optionalField("stream", &R::stream),
                          optionalField("call", &R::call),
                          optionalField("queue", &R::queue),
                          optionalField("agent", &R::agent),
                          optionalField("number", &R::number),
                          field("at", &R::at),
                          field("waitSeconds", &R::wait),
                          optionalField("outcome", &R::outcome),
                          field("part", &R::part),
                          field("why", &R::why),
                          optionalField("talkSeconds", &R::talk),
                          optionalField("holdSeconds", &R::hold),
                          optionalField("offered", &R::offered),
                          optionalField("state", &R::state),
                          optionalField("reason", &R::reason),
                          optionalField("lastedSeconds", &R::lasted),
                          optionalField("reached", &R::reached),
                          optionalField("name", &R::name),
                          optionalField("outsiders", &R::outsiders),
                          optionalField("mark", &R::mark)};
    }
    friend bool operator==(const StayRow &, const StayRow &) = default;
};

struct OpenedFigure {
    std::string formula;                                // in words
    std::int64_t counted = 0, against = 0, leftOut = 0; // all of them, told or not
    std::vector<StayRow> stays;                         // by part, then by time; the first ones of each part
    std::int64_t added = 0;                             // as the three
    static constexpr auto fields() {
        using O = OpenedFigure;
        return std::tuple{field("formula", &O::formula),     field("counted", &O::counted),
                          field("against", &O::against),     field("leftOut", &O::leftOut),
                          optionalField("added", &O::added), field("stays", &O::stays)};
    }
};

// {"events":[…]}, each as in the notification `event`, in their order.
struct CallFacts {
    std::vector<Event> events;
};
std::string callFactsText(const CallFacts &facts);
Result<CallFacts> readCallFacts(std::string_view json);

} // namespace callboard
