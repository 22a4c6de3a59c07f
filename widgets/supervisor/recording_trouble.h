// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"

#include <optional>

namespace callboard {

// Whether talks are recorded as they should be: since when not, and why. As the facts tell while one looks.
class RecordingTrouble {
public:
    struct State {
        Time since;
        std::string reason; // as the backend words it
        friend bool operator==(const State &, const State &) = default;
    };

    // True: it began, or is over.
    bool take(const Event &event);
    const std::optional<State> &state() const { return m_state; }

private:
    std::optional<State> m_state;
};

} // namespace callboard
