// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/sip_engine.h"
#include "tests/support/scratch.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace callboard::test {

// A SIP engine on loopback with a decider that does as it is told and no more. What the engine reports is
// kept as lines with numbers that count from 1 ("call.answered call1 agent anna offer1"), so that a story's
// outcome can be compared whole.
//
// Phones 1001 (anna), 1002 (boris) and 1003 (vera), passwords "secret-1001" and so on; queue support with the
// number 600; trunk city from 127.0.0.1.
class SipSite {
public:
    struct Plan {
        std::vector<std::string> agents{}; // extensions that are rung for a queue call, one after the other
        std::map<std::string, Duration> ringsFor{}; // of an extension; not named: half a minute
        bool isRecorded = false;
        sip::SipConfig config = basicConfig();
        std::vector<Device> known{};
        std::function<Duration()> lag = [] { return Duration{0}; };
    };
    static sip::SipConfig basicConfig();

    explicit SipSite(Plan plan);
    ~SipSite();

    std::uint16_t udpPort() const { return m_udpPort; }
    std::uint16_t tcpPort() const { return m_tcpPort; }
    std::uint16_t tlsPort() const { return m_tlsPort; } // its certificate is good for 127.0.0.1
    std::filesystem::path recordings() const { return m_scratch.path("recordings"); }
    std::filesystem::path scratch(const std::string &name) const { return m_scratch.path(name); }

    void give(Order order) { m_engine->give(std::move(order)); }
    void teach(const std::map<std::string, std::filesystem::path> &files) { m_engine->teach(files); }
    CallId call(int number) const; // call1 of the lines
    OfferId offer(int number) const;
    CallId newCall() { return m_numbers.nextCall(); }

    // What the engine logged so far.
    std::vector<std::string> log() const;
    // All facts so far, one a line.
    std::string facts() const;
    // Whether a line that begins so was told within the time; then what the decider had to order is given.
    bool tells(const std::string &beginning,
               std::chrono::milliseconds limit = std::chrono::seconds{30}) const;
    // Ends the engine and gives all that it ever told.
    std::string stop();

private:
    void hear(const Fact &fact, CommandId causedBy);
    void decide(const Fact &fact);
    void ringNext(CallId call);
    Duration ringTimeOf(const std::string &extension) const;
    void decideArrived(const CallArrived &fact);
    void waitAgain(CallId call);
    bool isDevice(const std::string &number) const;
    void lead(CallId call, const std::string &to, const Party &from);
    void decideOfferEnded(const OfferEnded &fact);
    std::string describe(const Fact &fact);
    std::string words(const CallArrived &fact);
    std::string words(const OfferEnded &fact);
    std::string words(const CallAnswered &fact);
    std::string words(const CallHeld &fact);
    std::string words(const CallRetrieved &fact);
    std::string words(const CallMuted &fact);
    std::string words(const CallUnmuted &fact);
    std::string words(const CallSoundLost &fact);
    std::string words(const CallSoundBack &fact);
    std::string words(const CallTransferred &fact);
    std::string words(const CallConferenced &fact);
    std::string words(const CallPartyLeft &fact);
    std::string words(const CallPartyMuted &fact);
    std::string words(const CallPartyUnmuted &fact);
    std::string words(const CallDialFailed &fact);
    std::string words(const SupervisionStarted &fact);
    std::string words(const SupervisionEnded &fact);
    std::string words(const CallTakenOver &fact);
    std::string words(const CallAgentLost &fact);
    std::string words(const CallEnded &fact);
    std::string words(const RatingGiven &fact);
    std::string words(const RecordingStarted &fact);
    std::string words(const RecordingPaused &fact);
    std::string words(const RecordingResumed &fact);
    std::string words(const RecordingStopped &fact);
    std::string words(const DeviceRegistered &fact);
    std::string words(const DeviceLost &fact);
    std::string words(const CallersTurnedAway &fact);
    std::string words(const AddressBanned &fact);
    std::string name(CallId call);
    std::string name(OfferId offer);

    Scratch m_scratch;
    Plan m_plan;
    Numbers m_numbers{1};
    std::uint16_t m_udpPort = 0;
    std::uint16_t m_tcpPort = 0;
    std::uint16_t m_tlsPort = 0;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_told;
    std::vector<std::string> m_lines;
    std::vector<std::string> m_log;
    std::map<CallId, int> m_calls;
    std::map<OfferId, int> m_offers;
    std::map<CallId, std::string> m_queued; // calls that wait: who was rung last
    std::map<CallId, std::size_t> m_nextAgent;
    std::map<CallId, AgentId> m_callers; // agents who call a queue: nobody rings them for it
    std::unique_ptr<sip::SipEngine> m_engine;
};

} // namespace callboard::test
