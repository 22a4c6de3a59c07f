// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/imports/names.h"

namespace callboard::imports {

// An agent as the log has told of him so far.
struct LoggedAgent {
    struct Membership {
        std::uint32_t queue = noName;
        bool isAdded = false; // by ADDMEMBER
        bool isPaused = false;
        static constexpr auto fields() {
            return std::tuple{field("queue", &Membership::queue),
                              optionalField("added", &Membership::isAdded),
                              optionalField("paused", &Membership::isPaused)};
        }
        friend bool operator==(const Membership &, const Membership &) = default;
    };
    bool isLoggedOn = false;  // AGENTLOGIN
    bool wasPresent = false;  // logged on or added at any time: else he is one who is always there
    bool isAllPaused = false; // PAUSEALL
    bool isKnown = false;     // his state has been told
    DesiredState state = DesiredState::LoggedOut;
    std::string reason;
    std::string pauseReason; // the latest
    Time answeredAt{};       // his last answer: no phone rings at him before it
    std::vector<Membership> queues;
    static constexpr auto fields() {
        return std::tuple{optionalField("loggedOn", &LoggedAgent::isLoggedOn),
                          optionalField("wasPresent", &LoggedAgent::wasPresent),
                          optionalField("allPaused", &LoggedAgent::isAllPaused),
                          optionalField("known", &LoggedAgent::isKnown),
                          field("state", &LoggedAgent::state),
                          optionalField("reason", &LoggedAgent::reason),
                          optionalField("pauseReason", &LoggedAgent::pauseReason),
                          field("answeredAt", &LoggedAgent::answeredAt),
                          optionalField("queues", &LoggedAgent::queues)};
    }
    friend bool operator==(const LoggedAgent &, const LoggedAgent &) = default;
};

} // namespace callboard::imports
