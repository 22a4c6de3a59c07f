// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/recording_trouble.h"

namespace callboard {

namespace {

// Of a file that a start found cut off: the trouble was another one, and is over.
constexpr auto rescued = "interrupted";

} // namespace

bool RecordingTrouble::take(const Event &event) {
    const auto *stopped = std::get_if<RecordingStopped>(&event.fact);
    if (!stopped || stopped->error == rescued || stopped->error.empty() != m_state.has_value())
        return false;
    if (stopped->error.empty())
        m_state.reset();
    else
        m_state = State{event.at, stopped->error};
    return true;
}

} // namespace callboard
