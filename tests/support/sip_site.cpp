// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sip_site.h"

#include "tests/support/ports.h"
#include "tests/support/source.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

AgentId agentOf(std::string_view extension) {
    if (extension == "1001")
        return AgentId("anna");
    return AgentId(extension == "1002" ? "boris" : "vera");
}

std::uint16_t portOf(const std::vector<std::string> &addresses, const std::string &transport) {
    for (const auto &address : addresses)
        if (address.starts_with(transport + ":"))
            return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    return 0;
}

std::filesystem::path certificates() {
    return sourceFolder() / "tests/data/certificates";
}

EndCause causeOf(OfferOutcome outcome) {
    switch (outcome) {
    case OfferOutcome::Busy:
        return EndCause::Busy;
    case OfferOutcome::NoAnswer:
        return EndCause::NoAnswer;
    case OfferOutcome::DeviceLost:
        return EndCause::Unreachable;
    default:
        return EndCause::Rejected;
    }
}

} // namespace

sip::SipConfig SipSite::basicConfig() {
    sip::SipConfig config;
    config.listen = {"udp:127.0.0.1:0", "tcp:127.0.0.1:0", "tls:127.0.0.1:0"};
    config.certificate = certificates() / "good.pem";
    config.key = certificates() / "good.key";
    config.firstRtpPort = freePorts(100);
    config.lastRtpPort = static_cast<std::uint16_t>(config.firstRtpPort + 99);
    config.shortestRegistration = seconds{1};
    config.session.firstSign = seconds{20}; // what is started beside a test may take its time
    for (const std::string extension : {"1001", "1002", "1003"})
        config.devices.push_back({DeviceId(extension), agentOf(extension), "", "secret-" + extension, ""});
    config.trunks.push_back({TrunkId("city"), {"127.0.0.1"}, "", "udp", false, ""});
    config.queues.push_back({QueueId("support"), "600", {}});
    return config;
}

SipSite::SipSite(Plan plan)
    : m_plan(std::move(plan)) {
    m_plan.config.recordings = recordings();
    m_engine = std::make_unique<sip::SipEngine>(m_plan.config, m_numbers, [this](const std::string &line) {
        const std::lock_guard lock(m_mutex);
        m_log.push_back(line);
    });
    m_engine->watchLag(m_plan.lag);
    const auto started =
        m_engine->start([this](const Fact &fact, CommandId causedBy) { hear(fact, causedBy); }, m_plan.known);
    if (!started)
        ADD_FAILURE() << started.error().code << ": " << started.error().detail;
    m_udpPort = portOf(m_engine->addresses(), "udp");
    m_tcpPort = portOf(m_engine->addresses(), "tcp");
    m_tlsPort = portOf(m_engine->addresses(), "tls");
}

SipSite::~SipSite() {
    m_engine->stop();
}

std::string SipSite::stop() {
    m_engine->stop();
    return facts();
}

std::vector<std::string> SipSite::log() const {
    const std::lock_guard lock(m_mutex);
    return m_log;
}

std::string SipSite::facts() const {
    const std::lock_guard lock(m_mutex);
    std::string text;
    for (const auto &line : m_lines)
        text += line + "\n";
    return text;
}

bool SipSite::tells(const std::string &beginning, std::chrono::milliseconds limit) const {
    std::unique_lock lock(m_mutex);
    return m_told.wait_for(lock, limit, [&] {
        return std::any_of(m_lines.begin(), m_lines.end(),
                           [&](const auto &line) { return line.starts_with(beginning); });
    });
}

CallId SipSite::call(int number) const {
    const std::lock_guard lock(m_mutex);
    for (const auto &[call, count] : m_calls)
        if (count == number)
            return call;
    return {};
}

OfferId SipSite::offer(int number) const {
    const std::lock_guard lock(m_mutex);
    for (const auto &[offer, count] : m_offers)
        if (count == number)
            return offer;
    return {};
}

void SipSite::hear(const Fact &fact, CommandId causedBy) {
    std::string line;
    {
        const std::lock_guard lock(m_mutex);
        line = describe(fact) + (causedBy ? " for " + std::string(causedBy.text()) : "");
    }
    decide(fact);
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(std::move(line));
    }
    m_told.notify_all();
}

void SipSite::decide(const Fact &fact) {
    if (const auto *arrived = std::get_if<CallArrived>(&fact))
        decideArrived(*arrived);
    else if (const auto *ended = std::get_if<OfferEnded>(&fact))
        decideOfferEnded(*ended);
    else if (const auto *transferred = std::get_if<CallTransferred>(&fact);
             transferred != nullptr && !transferred->consult)
        lead(transferred->call, transferred->to, {});
    else if (const auto *lost = std::get_if<CallAgentLost>(&fact))
        waitAgain(lost->call);
    else if (const auto *answered = std::get_if<CallAnswered>(&fact);
             answered != nullptr && m_plan.isRecorded && m_queued.contains(answered->call) &&
             !m_callers.contains(answered->call))
        give(RecordCall{answered->call, "2026-11-21/call.wav"});
}

Duration SipSite::ringTimeOf(const std::string &extension) const {
    const auto found = m_plan.ringsFor.find(extension);
    return found != m_plan.ringsFor.end() ? found->second : seconds{30};
}

void SipSite::ringNext(CallId call) {
    auto &next = m_nextAgent[call];
    const auto caller = m_callers.find(call);
    if (caller != m_callers.end() && next < m_plan.agents.size() &&
        agentOf(m_plan.agents[next]) == caller->second)
        ++next;
    if (next >= m_plan.agents.size())
        return;
    const auto extension = m_plan.agents[next++];
    const auto offer = m_numbers.nextOffer();
    {
        const std::lock_guard lock(m_mutex);
        name(offer);
    }
    give(RingDevice{offer,
                    call,
                    agentOf(extension),
                    DeviceId(extension),
                    ringTimeOf(extension),
                    {"74951234567", "Ivan"},
                    "Support"});
}

void SipSite::decideArrived(const CallArrived &fact) {
    if (fact.to == "600") {
        give(EnterQueue{fact.call, QueueId("support")});
        m_queued[fact.call] = {};
        if (fact.caller)
            m_callers[fact.call] = fact.caller;
        ringNext(fact.call);
    } else if (fact.direction == Direction::Inbound && !isDevice(fact.to)) {
        give(EndCall{fact.call, EndedBy::System, EndCause::Unreachable});
    } else {
        lead(fact.call, fact.to, fact.from);
    }
}

void SipSite::waitAgain(CallId call) {
    give(EnterQueue{call, QueueId("support")});
    ringNext(call);
}

bool SipSite::isDevice(const std::string &number) const {
    const auto &devices = m_plan.config.devices;
    return std::any_of(devices.begin(), devices.end(),
                       [&](const auto &each) { return each.id.text() == number; });
}

void SipSite::lead(CallId call, const std::string &to, const Party &from) {
    if (isDevice(to))
        give(RingDevice{m_numbers.nextOffer(), call, agentOf(to), DeviceId(to), ringTimeOf(to), from, {}});
    else
        give(DialOut{call, TrunkId("city"), to});
}

void SipSite::decideOfferEnded(const OfferEnded &fact) {
    if (fact.outcome == OfferOutcome::CallerGone || fact.outcome == OfferOutcome::CancelledElsewhere)
        return;
    if (m_queued.contains(fact.call))
        ringNext(fact.call);
    else
        give(EndCall{fact.call, EndedBy::Callee, causeOf(fact.outcome)});
}

std::string SipSite::name(CallId call) {
    const auto count = static_cast<int>(m_calls.size()) + 1;
    return "call" + std::to_string(m_calls.try_emplace(call, count).first->second);
}

std::string SipSite::name(OfferId offer) {
    if (!offer)
        return {};
    const auto count = static_cast<int>(m_offers.size()) + 1;
    return " offer" + std::to_string(m_offers.try_emplace(offer, count).first->second);
}

namespace {

std::string agentText(AgentId agent) {
    return agent ? " agent " + std::string(agent.text()) : std::string{};
}

std::string joiningText(AgentId agent) {
    return agent ? " joining " + std::string(agent.text()) : std::string{};
}

} // namespace

std::string SipSite::words(const CallArrived &fact) {
    auto text =
        " " + name(fact.call) + " " + std::string(textOf(fact.direction)) + " from " + fact.from.number;
    text += fact.from.name.empty() ? "" : " \"" + fact.from.name + "\"";
    return text + " to " + fact.to + (fact.trunk ? " trunk " + std::string(fact.trunk.text()) : "") +
           agentText(fact.caller);
}

std::string SipSite::words(const OfferEnded &fact) {
    return " " + name(fact.call) + name(fact.offer) + agentText(fact.agent) + " " +
           std::string(textOf(fact.outcome));
}

std::string SipSite::words(const CallAnswered &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + name(fact.offer);
}

std::string SipSite::words(const CallHeld &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallRetrieved &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallMuted &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallUnmuted &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallSoundLost &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallSoundBack &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallTransferred &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + " to " + fact.to +
           (fact.consult ? " consult " + name(fact.consult) : "") + joiningText(fact.joining);
}

std::string SipSite::words(const CallConferenced &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + " consult " + name(fact.consult) + " party " +
           std::to_string(fact.party) + (fact.from.number.empty() ? "" : " from " + fact.from.number) +
           joiningText(fact.joining);
}

std::string SipSite::words(const CallPartyLeft &fact) {
    return " " + name(fact.call) + " party " + std::to_string(fact.party) +
           (fact.by ? " by " + std::string(fact.by.text()) : "");
}

std::string SipSite::words(const CallPartyMuted &fact) {
    return " " + name(fact.call) + " party " + std::to_string(fact.party);
}

std::string SipSite::words(const CallPartyUnmuted &fact) {
    return " " + name(fact.call) + " party " + std::to_string(fact.party);
}

std::string SipSite::words(const CallDialFailed &fact) {
    return " " + name(fact.call) + " " + std::string(textOf(fact.cause));
}

std::string SipSite::words(const SupervisionStarted &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + " by " + std::string(fact.supervisor.text()) +
           " " + std::string(textOf(fact.mode));
}

std::string SipSite::words(const SupervisionEnded &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + " by " + std::string(fact.supervisor.text()) +
           " " + std::string(textOf(fact.cause));
}

std::string SipSite::words(const CallTakenOver &fact) {
    return " " + name(fact.call) + agentText(fact.agent) + " by " + std::string(fact.by.text());
}

std::string SipSite::words(const CallAgentLost &fact) {
    return " " + name(fact.call) + agentText(fact.agent);
}

std::string SipSite::words(const CallEnded &fact) {
    return " " + name(fact.call) + " by " + std::string(textOf(fact.by)) + " " +
           std::string(textOf(fact.cause)) +
           (fact.supervisor ? " " + std::string(fact.supervisor.text()) : "") +
           (fact.agent ? " " + std::string(fact.agent.text()) : "");
}

std::string SipSite::words(const RatingGiven &fact) {
    return " " + name(fact.call) + " " + std::to_string(fact.mark) + " of " + std::to_string(fact.of);
}

std::string SipSite::words(const RecordingStarted &fact) {
    return " " + name(fact.call) + " " + fact.file;
}

std::string SipSite::words(const RecordingPaused &fact) {
    return " " + name(fact.call) + " by " + std::string(fact.by.text());
}

std::string SipSite::words(const RecordingResumed &fact) {
    return " " + name(fact.call) + (fact.by ? " by " + std::string(fact.by.text()) : "");
}

std::string SipSite::words(const RecordingStopped &fact) {
    return " " + name(fact.call) + " " + fact.file + (fact.error.empty() ? "" : " " + fact.error);
}

// Addresses are left out: their ports differ from run to run.
std::string SipSite::words(const DeviceRegistered &fact) {
    return " " + std::string(fact.device.text()) + (fact.answersWhenTold ? " answersWhenTold" : "");
}

std::string SipSite::words(const DeviceLost &fact) {
    return " " + std::string(fact.device.text()) + " " + std::string(textOf(fact.reason));
}

std::string SipSite::words(const CallersTurnedAway &fact) {
    return " " + std::string(textOf(fact.reason)) + (fact.count == 1 ? " one" : " more");
}

std::string SipSite::words(const AddressBanned &fact) {
    return " " + fact.address;
}

std::string SipSite::describe(const Fact &fact) {
    const auto wordsOf = [this](const auto &each) -> std::string {
        if constexpr (requires { words(each); })
            return words(each);
        else
            return {};
    };
    return std::string(typeOf(fact)) + std::visit(wordsOf, fact);
}

} // namespace callboard::test
