// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"
#include "core/kpi/visit_figure.h"
#include "core/kpi/work_figure.h"

namespace callboard::history {

// Which figure of which row is opened.
struct OpenQuery {
    FiguresQuery row;      // by its period, queue and agent; step and grouping have no meaning
    bool ofNobody = false; // of a row by agent that has none: the stays that nobody answered
    VisitFigure figure = VisitFigure::Offered;
    std::optional<WorkFigure> work =
        {};                        // instead of it: talks or offers that ended in the period, or states in it
    bool ofQueues = false;         // of talks: those of queues alone
    std::optional<Time> asOf = {}; // as it was then: who was answered or left later, waits
    std::size_t most = 500;        // told of each part, by time

    bool isLater(Time time) const { return asOf && time > *asOf; }
};

struct OpenedStay {
    std::string stream;
    CallId call; // none: of a state
    QueueId queue;
    AgentId agent; // who answered, talked, was rung for, or was in the state
    std::string number;
    Time at; // when it joined; when the talk or the offer ended; when the state began, or the period in it
    Duration wait{};
    std::optional<VisitOutcome> outcome; // none: it waits still
    Judgement judgement;
    std::optional<Duration> talk = {}, hold = {}; // of a talk
    std::optional<OfferOutcome> offered = {};     // of an offer
    std::optional<AgentState> state = {};
    ReasonId reason = {};
    Duration lasted{}; // of a state, within the period
    std::optional<bool> reached =
        {}; // of a call out, at the moment of its beginning: whether it was answered
    std::optional<std::int64_t> mark = {};   // of a contact, at its arrival: its customer's, 1 to 5; 0: none
    std::vector<std::string> outsiders = {}; // numbers outside that the call was sent on to, or brought in
};

struct Opened {
    std::array<std::int64_t, textsOf(Part{}).size()> sizes{}; // all of each part, told or not
    std::vector<OpenedStay> stays;                            // by part, then by time

    std::int64_t size(Part part) const { return sizes[static_cast<std::size_t>(part)]; }
};

// Every stay that began in the row's period (or talk or offer that ended in it), and what it is to the
// figure. As many are counted as the figure says, of a share as many as stand above its line; those and the
// ones against it stand below. Errors: as of figures.
Result<Opened> openFigure(const Streams &streams, const OpenQuery &query, const SiteDay &day,
                          const std::stop_token &stop = {});

} // namespace callboard::history
