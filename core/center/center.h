// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/numbered.h"
#include "core/base/row_hints.h"
#include "core/calls/cut_off.h"
#include "core/calls/supervision.h"
#include "core/center/fact.h"
#include "core/center/rows.h"
#include "core/kpi/level_definition.h"

#include <vector>

namespace callboard {

// Everything live, as of one place in the journal. Built by apply() alone; ordered everywhere, so that equal
// journals give equal bytes.
struct Center {
    std::uint64_t seq = 0;
    Time at;
    std::string day; // the site's local date, from day.started
    Time dayStartedAt;
    std::uint32_t start = 0;      // of the backend
    Time gapFrom;                 // when the backend before this start was last heard of
    std::uint64_t outOfPlace = 0; // facts that did not fit and changed nothing
    SiteSettings site;
    std::vector<Queue> queues;   // by id
    std::vector<Agent> agents;   // by id
    std::vector<Device> devices; // by id
    Numbered<Call> calls;
    Numbered<Offer> offers;
    std::vector<Supervision> supervisions; // in the order of asking
    Guard guard;
    std::vector<OutboundUse> outbound;        // a row a rule of the site, in their order
    std::vector<RateableContact> rateable;    // contacts that came today and are over, by their ends
    std::vector<CutOffCall> cutOff;           // today or yesterday, not reached since, by their ends
    std::vector<LevelDefinition> definitions; // of all queues that ever were, in the order of their making
    // Shortcuts for find() and settingsOf(); learned by learnRows(), wanted by nobody else.
    RowHints queueHints, agentHints, queueSettingsHints, userSettingsHints;

    static constexpr auto fields() {
        return std::tuple{field("seq", &Center::seq),
                          field("at", &Center::at),
                          field("day", &Center::day),
                          field("dayStartedAt", &Center::dayStartedAt),
                          field("start", &Center::start),
                          optionalField("gapFrom", &Center::gapFrom),
                          field("outOfPlace", &Center::outOfPlace),
                          field("site", &Center::site),
                          field("queues", &Center::queues),
                          field("agents", &Center::agents),
                          field("devices", &Center::devices),
                          field("calls", &Center::calls),
                          field("offers", &Center::offers),
                          optionalField("supervisions", &Center::supervisions),
                          optionalField("guard", &Center::guard),
                          optionalField("outbound", &Center::outbound),
                          optionalField("cutOff", &Center::cutOff),
                          optionalField("rateable", &Center::rateable),
                          optionalField("definitions", &Center::definitions)};
    }
    friend bool operator==(const Center &, const Center &) = default;
};

// After the rows changed by other means than apply(): decoding.
void learn(Center &center);
// After rows came or went.
void learnRows(Center &center);

// Look-ups; null where there is none. The pointer lives until the next apply().
const Queue *find(const Center &center, QueueId id);
const Agent *find(const Center &center, AgentId id);
const Device *find(const Center &center, DeviceId id);
const Call *find(const Center &center, CallId id);
const Offer *find(const Center &center, OfferId id);
const QueueSettings *settingsOf(const Center &center, QueueId id);
const UserSettings *settingsOf(const Center &center, UserId id);
const CutOffCall *cutOffOf(const Center &center, CallId id);
// The contact of today that a mark of this call is of. Null: none.
const RateableContact *rateableOf(const Center &center, CallId id);
const Agent *agentOfDevice(const Center &center, DeviceId id);
// The call an agent is about: what rings at him, else what he joined last. Null: none.
const Call *presentCall(const Center &center, const Agent &agent);
// The agent a call is about: whose phone rings, else who talks, else who dialled. None: nobody yet.
AgentId presentAgent(const Center &center, const Call &call);
const Supervision *supervisionOf(const Center &center, CallId call);
const Supervision *supervisionBy(const Center &center, UserId supervisor);
const QueueSettings *queueOfNumber(const Center &center, std::string_view number);

// His phone is in use: it rings, or he talks or supervises.
bool isEngaged(const Center &center, const Agent &agent);
// May a queue offer this agent a call now? Ready, his device registered and not in use, his desk not lost.
bool isRoutable(const Center &center, const Agent &agent);
bool servesQueue(const Center &center, const Agent &agent, QueueId queue);

// What the agent has set and written of this call. Null: nothing.
const WrapUp *wrapUpOf(const Agent &agent, CallId call);
// The call that he missed and has not settled. Null: none such.
const MissedCall *missedCallOf(const Agent &agent, CallId call);
// Is the agent in this call, is it the last one that he left, or does he owe its code?
bool isOwnCall(const Agent &agent, CallId call);
// This call of his began before his last one was over: he asks somebody about it still.
bool outlastsLast(const Agent &agent, const Call &call);
// One of these calls, or a contact of today in which he talked last?
bool mayNote(const Center &center, const Agent &agent, CallId call);
// A talk whose after-call work somebody else ended before he gave the code that its queue wants. Null: none.
const LastCall *owedOf(const Agent &agent, CallId call);
// His after-call work is about a call whose queue wants to know how it ended, and he has not said so.
bool lacksDisposition(const Center &center, const Agent &agent);
const DispositionSettings *settingsOf(const Center &center, DispositionId id);
// Can a call of this queue (none: a direct one) end with this code? Not with a heading.
bool mayEndWith(const SiteSettings &site, const DispositionSettings &code, QueueId queue);

} // namespace callboard
