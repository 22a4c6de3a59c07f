// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/time.h"

#include <cstdint>
#include <tuple>

namespace callboard {

// A queue's counters of one period. Visits count in the period in which they began, once they end (but
// `offered`: at once); offers and segments where they end, contacts and that they were sent on where their
// first segment ended, dials where they are made.
struct QueueCounts {
    std::int64_t offered = 0;
    std::int64_t answered = 0;
    std::int64_t answeredWithinTarget = 0;
    std::int64_t abandoned = 0;
    std::int64_t abandonedWithinTarget = 0;
    std::int64_t shortAbandoned = 0; // within the short-abandon limit
    std::int64_t overflowed = 0;
    std::int64_t refused = 0;
    std::int64_t callbackRequested = 0;
    std::int64_t leftByKey = 0;
    std::int64_t unknown = 0;
    std::int64_t promised = 0;     // told in what time to expect an answer
    std::int64_t promisesKept = 0; // and answered in it
    Duration answerWait{};         // sum over the answered, from joining to answer
    Duration abandonWait{};        // sum over the abandoned
    Duration longestWait{};        // of any finished visit
    std::int64_t offers = 0;       // ended, however
    std::int64_t offersAccepted = 0;
    std::int64_t offersNotAnswered = 0;
    Duration answerDelay{}; // sum over the accepted offers, from ring to answer
    std::int64_t segments = 0;
    std::int64_t contacts = 0;    // of these segments: the first of each contact
    std::int64_t transferred = 0; // of these contacts: sent on, however late
    Duration talk{};              // without holds
    Duration hold{};
    Duration afterCallWork{};

    static constexpr auto fields() {
        using C = QueueCounts;
        return std::tuple{field("offered", &C::offered),
                          field("answered", &C::answered),
                          field("answeredWithinTarget", &C::answeredWithinTarget),
                          field("abandoned", &C::abandoned),
                          field("abandonedWithinTarget", &C::abandonedWithinTarget),
                          field("shortAbandoned", &C::shortAbandoned),
                          field("overflowed", &C::overflowed),
                          field("refused", &C::refused),
                          field("callbackRequested", &C::callbackRequested),
                          field("leftByKey", &C::leftByKey),
                          field("unknown", &C::unknown),
                          optionalField("promised", &C::promised),
                          optionalField("promisesKept", &C::promisesKept),
                          field("answerWaitSeconds", &C::answerWait),
                          field("abandonWaitSeconds", &C::abandonWait),
                          field("longestWaitSeconds", &C::longestWait),
                          optionalField("offers", &C::offers),
                          optionalField("offersAccepted", &C::offersAccepted),
                          optionalField("offersNotAnswered", &C::offersNotAnswered),
                          optionalField("answerDelaySeconds", &C::answerDelay),
                          field("segments", &C::segments),
                          optionalField("contacts", &C::contacts),
                          optionalField("transferred", &C::transferred),
                          field("talkSeconds", &C::talk),
                          field("holdSeconds", &C::hold),
                          field("acwSeconds", &C::afterCallWork)};
    }
    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

// An agent's counters of one period; the running state's time is not in them yet.
struct AgentCounts {
    std::int64_t answered = 0; // offers of queues accepted
    std::int64_t offers = 0;   // offers of queues ended, however
    std::int64_t offersNotAnswered = 0;
    Duration answerDelay{}; // sum over the accepted offers, from ring to answer
    std::int64_t segments = 0;
    std::int64_t contacts = 0;    // of the segments: the first with each contact
    std::int64_t transferred = 0; // of these contacts: sent on by him, however late
    Duration talk{};
    Duration hold{};
    std::int64_t outboundSegments = 0; // of the segments: calls out, and their talk
    Duration outboundTalk{};
    std::int64_t dials = 0;         // calls out, begun
    std::int64_t dialsAnswered = 0; // of them
    Duration ready{};
    Duration notReady{};
    Duration reserved{};
    Duration busy{};
    Duration afterCallWork{};

    static constexpr auto fields() {
        using C = AgentCounts;
        return std::tuple{field("answered", &C::answered),
                          field("offers", &C::offers),
                          field("offersNotAnswered", &C::offersNotAnswered),
                          optionalField("answerDelaySeconds", &C::answerDelay),
                          field("segments", &C::segments),
                          optionalField("contacts", &C::contacts),
                          optionalField("transferred", &C::transferred),
                          field("talkSeconds", &C::talk),
                          field("holdSeconds", &C::hold),
                          optionalField("outboundSegments", &C::outboundSegments),
                          optionalField("outboundTalkSeconds", &C::outboundTalk),
                          optionalField("dials", &C::dials),
                          optionalField("dialsAnswered", &C::dialsAnswered),
                          field("readySeconds", &C::ready),
                          field("notReadySeconds", &C::notReady),
                          field("reservedSeconds", &C::reserved),
                          field("busySeconds", &C::busy),
                          field("acwSeconds", &C::afterCallWork)};
    }
    friend bool operator==(const AgentCounts &, const AgentCounts &) = default;
};

} // namespace callboard
