// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/delta.h"
#include "core/center/mark.h"
#include "core/center/outbound_book.h"

namespace callboard {

// The inside of apply(): one small function a fact. `fits` looks and changes nothing; `take` relies on it.
// Split by what a fact is about into fold_*.cpp; fold_counts.cpp has the figures, fold.cpp what all share.
class Fold {
public:
    Fold(Center &center, Delta &delta, Time at, Time before)
        : m_center(center)
        , m_delta(delta)
        , m_at(at)
        , m_before(before) {}

    void take(const CallPlaced &fact);
    void take(const CallArrived &fact);
    void take(const CallQueued &fact);
    void take(const CallAnnounced &fact);
    void take(const CallLeftQueue &fact);
    void take(const OfferStarted &fact);
    void take(const OfferEnded &fact);
    void take(const CallAnswered &fact);
    void take(const CallHeld &fact);
    void take(const CallRetrieved &fact);
    void take(const CallMuted &fact);
    void take(const CallUnmuted &fact);
    void take(const CallTransferred &fact);
    void take(const CallAgentLost &fact);
    void take(const CallerReached &fact);
    void take(const CallMissed &fact);
    void take(const MissedCallSettled &fact);
    void take(const CallDialFailed &fact);
    void take(const CallEnded &fact);
    void take(const RecordingStarted &fact);
    void take(const RecordingPaused &fact);
    void take(const RecordingResumed &fact);
    void take(const RecordingStopped &fact);
    void take(const DispositionSet &fact);
    void take(const NoteAdded &fact);
    void take(const AgentStateChanged &fact);
    void take(const AfterCallWorkStarted &fact);
    void take(const AfterCallWorkExtended &fact);
    void take(const AfterCallWorkEnded &fact);
    void take(const DeskConnected &fact);
    void take(const DeskDisconnected &fact);
    void take(const DeviceRegistered &fact);
    void take(const DeviceLost &fact);
    void take(const QueueOpened &fact);
    void take(const QueueClosed &fact);
    void take(const ConfigChanged &fact);
    void take(const DayStarted &fact);
    void take(const BackendStarted &fact);
    void take(const SupervisionAsked &fact);
    void take(const SupervisionStarted &fact);
    void take(const SupervisionModeChanged &fact);
    void take(const SupervisionEnded &fact);
    void take(const CallTakenOver &fact);
    void take(const CallPulled &fact);
    void take(const CallConferenced &fact);
    void take(const CallPartyLeft &fact);
    void take(const CallPartyMuted &fact);
    void take(const CallPartyUnmuted &fact);
    void take(const CallDialledOut &fact);
    void take(const OutboundCapReached &fact);
    void take(const CallSoundLost &fact);
    void take(const CallSoundBack &fact);
    void take(const CallersTurnedAway &fact);
    void take(const AddressBanned &fact);
    void take(const RatingGiven &fact);
    void take(const KeysSent &) {}
    void take(const RecordingHeard &) {}
    void take(const StateSealed &) {}
    void take(const Withheld &) {}
    void finish(); // after the fact was taken in: rows that nothing keeps any more go

private:
    Call &callOf(CallId id) { return *m_center.calls.find(id); }
    Queue *queueOf(QueueId id);
    Agent *agentOf(AgentId id);
    Device *deviceOf(DeviceId id);
    std::vector<Supervision>::iterator supervisionOf(CallId call, UserId supervisor);
    void touch(const Supervision &supervision);
    void touch(const Call &call);
    void refresh(Agent &agent);
    void enter(Agent &agent, AgentState state, ReasonId reason, Time at);
    Time endOf(const Call &call, EndCause cause) const;
    void joinCall(AgentId id, CallId call);
    struct Leaving {
        TalkEnd end = TalkEnd::PassedOn;
        std::string passedTo{};
        bool isInterrupted = false;
        UserId by{};
    };
    void leaveCall(AgentId id, const Call &call, const Leaving &how);
    void keepLast(Agent &agent, const Call &call, QueueId queue, const Leaving &how);
    void keepCutOff(const Call &call, Time end);
    std::string numberOf(AgentId agent) const;
    static Leaving leavingOf(const CallEnded &fact, const Call &call, AgentId agent);
    WrapUp &wrapUpOf(AgentId agent, CallId call);
    void endVisit(Call &call, VisitOutcome outcome, Time at);
    void endOffer(Call &call, OfferOutcome outcome);
    void endSegment(Call &call, AgentId passesOn = {});
    void leaveTalk(Call &call, AgentId passesOn = {}); // ends the segments of a call that goes on
    CallId consultedBy(AgentId id); // the call that he talks in and now calls somebody else
    void beginTalk(Call &call);
    void sendOn(Call &call);
    void takePlace(Call &call, Call consult, AgentId leaving);              // for the consult's other side
    bool isToday(Time time) const { return time >= m_center.dayStartedAt; } // else in no figure of today
    void countArrival(Queue &queue) const;
    void countVisit(Queue &queue, const Call &call, VisitOutcome outcome, Duration wait);
    void countPromise(Queue &queue, const Call &call, bool isKept) const;
    void countOffer(const Offer &offer, QueueId queue, OfferOutcome outcome);
    void countSegment(Call &call, Segment segment, bool isTransferred = false);
    void countDial(const Call &call, std::int64_t AgentCounts::*count);
    void countOver(const Call &call);                       // a contact that may get a mark from now on
    void countWork(Queue &queue, Time from, Time to) const; // after calls
    static Participant *partyOf(Call &call, const auto &key) {
        return const_cast<Participant *>(call.party(key)); // the center is ours to change
    }
    void beginConference(Call &call, AgentId leader);
    void retrieve(Participant &party);
    void endPart(Call &call, const Participant &party);
    void leavePart(Call &call, const Participant &party);
    void followParties(Call &call);
    void endConference(Call &call);
    void giveBack(Call &call, const Participant &from, const Participant &to);
    void replaceParty(Call &call, AgentId leaving, AgentId by);
    OutboundBook outbound() { return OutboundBook(m_center.outbound); }
    void endWork(Agent &agent);
    void oweDisposition(Agent &agent) const; // if his after-call work, which is over, lacks it
    bool isWanted(const Agent &agent) const;
    bool isWanted(const Queue &queue) const;
    void retireRows();
    void defineLevels();

    Center &m_center;
    Delta &m_delta;
    Time m_at;
    Time m_before;                // of the event before this one
    Agent *m_lastAgent = nullptr; // a fact is mostly about one agent
    bool m_mayRetire = false;     // something left a row that the configuration may not want
};

} // namespace callboard
