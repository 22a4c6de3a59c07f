// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/plan.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace callboard::traffic {

namespace {

// Streams of the seed; the phones' begin after these.
constexpr std::uint64_t arrivalStream = 1;
constexpr std::uint64_t behaviourStream = 2;
constexpr std::uint64_t firstPhoneStream = 1000;

// Callers and phones sing in separate bands, 20 Hz apart: two windows of 100 ms tell them from each other.
constexpr int toneCount = 50;
constexpr int toneStep = 20;
constexpr int lowestCallerTone = 500;
constexpr int lowestPhoneTone = 1700;

constexpr double agentHangsUpShare = 0.5;

int toneOf(int lowest, std::size_t index) {
    return lowest + toneStep * static_cast<int>(index % toneCount);
}

Duration faster(Duration time, double speedUp) {
    return Duration(std::llround(static_cast<double>(time.count()) / speedUp));
}

Duration talkTime(Random &random, const TrafficOptions &options) {
    const auto mean = faster(options.talk, options.speedUp);
    return options.talkTimes == TalkTimes::Lognormal ? random.lognormal(mean) : random.exponential(mean);
}

template <class... Values>
std::string formatted(const char *format, Values... values) {
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

std::string inSeconds(Duration time) {
    const auto whole = std::chrono::duration_cast<milliseconds>(time).count();
    return formatted("%lld.%03lld", static_cast<long long>(whole / 1000),
                     static_cast<long long>(whole % 1000));
}

// The first names and surnames of people who call when no list is given.
constexpr std::array<std::string_view, 16> firstNames{"Alice",  "Bruno", "Chen",  "Diana", "Emil",  "Fatima",
                                                      "George", "Hanna", "Ivan",  "Julia", "Karim", "Lena",
                                                      "Miguel", "Nadia", "Oskar", "Priya"};
constexpr std::array<std::string_view, 16> surnames{
    "Adams",  "Berger", "Costa", "Dubois",   "Eriksen", "Fischer", "Garcia", "Horvat",
    "Ivanov", "Jensen", "Kowal", "Lindgren", "Moreau",  "Novak",   "Okafor", "Petrov"};

} // namespace

std::string print(const PlannedCall &call, const TrafficOptions &options) {
    return std::to_string(call.index) + " at " + inSeconds(call.at) + " to " +
           options.to.at(call.target).uri.user + " from " + call.caller.number + " '" + call.caller.name +
           "' patience " + inSeconds(call.patience) + " talk " + inSeconds(call.talk) + " ends " +
           (call.agentHangsUp ? "agent" : "caller") + " tone " + std::to_string(call.hz);
}

CallPlan::CallPlan(const TrafficOptions &options)
    : m_options(options)
    , m_arrivals(options.seed, arrivalStream)
    , m_behaviour(options.seed, behaviourStream) {
    for (const auto &target : options.to)
        m_weights += target.weight;
}

std::optional<PlannedCall> CallPlan::next() {
    if (m_options.to.empty() || (m_options.calls != 0 && m_count == m_options.calls))
        return std::nullopt;
    if (m_options.atOnce == 0) {
        m_at += m_arrivals.exponential(
            Duration(std::llround(3.6e9 / (m_options.callsPerHour * m_options.speedUp))));
        if (m_options.length && m_at >= *m_options.length)
            return std::nullopt;
    }
    PlannedCall call;
    call.index = m_count++;
    call.at = m_at;
    call.target = nextTarget();
    call.caller = nextCaller();
    call.patience = m_behaviour.exponential(faster(m_options.patience, m_options.speedUp));
    call.talk = talkTime(m_behaviour, m_options);
    call.agentHangsUp = m_behaviour.chance(agentHangsUpShare);
    call.hz = toneOf(lowestCallerTone, call.index);
    return call;
}

std::size_t CallPlan::nextTarget() {
    double point = m_behaviour.uniform() * m_weights;
    for (std::size_t i = 0; i + 1 < m_options.to.size(); ++i) {
        if (point < m_options.to[i].weight)
            return i;
        point -= m_options.to[i].weight;
    }
    return m_options.to.size() - 1;
}

Caller CallPlan::nextCaller() {
    if (!m_options.callers.empty())
        return m_options.callers[m_behaviour.below(m_options.callers.size())];
    const auto name = std::string(firstNames[m_behaviour.below(firstNames.size())]) + " " +
                      std::string(surnames[m_behaviour.below(surnames.size())]);
    // Of ten thousand callers no two have one number: a phone knows by it who calls.
    constexpr std::size_t numbers = 10'000, stride = 3571; // without a common divisor
    const auto drawn = m_behaviour.below(numbers);
    if (m_count == 1)
        m_firstNumber = drawn;
    return {name, formatted("+1201555%04zu", (m_firstNumber + (m_count - 1) * stride) % numbers)};
}

std::string print(const PlannedOffer &offer) {
    constexpr std::array<std::string_view, 3> words{"answer", "reject", "let ring"};
    return std::string(words[static_cast<std::size_t>(offer.action)]) + " after " + inSeconds(offer.delay) +
           " talk " + inSeconds(offer.talk);
}

OfferPlan::OfferPlan(const TrafficOptions &options, std::size_t phone)
    : m_options(options)
    , m_random(options.seed, firstPhoneStream + phone)
    , m_hz(toneOf(lowestPhoneTone, phone)) {
}

PlannedOffer OfferPlan::next() {
    PlannedOffer offer;
    if (m_random.chance(m_options.notAnswered))
        offer.action = m_random.chance(0.5) ? OfferAction::Reject : OfferAction::LetRing;
    offer.delay = m_random.exponential(faster(m_options.answerDelay, m_options.speedUp));
    offer.talk = talkTime(m_random, m_options);
    return offer;
}

} // namespace callboard::traffic
