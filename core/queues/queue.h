// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <string>
#include <tuple>
#include <vector>

namespace callboard {

using namespace std::string_view_literals;

// Which of the routable agents gets the next call.
enum class Strategy { LongestIdle, RoundRobin, FewestCalls, BestSkill };
constexpr auto textsOf(Strategy) {
    return std::array{"longest-idle"sv, "round-robin"sv, "fewest-calls"sv, "best-skill"sv};
}

// What waiting callers are spoken to in; none: they hear music alone.
enum class SpokenLanguage { None, English, Russian };
constexpr auto textsOf(SpokenLanguage) {
    return std::array{"none"sv, "en"sv, "ru"sv};
}

// Open on these days of the week between two times of the local day.
struct OpenHours {
    std::int32_t firstDay = 1; // 1 Monday to 7 Sunday, both included; a week may wrap ("fri-mon")
    std::int32_t lastDay = 7;
    Duration from{}; // since midnight
    Duration to = std::chrono::hours{24};
    static constexpr auto fields() {
        return std::tuple{field("firstDay", &OpenHours::firstDay), field("lastDay", &OpenHours::lastDay),
                          field("fromSeconds", &OpenHours::from), field("toSeconds", &OpenHours::to)};
    }
    friend bool operator==(const OpenHours &, const OpenHours &) = default;
};

// What people set for a queue; written to the journal with config.changed, so that a replay knows it.
struct QueueSettings {
    QueueId id;
    std::string name;
    std::string number; // what callers dial
    Strategy strategy = Strategy::LongestIdle;
    Duration target = seconds{20};      // service level threshold
    Duration shortAbandon = seconds{5}; // gone before this: left out by some formulas
    std::int32_t goalPercent = 80;      // the service level that is wanted
    Duration ringTimeout = seconds{15};
    Duration wrapUp = seconds{10}; // after-call work; zero: none
    Duration maxWait = minutes{10};
    int missedLimit = 3; // offers missed in a row before the agent is set not ready; 0: never
    bool isRecorded = true;
    std::int32_t maxWaiting = 0;          // who finds so many waiting is not taken; 0: no limit
    std::string overflowTo;               // the number for who waited too long or found it full; empty: none
    std::vector<OpenHours> hours;         // none: always open
    std::vector<std::string> closedDates; // "2026-01-01", local: closed all day
    std::string closedTo;                 // the number for who calls when it is closed; empty: none
    SpokenLanguage language = SpokenLanguage::None;
    Duration announceEvery = seconds{45}; // position and expected wait
    bool needsDisposition = false;        // after-call work does not end without one
    bool asksForMark = false;             // who stays when the agent has hung up is asked how it was

    static constexpr auto fields() {
        return std::tuple{field("id", &QueueSettings::id),
                          field("name", &QueueSettings::name),
                          field("number", &QueueSettings::number),
                          field("strategy", &QueueSettings::strategy),
                          field("targetSeconds", &QueueSettings::target),
                          field("shortAbandonSeconds", &QueueSettings::shortAbandon),
                          field("ringTimeoutSeconds", &QueueSettings::ringTimeout),
                          field("wrapUpSeconds", &QueueSettings::wrapUp),
                          field("maxWaitSeconds", &QueueSettings::maxWait),
                          field("missedLimit", &QueueSettings::missedLimit),
                          field("recorded", &QueueSettings::isRecorded),
                          optionalField("maxWaiting", &QueueSettings::maxWaiting),
                          optionalField("overflowTo", &QueueSettings::overflowTo),
                          optionalField("hours", &QueueSettings::hours),
                          optionalField("closedDates", &QueueSettings::closedDates),
                          optionalField("closedTo", &QueueSettings::closedTo),
                          optionalField("language", &QueueSettings::language),
                          optionalField("announceEverySeconds", &QueueSettings::announceEvery),
                          optionalField("needsDisposition", &QueueSettings::needsDisposition),
                          optionalField("asksForMark", &QueueSettings::asksForMark),
                          laterField("goalPercent", &QueueSettings::goalPercent)};
    }
    friend bool operator==(const QueueSettings &, const QueueSettings &) = default;
};

} // namespace callboard
