// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <string>
#include <vector>

namespace callboard {

// Whether a replay comes to what was live: the seals that a backend put into its journal against the state
// that the fold has come to.
class Seals {
public:
    // Each event, with the center before it.
    void take(const Event &event, const Center &before);

    std::uint64_t compared() const { return m_compared; }
    std::uint64_t ofOtherVersions() const { return m_others; } // of the fold: say nothing about this one
    const std::vector<std::string> &findings() const { return m_findings; }

private:
    std::uint64_t m_compared = 0;
    std::uint64_t m_others = 0;
    std::vector<std::string> m_findings; // the first ones: what differs once goes on differing
};

} // namespace callboard
