// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/callers.h"

#include <algorithm>
#include <cctype>

namespace callboard::traffic {

namespace {

constexpr std::size_t significantDigits = 9; // a country's prefix may be written in two ways
constexpr seconds soundCheckAfter{1};
constexpr seconds patienceWithServer{5};
constexpr std::array refusals{480, 486, 503, 600, 603};

std::string significant(const std::string &number) {
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
                 [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits.size() > significantDigits ? digits.substr(digits.size() - significantDigits) : digits;
}

Duration since(Steady::time_point moment) {
    return std::chrono::duration_cast<Duration>(Steady::now() - moment);
}

} // namespace

Callers::Callers(Floor &floor)
    : m_floor(floor)
    , m_plan(floor.options) {
}

void Callers::start() {
    m_start = Steady::now();
    m_isArriving = true;
    const auto first = std::max<std::size_t>(m_floor.options.atOnce, 1);
    for (std::size_t i = 0; i < first; ++i)
        scheduleNext();
}

void Callers::scheduleNext() {
    if (!m_isArriving)
        return;
    const auto plan = m_plan.next();
    if (!plan)
        return stopArriving();
    m_floor.agenda.after(plan->at - since(m_start), [this, plan = *plan] {
        if (!m_isArriving)
            return;
        place(plan);
        if (m_floor.options.atOnce == 0)
            scheduleNext();
    });
}

void Callers::place(const PlannedCall &plan) {
    Call call;
    call.plan = plan;
    call.sent = Steady::now();
    call.check = std::make_shared<ToneCheck>();
    phone::Dial dial;
    dial.to = m_floor.options.to[plan.target].uri;
    dial.number = plan.caller.number;
    dial.name = plan.caller.name;
    dial.source = m_floor.voiceOf(plan.hz);
    dial.sink = sinkOf(call.check);
    const auto id = m_floor.street.call(std::move(dial));
    m_calls.emplace(id, std::move(call));
    ++m_floor.summary.placed;
    m_floor.agenda.after(plan.patience, [this, id] { giveUp(id); });
}

void Callers::giveUp(phone::PhoneCallId id) {
    const auto call = m_calls.find(id);
    if (call == m_calls.end() || call->second.isTalking)
        return;
    call->second.gaveUp = true;
    hangUp(id);
}

void Callers::hangUp(phone::PhoneCallId id) {
    if (owns(id))
        m_floor.street.hangUp(id);
}

void Callers::take(const phone::PhoneEvent &event) {
    if (const auto *ringing = std::get_if<phone::Ringing>(&event))
        m_floor.summary.ringing.push_back(since(m_calls.at(ringing->call).sent));
    if (const auto *answered = std::get_if<phone::Answered>(&event)) {
        auto &call = m_calls.at(answered->call);
        call.isAccepted = true;
        m_floor.summary.accepted.push_back(since(call.sent));
        // Nobody here could tell when a person answers, so whoever answers is one.
        if (m_floor.options.agents.empty())
            beginTalk(answered->call, {});
    }
    if (const auto *over = std::get_if<phone::Ended>(&event))
        ended(*over);
}

std::optional<phone::PhoneCallId> Callers::match(const std::string &number) const {
    const auto wanted = significant(number);
    std::optional<phone::PhoneCallId> talking;
    for (const auto &[id, call] : m_calls) {
        if (significant(call.plan.caller.number) != wanted || call.gaveUp)
            continue;
        if (!call.isTalking)
            return id;
        talking = id;
    }
    return talking;
}

int Callers::toneOf(phone::PhoneCallId call) const {
    const auto found = m_calls.find(call);
    return found == m_calls.end() || m_floor.sound ? 0 : found->second.plan.hz;
}

void Callers::wasOffered(phone::PhoneCallId id) {
    const auto call = m_calls.find(id);
    if (call == m_calls.end() || std::exchange(call->second.wasOffered, true))
        return;
    m_floor.summary.offered.push_back(since(call->second.sent));
}

void Callers::talkBegan(phone::PhoneCallId id, int phoneHz, std::shared_ptr<ToneCheck> phoneCheck,
                        std::function<void()> phoneHangsUp) {
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return;
    if (!m_floor.sound)
        call->second.check->expect(phoneHz);
    call->second.phoneCheck = std::move(phoneCheck);
    beginTalk(id, std::move(phoneHangsUp));
}

void Callers::beginTalk(phone::PhoneCallId id, std::function<void()> otherSideHangsUp) {
    auto &call = m_calls.at(id);
    if (std::exchange(call.isTalking, true))
        return;
    call.talkingSince = Steady::now();
    ++m_floor.summary.answered;
    m_floor.summary.waited.push_back(since(call.sent));
    if (!call.plan.agentHangsUp || !otherSideHangsUp) {
        m_floor.agenda.after(call.plan.talk, [this, id] { hangUp(id); });
        return;
    }
    m_floor.agenda.after(call.plan.talk, [this, id, otherSideHangsUp = std::move(otherSideHangsUp)] {
        otherSideHangsUp();
        m_floor.agenda.after(patienceWithServer, [this, id] { hangUp(id); });
    });
}

void Callers::ended(const phone::Ended &event) {
    auto call = m_calls.extract(event.call);
    count(call.mapped(), event);
    checkSound(call.mapped());
    if (m_floor.options.atOnce != 0)
        scheduleNext();
}

void Callers::count(const Call &call, const phone::Ended &event) {
    auto &summary = m_floor.summary;
    if (call.isTalking)
        return;
    if (call.gaveUp)
        ++summary.abandoned;
    else if (event.code == 0 && event.by == phone::Side::Peer && call.isAccepted)
        ++summary.released;
    else if (std::find(refusals.begin(), refusals.end(), event.code) != refusals.end())
        ++summary.refused[event.code];
    else
        ++summary.failed[event.code != 0 ? std::to_string(event.code) : event.reason];
}

void Callers::checkSound(const Call &call) {
    if (m_floor.sound || !call.phoneCheck || since(call.talkingSince) < soundCheckAfter)
        return;
    auto &summary = m_floor.summary;
    ++summary.audioChecked;
    summary.heardByCaller += call.check->wasHeard() ? 1 : 0;
    summary.heardByPhone += call.phoneCheck->wasHeard() ? 1 : 0;
}

void Callers::stop() {
    stopArriving();
    for (const auto &[id, call] : m_calls) {
        checkSound(call);
        if (call.isTalking)
            continue;
        // A caller whose patience ended has only the server's answer to come.
        ++(call.gaveUp ? m_floor.summary.abandoned : m_floor.summary.cutShort);
    }
    m_calls.clear();
}

std::size_t Callers::waiting() const {
    return static_cast<std::size_t>(std::count_if(m_calls.begin(), m_calls.end(),
                                                  [](const auto &each) { return !each.second.isTalking; }));
}

} // namespace callboard::traffic
