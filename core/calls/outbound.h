// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace callboard {

using namespace std::string_view_literals;

// What keeps one more call from going out.
enum class OutboundCap { AtOnce, PerHour, MinutesPerDay };
constexpr auto textsOf(OutboundCap) {
    return std::array{"atOnce"sv, "perHour"sv, "minutesPerDay"sv};
}

// Numbers that begin so, in any spelling, go out through this trunk, within these caps. A cap of 0: none.
struct OutboundRule {
    std::string prefix;             // empty: every number
    TrunkId trunk;                  // none: they do not go out at all
    std::int32_t atOnce = 0;        // calls, counted from the dialling on
    std::int32_t perHour = 0;       // calls that began in the last 60 minutes
    std::int32_t minutesPerDay = 0; // of answered calls, by the site's day
    static constexpr auto fields() {
        return std::tuple{
            field("prefix", &OutboundRule::prefix), optionalField("trunk", &OutboundRule::trunk),
            optionalField("atOnce", &OutboundRule::atOnce), optionalField("perHour", &OutboundRule::perHour),
            optionalField("minutesPerDay", &OutboundRule::minutesPerDay)};
    }
    friend bool operator==(const OutboundRule &, const OutboundRule &) = default;
};

// A call that is out by a rule now.
struct OutboundCall {
    CallId call;
    Time answeredAt;        // none: it still rings there
    std::int32_t party = 0; // who is out, in a conference
    static constexpr auto fields() {
        return std::tuple{field("call", &OutboundCall::call),
                          optionalField("answeredAt", &OutboundCall::answeredAt),
                          optionalField("party", &OutboundCall::party)};
    }
    friend bool operator==(const OutboundCall &, const OutboundCall &) = default;
};

// What a rule has let out.
struct OutboundUse {
    std::string prefix; // of the rule
    std::vector<OutboundCall> live;
    std::vector<Time> begun; // in the last 60 minutes, where the rule counts them; oldest first
    Duration talked{};       // today, by calls that are over
    std::int64_t today = 0;  // calls
    Time reachedAt;          // a cap, when it was told last
    OutboundCap reached = OutboundCap::AtOnce; // which
    Time reachedUntil;                         // none: until one of the calls ends
    static constexpr auto fields() {
        return std::tuple{field("prefix", &OutboundUse::prefix),
                          optionalField("live", &OutboundUse::live),
                          optionalField("begun", &OutboundUse::begun),
                          optionalField("talkedSeconds", &OutboundUse::talked),
                          field("today", &OutboundUse::today),
                          optionalField("reachedAt", &OutboundUse::reachedAt),
                          optionalField("reached", &OutboundUse::reached),
                          optionalField("reachedUntil", &OutboundUse::reachedUntil)};
    }
    friend bool operator==(const OutboundUse &, const OutboundUse &) = default;
};

// A call is led out of the house. Every one of them, whoever dialled: an agent, a transfer, a queue's
// overflow.
struct CallDialledOut {
    static constexpr auto type = "call.dialledOut"sv;
    CallId call;
    TrunkId trunk;
    std::string number;
    std::string prefix; // of the rule that allowed it
    static constexpr auto fields() {
        return std::tuple{field("call", &CallDialledOut::call), field("trunk", &CallDialledOut::trunk),
                          field("number", &CallDialledOut::number), field("prefix", &CallDialledOut::prefix)};
    }
};

// With this no further call goes out by the rule, for the time being. Told once an hour and rule.
struct OutboundCapReached {
    static constexpr auto type = "outbound.capReached"sv;
    std::string prefix;
    TrunkId trunk;
    OutboundCap cap = OutboundCap::AtOnce;
    Time until; // a call can go out again; none: when one of those that are out ends
    static constexpr auto fields() {
        return std::tuple{field("prefix", &OutboundCapReached::prefix),
                          field("trunk", &OutboundCapReached::trunk), field("cap", &OutboundCapReached::cap),
                          optionalField("until", &OutboundCapReached::until)};
    }
};

} // namespace callboard
