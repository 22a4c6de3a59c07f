// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/outbound.h"
#include "core/calls/recording_facts.h"
#include "core/calls/wrap_up.h"
#include "core/contacts/dial_plan.h"
#include "core/kpi/level_formula.h"
#include "core/queues/queue.h"

namespace callboard {

struct TrunkSettings {
    TrunkId id;
    bool allowsOutbound = false;
    static constexpr auto fields() {
        return std::tuple{field("id", &TrunkSettings::id), field("outbound", &TrunkSettings::allowsOutbound)};
    }
    friend bool operator==(const TrunkSettings &, const TrunkSettings &) = default;
};

// What the fold and the screens need to know of the configuration: never a password, never an address.
struct SiteSettings {
    std::string name;
    std::string timeZone = "UTC"; // a named zone; days of reports are its days
    std::string region = "RU";    // how numbers without a country are read
    std::vector<QueueSettings> queues;
    std::vector<UserSettings> users;
    std::vector<TrunkSettings> trunks;
    std::vector<OutboundRule> outbound;            // no two of one prefix
    std::vector<ReasonId> reasons;                 // for not ready, in the order of the menu
    bool showsSupervision = false;                 // to the agent whose talk is supervised
    std::vector<DispositionSettings> dispositions; // in the order of the menu, a parent before its children
    RecordingSettings recording;
    DialPlan dialPlan;                               // of the region
    ServiceLevel serviceLevel = defaultServiceLevel; // the formula that screens show first
    static constexpr auto fields() {
        return std::tuple{field("name", &SiteSettings::name),
                          field("timeZone", &SiteSettings::timeZone),
                          field("region", &SiteSettings::region),
                          field("queues", &SiteSettings::queues),
                          field("users", &SiteSettings::users),
                          field("trunks", &SiteSettings::trunks),
                          optionalField("outbound", &SiteSettings::outbound),
                          field("reasons", &SiteSettings::reasons),
                          optionalField("showsSupervision", &SiteSettings::showsSupervision),
                          optionalField("dispositions", &SiteSettings::dispositions),
                          optionalField("recording", &SiteSettings::recording),
                          optionalField("dialPlan", &SiteSettings::dialPlan),
                          laterField("serviceLevel", &SiteSettings::serviceLevel)};
    }
    friend bool operator==(const SiteSettings &, const SiteSettings &) = default;
};

// "2026-11-22/4294967299.flac", relative to the recordings; of a recording that starts now.
std::string recordingFile(const RecordingSettings &recording, CallId call, Time now);

} // namespace callboard
