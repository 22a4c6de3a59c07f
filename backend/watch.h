// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/center/center.h"
#include "core/decide/decide.h"

#include <optional>
#include <set>

namespace callboard {

// What time alone brings about: a lease that runs out, after-call work that is over, a wait that is too long,
// a caller whose agents may be asked again, a queue's hours, midnight. Asked when its next moment has come;
// never polls.
class Watch {
public:
    explicit Watch(SiteDay day)
        : m_day(day) {}

    // What is due at `now`; each once.
    Decision due(const Center &center, Time now);
    // When to ask again, if nothing else happens.
    Time next(const Center &center, Time now) const;

private:
    void announce(Decision &decision, const Center &center, Time now) const;
    void endPauses(Decision &decision, const Center &center, Time now);
    void dismiss(Decision &decision, const Center &center, Time now) const;
    void endLeases(Decision &decision, const Center &center, Time now);

    SiteDay m_day;
    std::set<OfferId> m_cancelled;               // told to stop ringing, not ended yet
    std::set<std::pair<CallId, Time>> m_resumed; // pauses told to end, not ended yet
};

} // namespace callboard
