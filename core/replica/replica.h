// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/center/delta.h"

#include <span>

namespace callboard {

// A client's copy of the center: a snapshot, then each event in order, by the same fold as in the backend.
class Replica {
public:
    enum class Step {
        Applied,
        Duplicate, // known already: nothing changed
        Gap        // something between is missing, or another journal: nothing changed, ask anew
    };

    const Center &center() const { return m_center; }
    // Empty before the first snapshot.
    const std::string &epoch() const { return m_epoch; }
    std::uint64_t seq() const { return m_center.seq; }
    bool isEmpty() const { return m_epoch.empty(); }

    void take(std::string epoch, Center center);
    // The delta is meaningful for Applied only.
    Step apply(std::string_view epoch, const Event &event, Delta &delta);
    // An event that this program does not know: counted, no more.
    Step pass(std::string_view epoch, std::uint64_t seq, Time at);
    // The party of a call that was blank until now. False if there is no such call.
    bool reveal(CallId call, const Party &from, const Party &to, const std::vector<Party> &parties = {},
                std::string_view ledOut = {});

private:
    Step place(std::string_view epoch, std::uint64_t seq) const;

    std::string m_epoch;
    Center m_center;
};

} // namespace callboard
