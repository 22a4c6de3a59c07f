// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"

#include <map>
#include <set>

namespace callboard {

// The conservation laws, kept from the facts themselves and not from the center's counters: every visit to a
// queue that began has ended once or goes on, so has every offer; an agent's states follow one another
// without a hole. Feed it all events of a journal in order, with the delta of each.
class Books {
public:
    void take(const Event &event, const Delta &delta);
    // What does not close, each in a sentence that names the call or agent; empty: the books close.
    std::vector<std::string> close(const Center &end) const;

    std::int64_t visits() const { return m_visits; }
    std::int64_t offers() const { return m_offers; }

private:
    void say(std::string sentence);

    std::int64_t m_visits = 0; // begun
    std::int64_t m_offers = 0;
    std::map<QueueId, std::int64_t> m_open; // begun less ended
    std::map<CallId, QueueId> m_inQueue;
    std::set<OfferId> m_ringing;
    std::map<AgentId, Time> m_until; // end of the agent's last interval
    std::vector<std::string> m_findings;
};

} // namespace callboard
