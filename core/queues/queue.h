// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <string>
#include <tuple>

namespace callboard {

using namespace std::string_view_literals;

// Which of the routable agents gets the next call.
enum class Strategy { LongestIdle, RoundRobin, FewestCalls, BestSkill };
constexpr auto textsOf(Strategy) {
    return std::array{"longest-idle"sv, "round-robin"sv, "fewest-calls"sv, "best-skill"sv};
}

// What people set for a queue; written to the journal with config.changed, so that a replay knows it.
struct QueueSettings {
    QueueId id;
    std::string name;
    std::string number; // what callers dial
    Strategy strategy = Strategy::LongestIdle;
    Duration target = seconds{20};      // service level threshold
    Duration shortAbandon = seconds{5}; // gone before this: left out by some formulas
    Duration ringTimeout = seconds{15};
    Duration wrapUp = seconds{10}; // after-call work; zero: none
    Duration maxWait = minutes{10};
    int missedLimit = 3; // offers missed in a row before the agent is set not ready; 0: never
    bool isRecorded = true;

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
                          field("recorded", &QueueSettings::isRecorded)};
    }
    friend bool operator==(const QueueSettings &, const QueueSettings &) = default;
};

} // namespace callboard
