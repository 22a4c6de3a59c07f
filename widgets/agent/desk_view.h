// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <optional>

namespace callboard {

// One of three or more in the call.
struct DeskParty {
    std::int32_t number = 0;
    AgentId agent;    // a colleague, or oneself
    std::string text; // the number of one from outside
    std::string name;
    bool isSelf = false;
    bool isHolding = false;
    bool isMuted = false;    // is not heard, whoever wants it so
    bool isSilenced = false; // by who leads the call
    bool isSilent = false;   // no sound comes from there
    friend bool operator==(const DeskParty &, const DeskParty &) = default;
};

// The call on an agent's desk.
struct DeskCall {
    enum class Stage { Ringing, Placed, Dialling, Talking, Held }; // placed: the own phone rings first
    CallId id;
    Stage stage = Stage::Ringing;
    Direction direction = Direction::Inbound;
    std::string number; // of the other end
    std::string name;
    QueueId queue;
    bool isConsult = false; // whom this agent asks about the other call
    std::string backFrom;   // where this agent had sent it on in vain
    AgentId passedOnBy;     // who sent it here, until somebody answers
    AgentId lostAgent;      // whose phone was lost in the talk with this caller
    Time since;             // of the stage; of a queue's call that rings since the caller joined the queue
    Duration waited{};      // before the answer
    Time answeredAt;        // while talking, or on hold
    bool isMuted = false;
    bool isRecorded = false;
    Time recordingPausedAt; // none: it is not
    Time silentSince;       // the other side, or one of the others
    Time notHeardSince;     // the own phone: nothing comes from it
    UserId supervisor;      // who hears this talk, where the site lets agents know
    SupervisionMode supervision = SupervisionMode::Listen;
    bool isExpert = false;          // that one was asked by this agent
    UserId asked;                   // the expert whose phone still rings
    std::vector<DeskParty> parties; // while three or more talk
    AgentId leader;                 // of these
    bool isLed = false;             // by this agent
    friend bool operator==(const DeskCall &, const DeskCall &) = default;
};

// The call that there is something to be said of now: how it ended, and what to remember.
struct DeskWrapUp {
    CallId call;
    QueueId queue;
    DispositionId disposition;
    std::string note;
    bool isTalking = false;
    bool isWork = false;   // after-call work runs about it
    bool isNeeded = false; // the queue wants a code
    bool isOwed = false;   // the work was ended without it
    bool isAside = false;  // its talk is over, and he speaks with somebody else
    Party party;           // of a call that is owed or aside
    friend bool operator==(const DeskWrapUp &, const DeskWrapUp &) = default;
};

// One queue that the agent serves.
struct DeskQueue {
    QueueId id;
    std::int32_t waiting = 0;
    Time waitingSince; // of who has waited longest, in this queue
    Duration target{};
    friend bool operator==(const DeskQueue &, const DeskQueue &) = default;
};

// The talk of a colleague into which this agent is asked.
struct Advice {
    DeskCall talk; // as it is on the colleague's desk
    AgentId agent; // the colleague
    SupervisionMode mode = SupervisionMode::Whisper;
    bool isJoined = false; // else his phone rings
    Time since;            // of either
    friend bool operator==(const Advice &, const Advice &) = default;
};

// All that an agent's page shows of the agent, taken from the center at once.
struct DeskView {
    AgentId agent;
    bool takesCalls = false; // false: no such agent here
    AgentState state = AgentState::LoggedOut;
    ReasonId reason;
    Time since;
    Desired desired;
    bool isForced = false;       // somebody or something else wants it so
    std::optional<Desired> next; // what comes after the present call or work
    std::optional<DeskCall> call;
    std::optional<DeskCall> other; // of two calls on his phone, the one that he does not speak in
    std::optional<Advice> advice;
    bool isConsulting = false;         // one of the two is about the other
    bool isAnswered = false;           // and who is consulted talks
    std::optional<LastCall> gone;      // the held call that ended while he spoke in the present one
    std::optional<AfterCallWork> work; // running now
    bool isWorkWaiting = false;        // for the end of the present talk
    std::optional<LastCall> last;      // of that work
    std::optional<DeskWrapUp> wrapUp;  // of the talk, else of the last call
    DeviceId phone;
    bool isPhoneThere = false;
    bool canAnswerHere = false; // else only at the phone itself
    bool isDeskLost = false;
    std::vector<MissedCall> missed; // for him alone, and not called back since
    AgentCounts today;
    std::vector<DeskQueue> queues;
    friend bool operator==(const DeskView &, const DeskView &) = default;
};

CallState callStateOf(DeskCall::Stage stage);
DeskView deskOf(const Center &center, AgentId agent);
// As it was while they talked.
DeskCall deskCallOf(const LastCall &last);

} // namespace callboard
