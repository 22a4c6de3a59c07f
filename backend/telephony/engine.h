// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/fact.h"
#include "core/command/order.h"

#include <atomic>
#include <functional>

namespace callboard {

// Gives the numbers of one start of the backend; any thread may ask.
class Numbers {
public:
    explicit Numbers(std::uint32_t start)
        : m_start(start) {}
    CallId nextCall() { return CallId::make(m_start, ++m_calls); }
    OfferId nextOffer() { return OfferId::make(m_start, ++m_offers); }
    SessionId nextSession() { return SessionId::make(m_start, ++m_sessions); }

private:
    std::uint32_t m_start;
    std::atomic<std::uint32_t> m_calls{0};
    std::atomic<std::uint32_t> m_offers{0};
    std::atomic<std::uint32_t> m_sessions{0};
};

// What an engine tells: a fact, and the command that led to it, if one did.
struct Told {
    Fact fact;
    CommandId causedBy{};
};

// The telephone system: sip (embedded), ami (Asterisk), sim (seeded). It reports facts and takes orders; it
// decides nothing about queues or agents. Above this line nobody knows which one it is.
//
// What an engine promises: call.arrived before anything else of a call (but call.ended, of a placed call that
// nobody answered) and exactly one call.ended after all else of it (but recording.stopped and rating.given),
// or for a consult the call.transferred that it is merged by; call.agentLost only of a call that entered a
// queue and is no consult, its line to the agent being let go already; for each RingDevice exactly one of
// call.answered (naming the offer) and offer.ended, also when the call ends first (offer.ended callerGone,
// then call.ended).
class Engine {
public:
    // Called on the engine's own thread, one fact after the other, in order; with the order's command for
    // what an order led to.
    using Sink = std::function<void(Fact, CommandId causedBy)>;

    virtual ~Engine() = default;

    // Opens its sockets; `known` are the devices registered when the journal ended, so that phones need not
    // register anew after a restart.
    virtual Result<void> start(Sink sink, std::vector<Device> known) = 0;
    // From any thread; returns at once.
    virtual void give(Order order) = 0;
    // Ends all calls with their facts, waits for the recordings' files, closes; no fact after it returns.
    virtual void stop() = 0;
};

} // namespace callboard
