// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <QString>

namespace callboard {

// What a supervisor wants to see: one queue or all, a text or any, those who are there or everybody.
struct BoardFilter {
    QueueId queue; // none: all
    TeamId team;   // of agents; none: all
    QString text;  // of a name or a number
    bool showsLoggedOut = true;

    bool takesAll() const { return isEmpty() && !team; } // of agents
    bool isEmpty() const { return !queue && text.isEmpty() && showsLoggedOut; }
    bool takes(const Center &center, const Agent &agent) const;
    bool takes(const Center &center, const Call &call) const;
};

} // namespace callboard
