// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/story.h"

#include <utility>

namespace callboard::test {

// A story that is looked at in its middle and whose numbers are opened at its end. Its site stays as it is
// set up: who is taken out of it and put back begins with new counters. Of what follows the look no call ends
// unseen: it would end where the gap began, and what was shown of it would not be so any more. Anna and vera
// are one team, boris is another, gleb has none.
class SteadyStory {
public:
    SteadyStory(std::uint32_t seed, std::size_t looked)
        : m_story(seed)
        , m_looked(looked) {}

    Event next() {
        auto event = m_story.next();
        while (!isTaken(event.fact))
            event = m_story.next();
        event.seq = ++m_count;
        if (auto *config = std::get_if<ConfigChanged>(&event.fact))
            setTeams(config->site);
        return event;
    }
    bool isAtLook() const { return m_count == m_looked; } // after the last event that was seen

private:
    static void setTeams(SiteSettings &site) {
        for (auto &user : site.users)
            if (user.id == UserId{"anna"} || user.id == UserId{"vera"})
                user.team = TeamId{"first"};
            else if (user.id == UserId{"boris"})
                user.team = TeamId{"second"};
    }
    bool isTaken(const Fact &fact) {
        if (std::holds_alternative<ConfigChanged>(fact))
            return !std::exchange(m_hasSite, true);
        const auto *ended = std::get_if<CallEnded>(&fact);
        return m_count < m_looked || !ended || ended->cause != EndCause::Interrupted;
    }

    Story m_story;
    std::size_t m_looked;
    std::size_t m_count = 0;
    bool m_hasSite = false;
};

} // namespace callboard::test
