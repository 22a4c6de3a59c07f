// SPDX-License-Identifier: GPL-3.0-or-later
// What was first within one second, where the file has it the other way round.
#include "core/imports/translator.h"

namespace callboard::imports {

using queue_log::EventKind;

namespace {

// Two clocks' readings of one length may differ by so much.
constexpr Duration slack = seconds{1};

bool isAnswered(EventKind kind) {
    switch (kind) {
    case EventKind::CompleteAgent:
    case EventKind::CompleteCaller:
    case EventKind::Transfer:
    case EventKind::BlindTransfer:
    case EventKind::AttendedTransfer:
    case EventKind::CallerOnHold:
    case EventKind::CallerOffHold:
        return true;
    default:
        return false;
    }
}

// After it the caller may come to another queue.
bool leadsOn(EventKind kind) {
    switch (kind) {
    case EventKind::ExitWithTimeout:
    case EventKind::ExitEmpty:
    case EventKind::ExitWithKey:
    case EventKind::Withdraw:
    case EventKind::Transfer:
    case EventKind::BlindTransfer:
    case EventKind::AttendedTransfer:
        return true;
    default:
        return false;
    }
}

// Of a visit that goes on, so that its entry was before.
bool isWithinVisit(EventKind kind) {
    switch (kind) {
    case EventKind::Connect:
    case EventKind::Abandon:
    case EventKind::LeaveEmpty:
    case EventKind::RingNoAnswer:
    case EventKind::RingCanceled:
    case EventKind::AgentDump:
    case EventKind::SysCompat:
        return true;
    default:
        return isAnswered(kind) || leadsOn(kind);
    }
}

std::optional<Duration> lengthOf(const LogLine &line) {
    if (!line.wait && !line.talk)
        return line.ring;
    return line.wait.value_or(Duration{}) + line.talk.value_or(Duration{});
}

} // namespace

// Whether what the line is about may have begun within this second: it says so itself, or says nothing and
// nothing else is known.
bool Translator::hasJustBegun(const LogLine &line) {
    const auto length = lengthOf(line);
    return length ? *length <= slack : !isAfterEnd(line);
}

bool Translator::isBefore(const LogLine &later, const LogLine &line) {
    if (line.kind == EventKind::EnterQueue) {
        const auto *call = leadsOn(later.kind) ? m_calls.active(later.call, later.queue) : nullptr;
        const auto length = lengthOf(later);
        return call && (!length || abs(line.at - call->joinedAt - *length) <= slack);
    }
    const auto *call = m_calls.active(line.call, line.queue);
    if (!call)
        return later.kind == EventKind::EnterQueue && later.queue == line.queue && isWithinVisit(line.kind) &&
               hasJustBegun(line);
    if (later.queue != line.queue)
        return false;
    if (call->phase == Phase::Waiting)
        return later.kind == EventKind::Connect && isAnswered(line.kind) &&
               line.talk.value_or(Duration{}) <= slack;
    return line.kind == EventKind::CallerOffHold && later.kind == EventKind::CallerOnHold && !call->isHeld &&
           !call->isHeadless;
}

} // namespace callboard::imports
