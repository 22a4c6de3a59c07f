// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/translator.h"

#include <algorithm>

namespace callboard::imports {

using queue_log::EventKind;

namespace {

constexpr std::uint32_t nobody = noName;

struct Leaving {
    VisitOutcome outcome;
    LeaveReason reason;
};

Leaving leavingOf(EventKind kind) {
    switch (kind) {
    case EventKind::ExitWithKey:
        return {VisitOutcome::LeftByKey, LeaveReason::None};
    case EventKind::ExitWithTimeout:
        return {VisitOutcome::Overflowed, LeaveReason::MaxWait};
    case EventKind::Full:
        return {VisitOutcome::Refused, LeaveReason::Full};
    case EventKind::Closed:
        return {VisitOutcome::Refused, LeaveReason::Closed};
    case EventKind::ExitEmpty:
    case EventKind::JoinEmpty:
    case EventKind::LeaveEmpty:
        return {VisitOutcome::Refused, LeaveReason::None};
    default: // WITHDRAW, DIVERT_*
        return {VisitOutcome::Overflowed, LeaveReason::None};
    }
}

OfferOutcome ringOutcomeOf(EventKind kind) {
    switch (kind) {
    case EventKind::RingCanceled:
        return OfferOutcome::CallerGone;
    case EventKind::AgentDump:
        return OfferOutcome::Rejected;
    case EventKind::SysCompat:
        return OfferOutcome::DeviceLost;
    default:
        return OfferOutcome::NoAnswer;
    }
}

} // namespace

Step &Translator::add(Time at, StepKind kind, const OpenCall *call) {
    auto &step = m_steps.add(at);
    step.at = at;
    step.kind = kind;
    step.call = call ? call->id : CallId{};
    step.offer = {};
    step.queue = call ? call->queue : noName;
    step.agent = nobody;
    return step;
}

void Translator::take(const LogLine &line) {
    m_line = line.number;
    goOn(line.at);
    if (line.kind == EventKind::QueueStart)
        interruptAll(line.at, m_clock.lineBefore);
    else if (line.kind <= EventKind::CallerOffHold || line.kind == EventKind::Did)
        takeOfCall(line);
    else if (line.kind <= EventKind::UnpauseReason)
        takeOfAgent(line);
    else if (line.kind == EventKind::WrapUpStart)
        wrapUp(line);
    else
        countKind(line);
    m_clock.lineBefore = line.at;
}

void Translator::countKind(const LogLine &line) {
    count(Oddity::NoFact);
    ++m_withoutFact[static_cast<std::size_t>(line.kind)];
}

void Translator::takeOfCall(const LogLine &line) {
    switch (line.kind) {
    case EventKind::EnterQueue:
        return enter(line);
    case EventKind::Did:
        return dial(line);
    case EventKind::Connect:
        return connect(line);
    case EventKind::CompleteAgent:
    case EventKind::CompleteCaller:
        return complete(line);
    case EventKind::Abandon:
        return abandon(line);
    case EventKind::RingNoAnswer:
    case EventKind::RingCanceled:
    case EventKind::AgentDump:
    case EventKind::SysCompat:
        return ring(line);
    case EventKind::Transfer:
    case EventKind::BlindTransfer:
    case EventKind::AttendedTransfer:
        return transfer(line);
    case EventKind::CallerOnHold:
    case EventKind::CallerOffHold:
        return hold(line, line.kind == EventKind::CallerOnHold);
    case EventKind::Full:
    case EventKind::Closed:
    case EventKind::JoinEmpty:
    case EventKind::DivertCaRatio:
    case EventKind::DivertHoldTime:
        return turnAway(line);
    default:
        return leave(line);
    }
}

bool Translator::isOfSomeCall(const LogLine &line) {
    if (line.call != 0 && (line.queue != noName || m_calls.active(line.call, noName)))
        return true;
    count(Oddity::NoCall);
    return false;
}

// A visit begins; the caller is known already where he comes from another queue.
OpenCall &Translator::join(const LogLine &line, Time at) {
    auto *known = m_calls.between(line.call);
    auto &call = known ? *known : m_calls.open(line.call);
    if (call.phase == Phase::Left)
        m_left.erase({call.lineAt, call.id});
    at = std::max(at, call.floor);
    call.queue = line.queue;
    if (!call.id) {
        call.id = m_numbering.nextCall();
        auto &arrived = add(at, StepKind::Arrived, &call);
        const bool isEntry = line.kind == EventKind::EnterQueue;
        arrived.number = isEntry ? line.caller : std::string();
        arrived.name = isEntry ? line.callerName : std::string();
        arrived.to = call.to;
    }
    call.phase = Phase::Waiting;
    call.joinedAt = call.floor = at;
    call.lineAt = line.at;
    call.isHeld = false;
    call.isHeadless = false;
    call.rangAt = {};
    add(at, StepKind::Queued, &call);
    return call;
}

void Translator::enter(const LogLine &line) {
    if (line.call == 0 || line.queue == noName)
        return count(Oddity::NoCall);
    if (const auto *known = m_calls.active(line.call, line.queue); known && known->phase == Phase::Waiting)
        return count(Oddity::Repeats);
    if (isEntryOfGone(line))
        return count(Oddity::AfterItsCall);
    join(line, line.at);
}

void Translator::dial(const LogLine &line) {
    if (line.call == 0)
        return count(Oddity::NoCall);
    if (m_calls.active(line.call, noName) || m_calls.between(line.call))
        return countKind(line);
    auto &call = m_calls.open(line.call);
    call.to = line.caller;
    call.floor = call.lineAt = line.at;
}

// The visit that a line is about. One that began before the log did, did so as long ago as the line says.
OpenCall *Translator::visit(const LogLine &line) {
    if (!isOfSomeCall(line))
        return nullptr;
    if (auto *known = m_calls.active(line.call, line.queue))
        return known;
    if (isAfterEnd(line)) {
        count(Oddity::AfterItsCall);
        return nullptr;
    }
    if (line.queue == noName)
        return nullptr;
    auto &call = join(line, line.at - line.wait.value_or(Duration{}) - line.talk.value_or(Duration{}));
    call.isHeadless = true;
    return &call;
}

// The entry, read too late, of a visit that was over without one.
bool Translator::isEntryOfGone(const LogLine &line) const {
    const auto *gone = m_calls.headless(line.call, line.queue);
    return gone &&
           (line.at < gone->lineAt || (line.at == gone->lineAt && line.at <= gone->joinedAt + seconds{1}));
}

bool Translator::isAfterEnd(const LogLine &line) {
    const auto *left = m_calls.between(line.call);
    const auto *gone = m_calls.headless(line.call, line.queue);
    return m_calls.isGone(line.call, line.queue) || (gone && line.at <= gone->lineAt) ||
           (left && left->phase == Phase::Left && left->queue == line.queue);
}

OpenCall *Translator::knownVisit(const LogLine &line) {
    if (!isOfSomeCall(line))
        return nullptr;
    auto *known = m_calls.active(line.call, line.queue);
    if (!known)
        count(m_calls.isGone(line.call, line.queue) || m_calls.between(line.call) ? Oddity::AfterItsCall
                                                                                  : Oddity::BeganBefore);
    return known;
}

void Translator::turnAway(const LogLine &line) {
    if (line.call == 0 || line.queue == noName)
        return count(Oddity::NoCall);
    auto *known = m_calls.active(line.call, line.queue);
    auto &call = known && known->phase == Phase::Waiting ? *known : join(line, line.at);
    const auto how = leavingOf(line.kind);
    auto &left = add(call.floor, StepKind::LeftQueue, &call);
    left.outcome = how.outcome;
    left.reason = how.reason;
    goAway(call, line, call.floor);
}

void Translator::ring(const LogLine &line) {
    auto *call = knownVisit(line);
    if (!call)
        return;
    if (call->phase != Phase::Waiting)
        return count(Oddity::AfterItsCall);
    if (line.agent == nobody)
        return count(Oddity::NoAgent);
    const auto until = std::max(line.at, call->joinedAt);
    const auto answered = agentOf(line.agent).answeredAt;
    const auto from =
        std::min(until, std::max({until - line.ring.value_or(Duration{}), call->joinedAt, answered}));
    auto &started = add(from, StepKind::OfferStarted, call);
    started.agent = line.agent;
    started.offer = m_numbering.nextOffer();
    started.until = until;
    started.offerOutcome = ringOutcomeOf(line.kind);
    const auto offer = started.offer;
    auto &ended = add(until, StepKind::OfferEnded, call);
    ended.agent = line.agent;
    ended.offer = offer;
    ended.offerOutcome = ringOutcomeOf(line.kind);
    call->rangAt = std::max(call->rangAt, from);
    call->lineAt = line.at;
    if (line.kind == EventKind::SysCompat)
        end(*call, until, EndedBy::System, EndCause::Failed, line.at);
}

void Translator::answer(OpenCall &call, const LogLine &line, Time at, Duration ringing) {
    auto &agent = agentOf(line.agent);
    const auto from = std::min(at, std::max({at - ringing, call.joinedAt, call.rangAt, agent.answeredAt}));
    auto &started = add(from, StepKind::OfferStarted, &call);
    started.agent = line.agent;
    started.offer = m_numbering.nextOffer();
    started.until = at;
    started.offerOutcome = OfferOutcome::Accepted;
    const auto offer = started.offer;
    auto &answered = add(at, StepKind::Answered, &call);
    answered.agent = line.agent;
    answered.offer = offer;
    call.phase = Phase::Talking;
    call.agent = line.agent;
    call.answeredAt = call.floor = at;
    call.lineAt = line.at;
    agent.answeredAt = std::max(agent.answeredAt, at);
}

void Translator::connect(const LogLine &line) {
    if (line.agent == nobody)
        return count(Oddity::NoAgent);
    auto *call = visit(line);
    if (!call)
        return;
    if (call->phase == Phase::Talking)
        return count(Oddity::Repeats);
    const auto at = line.wait ? call->joinedAt + *line.wait : std::max(line.at, call->joinedAt);
    answer(*call, line, at, line.ring.value_or(Duration{}));
}

// The talk that a line ends; begun now if its beginning was not read.
OpenCall *Translator::talk(const LogLine &line) {
    auto *call = visit(line);
    if (!call || call->phase == Phase::Talking)
        return call;
    if (line.agent == nobody) {
        count(Oddity::NoAgent);
        return nullptr;
    }
    const auto begun = std::max(line.at - line.talk.value_or(Duration{}), call->joinedAt);
    answer(*call, line, line.wait ? call->joinedAt + *line.wait : begun, {});
    return call;
}

Time Translator::talkEnd(const OpenCall &call, const LogLine &line) const {
    return line.talk ? call.answeredAt + *line.talk : std::max(line.at, call.answeredAt);
}

void Translator::complete(const LogLine &line) {
    auto *call = talk(line);
    if (!call)
        return;
    const bool isByAgent = line.kind == EventKind::CompleteAgent;
    end(*call, talkEnd(*call, line), isByAgent ? EndedBy::Callee : EndedBy::Caller, EndCause::Normal,
        line.at);
}

void Translator::transfer(const LogLine &line) {
    auto *call = talk(line);
    if (!call)
        return;
    const auto at = talkEnd(*call, line);
    auto &passed = add(at, StepKind::Transferred, call);
    passed.agent = call->agent;
    passed.number = line.text;
    goAway(*call, line, at);
}

Time Translator::leftAt(const OpenCall &call, const LogLine &line) const {
    return line.wait ? call.joinedAt + *line.wait : std::max(line.at, call.joinedAt);
}

void Translator::leave(const LogLine &line) {
    auto *call = visit(line);
    if (!call)
        return;
    if (call->phase != Phase::Waiting)
        return count(Oddity::AfterItsCall);
    const auto at = leftAt(*call, line);
    const auto how = leavingOf(line.kind);
    auto &left = add(at, StepKind::LeftQueue, call);
    left.outcome = how.outcome;
    left.reason = how.reason;
    goAway(*call, line, at);
}

void Translator::abandon(const LogLine &line) {
    auto *call = visit(line);
    if (!call)
        return;
    if (call->phase != Phase::Waiting)
        return count(Oddity::AfterItsCall);
    end(*call, leftAt(*call, line), EndedBy::Caller, EndCause::Cancelled, line.at);
}

void Translator::hold(const LogLine &line, bool isHeld) {
    auto *call = knownVisit(line);
    if (!call)
        return;
    if (call->phase != Phase::Talking || call->isHeld == isHeld)
        return count(Oddity::Repeats);
    add(std::max(line.at, call->floor), isHeld ? StepKind::Held : StepKind::Retrieved, call).agent =
        call->agent;
    call->isHeld = isHeld;
    call->lineAt = line.at;
}

void Translator::goAway(OpenCall &call, const LogLine &line, Time at) {
    call.phase = Phase::Left;
    call.floor = at;
    call.lineAt = line.at;
    call.agent = nobody;
    m_left.emplace(std::pair(call.lineAt, call.id), call.key);
}

} // namespace callboard::imports
