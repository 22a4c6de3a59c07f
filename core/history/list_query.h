// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/query.h"

namespace callboard::history {

// Which calls are listed: those whose visit began, or who came without one, in the period.
struct ListQuery {
    Period period;
    std::vector<QueueId> queues; // none: all, and calls without a queue
    std::vector<AgentId> agents; // none: all
    std::optional<HoursOfDay> hours;
};

// How long an agent talked in a call, holds left out.
struct AgentTalk {
    AgentId agent;
    Duration talk{};
    friend bool operator==(const AgentTalk &, const AgentTalk &) = default;
};

// The same of somebody outside.
struct OutsiderTalk {
    std::string number;
    Duration talk{};
    friend bool operator==(const OutsiderTalk &, const OutsiderTalk &) = default;
};

// One visit to a queue, or one call that saw none.
struct CallRow {
    std::string stream;
    CallId call;
    QueueId queue; // none: a direct call
    Direction direction = Direction::Inbound;
    std::string number;                  // of the outside party
    Time at;                             // when it joined the queue; when it came
    std::optional<VisitOutcome> outcome; // none: it waits still, or saw no queue
    std::optional<Duration> wait;        // in the queue; none: it saw none, or waits still
    AgentId agent;                       // who answered
    Duration talk{};                     // for the queue; of a direct call, his
    Duration hold{};
    std::vector<AgentTalk> others; // who talked beside or after him, before the call's next visit; he himself
                                   // where he talked again, for no queue or another one
    Duration otherTalk{};          // of these, what is not in `talk`: for no queue or another one
    std::vector<OutsiderTalk> outsiders; // to whom it was sent on, or who was brought in
    std::optional<Time> endedAt;         // of the call; none: it goes on
    EndedBy endedBy = EndedBy::System;
    EndCause cause = EndCause::Normal;
};
// By time. Errors: as of figures.
Result<std::vector<CallRow>> callRows(const Streams &streams, const ListQuery &query, const SiteDay &day,
                                      const std::stop_token &stop = {});

// A caller whom nobody answered: who gave up, who was sent away after the longest wait, and who left without
// a trace.
struct LostRow {
    std::string stream;
    CallId call;
    QueueId queue;
    std::string number;
    Time at; // when he joined
    Duration wait{};
    VisitOutcome outcome = VisitOutcome::Abandoned;
    bool isShort = false;          // within the queue's short-abandon limit
    std::optional<Time> cameAgain; // the same number's next visit to any queue
    std::optional<Time> answered;  // when one of these was answered first
    AgentId answeredBy;
};
// By time. `agents` has no meaning here.
Result<std::vector<LostRow>> lostRows(const Streams &streams, const ListQuery &query, const SiteDay &day,
                                      const std::stop_token &stop = {});

} // namespace callboard::history
