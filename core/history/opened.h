// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"
#include "core/kpi/visit_figure.h"

namespace callboard::history {

// Which figure of which row of queues' figures is opened.
struct OpenQuery {
    FiguresQuery row;      // by its period, queue and agent; step and grouping have no meaning
    bool ofNobody = false; // of a row by agent that has none: the stays that nobody answered
    VisitFigure figure = VisitFigure::Offered;
    std::size_t most = 500; // stays told of each part, by time
};

struct OpenedStay {
    std::string stream;
    CallId call;
    QueueId queue;
    AgentId agent; // who answered
    std::string number;
    Time at; // when it joined
    Duration wait{};
    std::optional<VisitOutcome> outcome; // none: it waits still
    Judgement judgement;
};

struct Opened {
    std::array<std::int64_t, textsOf(Part{}).size()> sizes{}; // all of each part, told or not
    std::vector<OpenedStay> stays;                            // by part, then by time

    std::int64_t size(Part part) const { return sizes[static_cast<std::size_t>(part)]; }
};

// Every stay that began in the row's period, and what it is to the figure. As many are counted as the figure
// says, of a share as many as stand above its line; those and the ones against it stand below. Errors: as of
// figures.
Result<Opened> openFigure(const Streams &streams, const OpenQuery &query, const SiteDay &day,
                          const std::stop_token &stop = {});

} // namespace callboard::history
