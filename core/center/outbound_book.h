// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/outbound.h"

#include <string_view>

namespace callboard {

// The fold of what rules for calls out have let out. Changes the rows it is given.
class OutboundBook {
public:
    explicit OutboundBook(std::vector<OutboundUse> &uses)
        : m_uses(uses) {}

    // One row a rule, in the order of the rules; what is known of a rule that stays is kept.
    void follow(const std::vector<OutboundRule> &rules);
    // `rule`: null if it is gone.
    void begin(const CallDialledOut &fact, const OutboundRule *rule, Time at);
    void reach(const OutboundCapReached &fact, Time at);
    void answer(CallId call, Time at);
    // The far end of one that nobody answered.
    void fail(CallId call);
    void end(CallId call, Time at);
    // A consult becomes the call that takes its place, or this party of a conference.
    void move(CallId from, CallId to, std::int32_t party = 0);
    // Whom the call had out is this party now; 0: it is no conference any more.
    void number(CallId call, std::int32_t party);
    // One of a conference, which goes on.
    void leave(CallId call, std::int32_t party, Time at);
    // The old day's part of what still talks is told with the old day.
    void beginDay(Time at);

private:
    OutboundUse *useOf(std::string_view prefix);
    // Those of the live ones that `isOver` names.
    template <class Predicate>
    void finish(Predicate isOver, Time at);

    std::vector<OutboundUse> &m_uses;
};

} // namespace callboard
