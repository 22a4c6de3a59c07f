// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <string>
#include <tuple>
#include <vector>

namespace callboard {

using namespace std::string_view_literals;

enum class Role { Agent, Supervisor, Manager, Administrator };
constexpr auto textsOf(Role) {
    return std::array{"agent"sv, "supervisor"sv, "manager"sv, "administrator"sv};
}

// The actual state: derived by the fold from the desired one, the open offer, the calls and the after-call
// work, so that no path can leave an agent stuck.
enum class AgentState { LoggedOut, NotReady, Ready, Reserved, Busy, WorkingAfterCall, Unknown };
constexpr auto textsOf(AgentState) {
    return std::array{"loggedOut"sv, "notReady"sv,         "ready"sv,  "reserved"sv,
                      "busy"sv,      "workingAfterCall"sv, "unknown"sv};
}

// What the person wants; nobody else changes it without leaving a name.
enum class DesiredState { LoggedOut, NotReady, Ready };
constexpr auto textsOf(DesiredState) {
    return std::array{"loggedOut"sv, "notReady"sv, "ready"sv};
}

// Who put an agent into a state.
enum class Author { Agent, Supervisor, Rule };
constexpr auto textsOf(Author) {
    return std::array{"agent"sv, "supervisor"sv, "rule"sv};
}

// Of an agent whom a rule set not ready because he missed too many offers in a row; no site's own reason.
inline constexpr ReasonId missedCallsReason{"missed-calls"};

struct UserSettings {
    UserId id;
    std::string name;
    Role role = Role::Agent;
    DeviceId extension; // none: takes no calls
    std::vector<QueueId> queues;
    TeamId team{}; // none: no team
    static constexpr auto fields() {
        return std::tuple{field("id", &UserSettings::id),
                          field("name", &UserSettings::name),
                          field("role", &UserSettings::role),
                          optionalField("extension", &UserSettings::extension),
                          optionalField("queues", &UserSettings::queues),
                          optionalField("team", &UserSettings::team)};
    }
    friend bool operator==(const UserSettings &, const UserSettings &) = default;
};

// The desired state's passport.
struct Desired {
    DesiredState state = DesiredState::LoggedOut;
    ReasonId reason; // for not ready
    Author author = Author::Rule;
    UserId by; // the person, or none for a rule
    Time since;
    static constexpr auto fields() {
        return std::tuple{field("state", &Desired::state), optionalField("reason", &Desired::reason),
                          field("author", &Desired::author), optionalField("by", &Desired::by),
                          optionalField("since", &Desired::since)};
    }
    friend bool operator==(const Desired &, const Desired &) = default;
};

// While its agent is in another state than working after a call, a queue's work waits: `until` moves on by as
// long as that lasts, when it ends.
struct AfterCallWork {
    CallId call;
    QueueId queue;
    Time since; // it last ran or began to wait
    Time until;
    static constexpr auto fields() {
        return std::tuple{field("call", &AfterCallWork::call), optionalField("queue", &AfterCallWork::queue),
                          field("since", &AfterCallWork::since), field("until", &AfterCallWork::until)};
    }
    friend bool operator==(const AfterCallWork &, const AfterCallWork &) = default;
};

struct Device {
    DeviceId id;
    bool isRegistered = false;
    std::string contact;          // where requests to it go: "sip:127.0.0.1:5070;transport=udp"
    std::string userAgent;        // as it calls itself
    bool answersWhenTold = false; // it lets itself be answered from here
    Time since;                   // of the present registration, or of its loss
    static constexpr auto fields() {
        return std::tuple{field("id", &Device::id),
                          field("registered", &Device::isRegistered),
                          optionalField("contact", &Device::contact),
                          optionalField("userAgent", &Device::userAgent),
                          optionalField("answersWhenTold", &Device::answersWhenTold),
                          optionalField("since", &Device::since)};
    }
    friend bool operator==(const Device &, const Device &) = default;
};

} // namespace callboard
