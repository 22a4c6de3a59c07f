// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide/wrap_up.h"
#include "core/calls/work.h"

#include "core/decide/lead.h"
#include "core/decide/refusal.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr Duration longestExtension = minutes{10};

Result<const Agent *> subject(const Center &center, const Actor &actor, AgentId named) {
    const auto id = named ? named : actor.user;
    const auto *agent = find(center, id);
    if (id != actor.user && !leads(actor))
        return refusal("notAllowed", "only a supervisor may do this for another agent");
    if (!agent)
        return refusal("unknownAgent", "'" + std::string(id.text()) + "' takes no calls here");
    return agent;
}

Result<const Agent *> working(const Center &center, const Actor &actor, AgentId named) {
    auto agent = subject(center, actor, named);
    if (agent && !(*agent)->work.call)
        return refusal("noAfterCallWork", "there is no after-call work now");
    return agent;
}

const Call *talkOf(const Center &center, const Agent &agent, CallId named) {
    for (auto id = agent.calls.rbegin(); id != agent.calls.rend(); ++id)
        if (const auto *call = find(center, *id); call && call->isTalking() && (!named || *id == named))
            return call;
    return nullptr;
}

// The call that is meant, and that there is something to be said of.
Result<CallId> ownCall(const Center &center, const Agent &agent, CallId named) {
    const auto *talk = talkOf(center, agent, {});
    const auto call = named ? named : talk ? talk->id : agent.last.call;
    if (!isOwnCall(agent, call))
        return refusal("noCall", "this is neither a call of the agent's now nor his last one");
    return call;
}

// Who gave an owed code has something to remember, too.
Result<CallId> notedCall(const Center &center, const Agent &agent, CallId named) {
    if (named && mayNote(center, agent, named))
        return named;
    return ownCall(center, agent, named);
}

QueueId queueOf(const Center &center, const Agent &agent, CallId id) {
    const auto *live = find(center, id);
    const bool isLive = live && std::find(agent.calls.begin(), agent.calls.end(), id) != agent.calls.end();
    if (isLive)
        return queueOfWork(*live, agent.id);
    const auto *owed = owedOf(agent, id);
    return owed ? owed->queue : agent.last.queue;
}

// Supervisors: of any talk.
Result<const Call *> talkIn(const Center &center, const Actor &actor, CallId named) {
    const auto *agent = find(center, actor.user);
    const auto *talk = agent ? talkOf(center, *agent, named) : nullptr;
    if (talk)
        return talk;
    const auto *other = named && leads(actor) ? find(center, named) : nullptr;
    if (other && other->isTalking())
        return other;
    return refusal("noCall", "you talk in no such call");
}

Result<Decision> holdRecording(const Center &center, const Actor &actor, CallId named, bool isPaused) {
    const auto call = talkIn(center, actor, named);
    if (!call)
        return call.error();
    if ((*call)->recording.empty())
        return refusal("noRecording", "this call is not recorded");
    if (((*call)->recordingPausedAt != Time{}) == isPaused)
        return refusal("alreadySo", isPaused ? "the recording is paused already" : "the recording runs");
    return Decision{{}, {HoldRecording{(*call)->id, actor.user, isPaused}}};
}

// Which calls of a start there were nobody keeps; which starts there were is known.
bool mayHaveBeen(const Center &center, CallId call) {
    const auto start = call.value >> 32, count = call.value & 0xFFFF'FFFF;
    return start > 0 && start <= center.start && count > 0;
}

} // namespace

std::optional<Error> refuseUnfinished(const Center &center, const Agent &agent) {
    if (!lacksDisposition(center, agent))
        return std::nullopt;
    return refusal("dispositionMissing", "say first how the call ended: its queue wants to know");
}

Result<Decision> decideFor(const Center &center, const ExtendAfterCallWork &command, const Actor &actor,
                           Time now) {
    const auto agent = working(center, actor, command.agent);
    if (!agent)
        return agent.error();
    if (command.by <= Duration{} || command.by > longestExtension)
        return refusal("tooLong", "after-call work is extended by 1 s to 10 min at a time");
    const auto &work = (*agent)->work;
    const bool isRunning = (*agent)->state == AgentState::WorkingAfterCall;
    const auto until = (isRunning ? std::max(work.until, now) : work.until) + command.by;
    return Decision{{AfterCallWorkExtended{(*agent)->id, until}}, {}};
}

// A supervisor may end it as it is: no agent is without a way out.
Result<Decision> decideFor(const Center &center, const FinishAfterCallWork &command, const Actor &actor) {
    const auto agent = working(center, actor, command.agent);
    if (!agent)
        return agent.error();
    const bool isOwn = (*agent)->id == actor.user;
    if (const auto refused = isOwn ? refuseUnfinished(center, **agent) : std::nullopt)
        return *refused;
    return Decision{
        {AfterCallWorkEnded{(*agent)->id, isOwn ? Author::Agent : Author::Supervisor, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const SetDisposition &command, const Actor &actor) {
    const auto agent = subject(center, actor, command.agent);
    if (!agent)
        return agent.error();
    const auto call = ownCall(center, **agent, command.call);
    if (!call)
        return call.error();
    const auto *code = settingsOf(center, command.code);
    if (!code || !mayEndWith(center.site, *code, queueOf(center, **agent, *call)))
        return refusal("unknownDisposition",
                       "'" + std::string(command.code.text()) + "' is no code for a call of this queue");
    const auto *known = wrapUpOf(**agent, *call);
    if (known && known->disposition == command.code)
        return refusal("alreadySo", "the call has this code already");
    return Decision{{DispositionSet{*call, (*agent)->id, command.code, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const WriteNote &command, const Actor &actor) {
    const auto agent = subject(center, actor, {});
    if (!agent)
        return agent.error();
    const auto call = notedCall(center, **agent, command.call);
    if (!call)
        return call.error();
    if (command.text.size() > WriteNote::longestText)
        return refusal("tooLong", "a note has at most " + std::to_string(WriteNote::longestText) + " bytes");
    const auto *known = wrapUpOf(**agent, *call);
    if ((known ? known->note : std::string{}) == command.text)
        return refusal("alreadySo", "this is the note already");
    return Decision{{NoteAdded{*call, (*agent)->id, command.text}}, {}};
}

Result<Decision> decideFor(const Center &center, const MarkReached &command, const Actor &actor) {
    const auto *cut = cutOffOf(center, command.call);
    if (!cut)
        return refusal("unknownCall", "nobody who is still to be called back was cut off in such a call");
    if (!leads(actor) && !cut->has(actor.user))
        return refusal("notAllowed", "only who talked with him, or a supervisor, may say so");
    return Decision{{CallerReached{cut->call, {}, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const SettleMissed &command, const Actor &actor) {
    const auto agent = subject(center, actor, {});
    if (!agent)
        return agent.error();
    if (!missedCallOf(**agent, command.call))
        return refusal("unknownCall", "you missed no such call that is still to be called back");
    return Decision{{MissedCallSettled{command.call, (*agent)->id, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const RateCall &command, const Actor &actor) {
    if (!leads(actor))
        return refusal("notAllowed", "only a supervisor or an administrator may tell a customer's mark");
    if (!isMark(command.mark, command.of))
        return refusal("badMark", "a mark is 1 to 5 of 5, or 1 to 3 of 3");
    if (command.call.value >> 32 >= startsOfImports)
        return refusal("importedCall", "call " + std::to_string(command.call.value) +
                                           " is of an import: marks are told for calls of this site alone");
    if (!mayHaveBeen(center, command.call))
        return refusal("unknownCall", "this site never had a call " + std::to_string(command.call.value));
    if (find(center, command.call))
        return refusal("notEnded", "this call still goes on: its mark is told when it is over");
    return Decision{{RatingGiven{command.call, command.mark, command.of, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const StartRecording &command, const Actor &actor,
                           Time now) {
    const auto call = talkIn(center, actor, command.call);
    if (!call)
        return call.error();
    if (!center.site.recording.isOnDemand)
        return refusal("notAllowed", "this site records no talks on demand");
    if (!(*call)->recording.empty())
        return refusal("alreadySo", "the call is recorded already");
    const auto file = recordingFile(center.site.recording, (*call)->id, now);
    return Decision{{}, {RecordCall{(*call)->id, file, {}, actor.user}}};
}

Result<Decision> decideFor(const Center &center, const PauseRecording &command, const Actor &actor) {
    return holdRecording(center, actor, command.call, true);
}

Result<Decision> decideFor(const Center &center, const ResumeRecording &command, const Actor &actor) {
    return holdRecording(center, actor, command.call, false);
}

} // namespace callboard
