// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"
#include "core/command/conference_orders.h"
#include "core/command/consult_orders.h"
#include "core/command/recording_orders.h"
#include "core/command/supervision_orders.h"
#include "core/command/survey_orders.h"

#include <string>
#include <variant>
#include <vector>

namespace callboard {

// What the telephone engine is told to do; `causedBy` is the command that asked for it, if one did: the facts
// that it leads to name it. An order is given after the facts it rests on are durable. Every
// order is answered by facts sooner or later; one about a call or offer that is gone is ignored.

// Answer the caller and let him hear the queue's music until an agent answers.
struct EnterQueue {
    CallId call;
    QueueId queue;
};

// Say these phrases to the caller in place of the music ("ru/next", "ru/wait-1-2"); what has no sound is left
// out.
struct Announce {
    CallId call;
    std::vector<std::string> phrases;
};

// The caller stays, and hears ringing until it is known where he goes. Where that is is told by the orders
// that follow; a DialOut that fails does not end the call then, but is reported by call.dialFailed.
struct LeaveQueue {
    CallId call;
};

// Ring one device for a call: a queue's offer, or the called side of a direct call (the caller hears
// ringing). Answered by call.answered or offer.ended. The engine gives up by itself after ringFor (noAnswer).
struct RingDevice {
    OfferId offer;
    CallId call;
    AgentId agent;
    DeviceId device;
    Duration ringFor{};
    Party shown;       // what the phone displays
    std::string queue; // the queue's name, shown with it; empty for direct calls
};

// Stop ringing. The engine reports offer.ended with this outcome.
struct CancelOffer {
    OfferId offer;
    OfferOutcome outcome = OfferOutcome::CancelledElsewhere;
    CommandId causedBy{};
};

// Let the phone answer by itself as soon as it rings (Event: talk); for one that answersWhenTold.
struct AnswerOffer {
    OfferId offer;
    CommandId causedBy{};
};

// Lead a call, whose caller is one of our devices, out through a trunk.
struct DialOut {
    CallId call;
    TrunkId trunk;
    std::string number;
};

// Click to dial, after call.placed: ring the agent's own device; once it answers, the engine reports
// call.arrived for this call (from that agent, to the number) and the call goes its way as if dialled there.
// If that fails: call.ended alone. With a call that he consults about, he is on the phone already: that call
// is held (call.held), and this one arrives at once.
struct PlaceCall {
    CallId call;
    AgentId agent;
    DeviceId device;
    std::string number;
    CommandId causedBy{};
    CallId consults{};
};

// Refuse a call that was not answered yet, or end it with all its legs. The engine reports call.ended.
struct EndCall {
    CallId call;
    EndedBy by = EndedBy::System;
    EndCause cause = EndCause::Normal;
    CommandId causedBy{};
    std::string farewell{}; // a phrase that the caller hears before; he is answered for it. Empty: none
    UserId supervisor{};    // who wants it, if `by` is Supervisor
    AgentId agent{};        // of a conference: the agent who does
};

// The other side hears the music, and this agent nothing. Reported by call.held and call.retrieved.
struct HoldLine {
    CallId call;
    AgentId agent;
    bool isHeld = true;
    CommandId causedBy{};
};

// Reported by call.muted and call.unmuted.
struct MuteLine {
    CallId call;
    AgentId agent;
    bool isMuted = true;
    CommandId causedBy{};
};

// Keys from this agent to the other side. Reported by nothing: they may be secrets.
struct PressKeys {
    CallId call;
    AgentId agent;
    std::string digits;
};

// After a transfer: this agent's phone is hung up, the other side becomes the caller and hears ringing until
// it is answered again. Where it goes is told by the orders that follow; a DialOut that fails does not end it
// then, but is reported by call.dialFailed.
struct ReleaseLine {
    CallId call;
    AgentId agent;
};

using Order =
    std::variant<EnterQueue, Announce, LeaveQueue, RingDevice, CancelOffer, AnswerOffer, DialOut, PlaceCall,
                 EndCall, RecordCall, HoldRecording, TellNotice, StopRecording, HoldLine, MuteLine, PressKeys,
                 ReleaseLine, Supervise, SetSupervisionMode, EndSupervision, TakeOver, SwitchLine, JoinCalls,
                 AnswerSupervision, AddParty, DropParty, SilenceParty, AskMark>;

} // namespace callboard
