// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/options.h"
#include "core/traffic/random.h"

namespace callboard::traffic {

struct PlannedCall {
    std::size_t index = 0; // from 0
    Duration at{0};        // after the start; 0 for callers who come as soon as there is room
    std::size_t target = 0;
    Caller caller;
    Duration patience{0};
    Duration talk{0};
    bool agentHangsUp = false;
    int hz = 0; // the tone that this caller sends
    friend bool operator==(const PlannedCall &, const PlannedCall &) = default;
};

// "0 at 00:00:12.345 to 600 from +79990001122 'Anna' patience 91.2 talk 120.5 ends caller tone 500"
std::string print(const PlannedCall &call, const TrafficOptions &options);

// What the callers will do, one after the other: the same options give the same calls on every machine.
class CallPlan {
public:
    explicit CallPlan(const TrafficOptions &options);
    // None: the plan is at its end, by number of calls or by time.
    std::optional<PlannedCall> next();

private:
    Caller nextCaller();
    std::size_t nextTarget();

    const TrafficOptions &m_options;
    Random m_arrivals;
    Random m_behaviour;
    double m_weights = 0;
    std::size_t m_count = 0;
    std::size_t m_firstNumber = 0;
    Duration m_at{0};
};

enum class OfferAction : std::uint8_t { Answer, Reject, LetRing };

struct PlannedOffer {
    OfferAction action = OfferAction::Answer;
    Duration delay{0};
    Duration talk{0}; // with callers who are none of ours
    friend bool operator==(const PlannedOffer &, const PlannedOffer &) = default;
};

// "answer after 2.100 talk 120.500"
std::string print(const PlannedOffer &offer);

// What one phone does with the calls that are offered to it, in their order.
class OfferPlan {
public:
    OfferPlan(const TrafficOptions &options, std::size_t phone);
    PlannedOffer next();
    int hz() const { return m_hz; }

private:
    const TrafficOptions &m_options;
    Random m_random;
    int m_hz;
};

} // namespace callboard::traffic
