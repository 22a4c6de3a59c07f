// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/dialog.h"
#include "core/calls/supervision.h"
#include "core/command/order.h"
#include "core/voice/media.h"
#include "core/voice/sdp.h"

#include <optional>
#include <string>
#include <vector>

namespace callboard::sip {

// One side of a call: its dialog, its sound, and what was agreed between the two.
struct Line {
    DialogId dialog;
    voice::LegId leg;
    std::optional<voice::OfferAnswer> session;
    std::string answer; // to the offer in its INVITE, until it is sent
    AgentId agent;      // whose phone it is; none: outside
    bool isDevice = false;
    bool isAnswered = false;
    bool isHolding = false; // its phone put the other side on hold
    bool isParking = false; // we did, for it
    bool isMuted = false;
    bool isAway = false; // the agent's phone is in his other call; this only keeps his place

    bool holds() const { return isHolding || isParking; }

    explicit operator bool() const { return dialog || isAway; }
};

struct Ringing {
    OfferId offer;
    AgentId agent;
    DeviceId device;
    Line line;
    TimerId limit;
    CommandId causedBy{}; // that answers it
};

// A supervisor whose phone rings or who hears the talk.
struct Supervising {
    AgentId agent; // whose talk it is
    UserId supervisor;
    SupervisionMode mode = SupervisionMode::Listen;
    Line line;
    TimerId limit;
    CommandId causedBy{};
};

// A call as the engine sees it: a caller, perhaps one who talks with him, and phones that ring meanwhile.
struct LiveCall {
    CallId id;
    Direction direction = Direction::Inbound;
    std::string to;
    Party from;
    Line caller;
    Line called; // the agent who answered, or the trunk that is dialled
    std::vector<Ringing> ringing;
    QueueId queue;                  // whose music plays; none before EnterQueue
    bool hasArrived = true;         // false: our own phone rings first (click to dial)
    CallId consults;                // the call that its caller asks for advice about
    bool isTransferred = false;     // until somebody answers: a failed dial does not end it
    std::optional<EndCall> leaving; // hears his farewell, then ends like this
    TimerId placing;
    CommandId causedBy{};                   // that dialled it
    std::optional<Supervising> supervising; // only while they talk
    voice::BridgeId bridge;
    voice::RecordingId recording;

    bool isTalking() const { return caller.isAnswered && called.isAnswered; }
};

} // namespace callboard::sip
