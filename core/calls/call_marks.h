// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/time.h"

#include <cstdint>
#include <tuple>
#include <vector>

namespace callboard {

// An agent who let this call ring in vain, and when last: he is asked again only after all others.
struct Tried {
    AgentId agent;
    Time at;
    static constexpr auto fields() {
        return std::tuple{field("agent", &Tried::agent), field("at", &Tried::at)};
    }
    friend bool operator==(const Tried &, const Tried &) = default;
};

// What a waiting caller was told last, and until when the first wait that he was told promised him an answer.
struct Announced {
    Time at;
    std::int32_t position = 0;
    Time promised; // none: no wait was told
    static constexpr auto fields() {
        return std::tuple{field("at", &Announced::at), field("position", &Announced::position),
                          optionalField("promised", &Announced::promised)};
    }
    friend bool operator==(const Announced &, const Announced &) = default;
};

// Who has talked with the contact and left it while it went on.
struct Handled {
    AgentId agent;
    QueueId queue;              // that he talked for, or none
    bool isTransferred = false; // he sent it on
    Time since;                 // the end of his first talk
    static constexpr auto fields() {
        return std::tuple{field("agent", &Handled::agent), optionalField("queue", &Handled::queue),
                          optionalField("transferred", &Handled::isTransferred),
                          optionalField("since", &Handled::since)};
    }
    friend bool operator==(const Handled &, const Handled &) = default;
};
// An agent and a queue stand together once.
inline void keep(std::vector<Handled> &all, const Handled &more) {
    for (auto &known : all)
        if (known.agent == more.agent && known.queue == more.queue) {
            known.isTransferred = known.isTransferred || more.isTransferred;
            return;
        }
    all.push_back(more);
}

// The talk of an agent that ended last; of several that ended together, the one that began first.
struct LastTalk {
    AgentId agent;
    QueueId queue; // that he talked for, or none
    Time from, to;
    bool isBefore(Time begin, Time end) const { return to < end || (to == end && begin < from); }
    static constexpr auto fields() {
        return std::tuple{field("agent", &LastTalk::agent), optionalField("queue", &LastTalk::queue),
                          field("from", &LastTalk::from), field("to", &LastTalk::to)};
    }
    friend bool operator==(const LastTalk &, const LastTalk &) = default;
};

// That a call out was made, by whom, and whether it was answered, whoever talks now.
struct CalledOut {
    AgentId by;
    bool isAnswered = false;
    static constexpr auto fields() {
        return std::tuple{field("by", &CalledOut::by), optionalField("answered", &CalledOut::isAnswered)};
    }
    friend bool operator==(const CalledOut &, const CalledOut &) = default;
};

// A side of a talk from which no sound comes.
struct SilentSide {
    AgentId agent; // none: an outside party
    Time since;
    std::int32_t party = 0; // of those outside, in a conference
    static constexpr auto fields() {
        return std::tuple{optionalField("agent", &SilentSide::agent), field("since", &SilentSide::since),
                          optionalField("party", &SilentSide::party)};
    }
    friend bool operator==(const SilentSide &, const SilentSide &) = default;
};

} // namespace callboard
