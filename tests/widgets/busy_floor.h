// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/test_floor.h"

namespace callboard {

// A centre in the middle of a morning: five queues, twenty agents, long and hostile names, callers who wait
// and talk. `anna` is the agent whose desk is looked at.
class BusyFloor {
public:
    BusyFloor();

    TestFloor floor;
    static constexpr AgentId anna{"anna"};

    void ringAnna();         // a caller with several contacts
    void answerAnna();       // who then talks
    void endAnnasCall();     // and has after-call work
    void consultColleague(); // while her caller hears music; the colleague answers
    void bringTogether();    // all three

    void missColleague(); // who calls her own number while she talks

    void wantCodes(); // after-call work does not end without

    static CallerCard cardOf(const std::string &number);
    CallId annasCall() const { return m_annasCall; }
    static std::string annasCaller() { return "+79211234567"; }

private:
    void configure();
    void liveThroughMorning();
    void fillFloor();
    CallId arrive(std::string_view queue, Party from);
    void ring(CallId call, AgentId agent);
    void answer(CallId call, AgentId agent);
    void wish(AgentId agent, DesiredState state, std::string_view reason = {});

    std::uint32_t m_calls = 0;
    std::uint32_t m_offers = 0;
    CallId m_annasCall;
    static constexpr CallId consult{900};
};

} // namespace callboard
