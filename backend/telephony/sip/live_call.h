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
    bool isAway = false;     // the agent's phone is in his other call; this only keeps his place
    std::int32_t party = 0;  // in a conference
    Party who;               // as it began, if he is outside
    bool isSilenced = false; // by who leads it
    bool isSilent = false;   // nothing comes from its phone
    bool isSilenceTold = false;

    bool isHeard() const { return !isMuted && !isSilenced; }
    bool holds() const { return isHolding || isParking; }

    explicit operator bool() const { return dialog || isAway; }
};

struct Ringing {
    OfferId offer;
    AgentId agent;
    DeviceId device;
    Line line;
    TimerId limit;
    std::string flow;     // where it is rung
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
    AgentId askedBy{};
};

// A call as the engine sees it: a caller, perhaps one who talks with him, others whom these brought in, and
// phones that ring meanwhile.
struct LiveCall {
    CallId id;
    Direction direction = Direction::Inbound;
    std::string to;
    Party from;
    Line caller;
    Line called;                // the agent who answered, or the trunk that is dialled
    std::vector<Line> others;   // a conference as long as there are any
    std::int32_t lastParty = 2; // whoever joined last has this number
    std::vector<Ringing> ringing;
    QueueId queue;                  // whose music plays; none before EnterQueue
    QueueId cameBy;                 // the last one, wherever he was sent from there
    bool hasArrived = true;         // false: our own phone rings first (click to dial)
    CallId consults;                // the call that its caller asks for advice about
    bool isTransferred = false;     // until somebody answers: a failed dial does not end it
    std::optional<EndCall> leaving; // hears his farewell, then ends like this
    std::optional<AskMark> survey;  // once the agent has hung up
    TimerId placing;
    CommandId causedBy{};                   // that dialled it
    std::optional<Supervising> supervising; // only while they talk
    voice::BridgeId bridge;
    voice::RecordingId recording;
    bool isRecordingPaused = false;

    bool isConference() const { return !others.empty(); }
    // All who talk or are to talk: the caller, the called, the others.
    std::vector<Line *> lines() {
        std::vector<Line *> all{&caller, &called};
        for (auto &other : others)
            all.push_back(&other);
        return all;
    }
    bool isTalking() const { return caller.isAnswered && called.isAnswered; }
};

} // namespace callboard::sip
