// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ports.h"
#include "tests/support/sip_site.h"
#include "tests/support/sipp.h"

#include <gtest/gtest.h>

namespace callboard::test {

using namespace std::chrono_literals;

// A phone that is registered and then plays its part for one call.
class Phone {
public:
    Phone(const SipSite &site, const std::string &extension, const std::string &scenario, int pause = 0,
          std::uint16_t port = freePort(), const std::string &events = "hold") {
        Sipp sipp{.server = site.udpPort(), .scenario = "phone_registers", .user = extension, .port = port};
        sipp.password = "secret-" + extension;
        sipp.keys["expires"] = "600";
        sipp.keys["events"] = events;
        EXPECT_EQ(run(sipp), 0);
        sipp.scenario = scenario;
        sipp.pause = pause;
        sipp.keys["elsewhere"] = std::to_string(freePort());
        m_process = std::make_unique<SippProcess>(sipp);
    }
    int wait() { return m_process->wait(); }

private:
    std::unique_ptr<SippProcess> m_process;
};

inline Sipp caller(const SipSite &site, const std::string &scenario = "caller_hangs_up",
                   const std::string &number = "600") {
    return {.server = site.udpPort(), .scenario = scenario, .user = number};
}

// Who stays until the site has told this, and then hangs up. False: not told, or sipp saw something else than
// its scenario.
inline bool leavesAfter(const SipSite &site, Sipp sipp, const std::string &beginning) {
    sipp.isCued = true;
    SippProcess process(sipp);
    const bool isTold = site.tells(beginning);
    process.cue();
    return process.wait() == 0 && isTold;
}

inline Sipp dialling(const SipSite &site, const std::string &scenario, const std::string &number) {
    auto sipp = caller(site, scenario, number);
    sipp.keys["extension"] = "1001";
    sipp.account = "1001";
    sipp.password = "secret-1001";
    return sipp;
}

inline const std::string arrived =
    "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 600 trunk city\n";

inline std::string registered(const std::string &extension) {
    return "device.registered " + extension + "\n";
}

} // namespace callboard::test
