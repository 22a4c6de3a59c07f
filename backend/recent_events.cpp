// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/recent_events.h"

namespace callboard {

void RecentEvents::add(Broadcast &broadcast) {
    m_shown.push_back({broadcast.event(), broadcast.clear(), broadcast.blanked()});
    if (m_shown.size() > m_capacity)
        m_shown.pop_front();
}

} // namespace callboard
