// SPDX-License-Identifier: GPL-3.0-or-later
// What time alone brings, and how calls end.
#include "core/imports/translator.h"

#include <algorithm>

namespace callboard::imports {

namespace {

constexpr Duration goneFor = minutes{30};

bool isOver(const OpenCall &call) {
    return call.phase == Phase::Left || call.phase == Phase::Dialled;
}

} // namespace

// What time alone brings. A clock that was set back far looks again from there on.
void Translator::goOn(Time at) {
    sendOff(at - grace);
    if (at < m_clock.nextLook && at >= m_clock.nextLook - 2 * patience && m_calls.size() <= mostOpen)
        return;
    m_clock.nextLook = at + std::chrono::hours{1};
    giveUp(at - patience);
    m_calls.forgetGone(at - goneFor);
}

// In the order of their numbers, whatever rows they have.
void Translator::giveUp(Time before) {
    std::vector<Time> times;
    if (m_calls.size() > mostOpen) { // then a tenth of them, the oldest
        m_calls.forEach([&](const OpenCall &call) { times.push_back(call.lineAt); });
        const auto tenth = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 10);
        std::nth_element(times.begin(), tenth, times.end());
        before = std::max(before, *tenth + microseconds{1});
    }
    std::vector<std::pair<CallId, std::uint32_t>> given;
    m_calls.forEach([&](const OpenCall &call) {
        if (call.lineAt < before)
            given.emplace_back(call.id, m_calls.rowOf(call));
    });
    std::sort(given.begin(), given.end());
    for (const auto &[id, row] : given) {
        auto &call = m_calls.row(row);
        if (!isOver(call))
            count(Oddity::Unended);
        end(call, call.floor, EndedBy::System, EndCause::Interrupted, call.lineAt);
    }
}

// The telephone system was started anew: whoever was in a queue or on the phone with it is not any more.
void Translator::interruptAll(Time at, Time lineBefore) {
    sendOff(Time::max());
    std::vector<std::pair<CallId, std::uint32_t>> open;
    m_calls.forEach([&](const OpenCall &call) { open.emplace_back(call.id, m_calls.rowOf(call)); });
    std::sort(open.begin(), open.end());
    at = std::max(at, lineBefore);
    add(at, StepKind::Restarted, nullptr).start = ++m_numbering.start;
    for (const auto &[id, row] : open)
        end(m_calls.row(row), at, EndedBy::System, EndCause::Interrupted, at);
}

// Who left a queue and came to no other one has ended his call there, as far as the log can tell.
void Translator::sendOff(Time before) {
    while (!m_left.empty() && m_left.begin()->first.first < before) {
        const auto [lineAndId, key] = *m_left.begin();
        auto &call = *m_calls.withId(key, lineAndId.second);
        end(call, call.floor, EndedBy::System, EndCause::Normal, call.lineAt);
    }
}

void Translator::finish() {
    sendOff(Time::max());
}

void Translator::restore(const std::vector<OpenCall> &calls, const std::vector<GoneCall> &gone,
                         const std::vector<GoneCall> &headless, const std::vector<LoggedAgent> &agents,
                         const Clock &clock) {
    m_calls.restore(calls, gone, headless);
    m_agents = agents;
    m_clock = clock;
    m_calls.forEach([this](const OpenCall &call) {
        if (call.phase == Phase::Left)
            m_left.emplace(std::pair(call.lineAt, call.id), call.key);
    });
}

void Translator::end(OpenCall &call, Time at, EndedBy by, EndCause cause, Time lineAt) {
    if (call.phase == Phase::Left)
        m_left.erase({call.lineAt, call.id});
    if (call.id) {
        auto &ended = add(at, StepKind::Ended, &call);
        ended.by = by;
        ended.cause = cause;
    }
    m_calls.close(call, lineAt);
}

} // namespace callboard::imports
