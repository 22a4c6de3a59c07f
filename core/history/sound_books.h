// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"

#include <functional>
#include <map>

namespace callboard {

// Has every talk of a queue that is recorded its sound? A recording belongs to the caller: one may cover the
// talks of several agents. In holds and pauses it has silence, so that its length is the time it covers. Feed
// it all events of a journal in order, with the delta of each and the center after it.
class SoundBooks {
public:
    // None: there is no such file, or it cannot be read.
    using LengthOf = std::function<std::optional<Duration>(const std::string &file)>;

    void take(const Event &event, const Delta &delta, const Center &center);
    // The talks that lack some of their sound, each in a sentence. Recordings that are not finished yet are
    // passed over.
    std::vector<std::string> close(const LengthOf &lengthOf) const;
    std::size_t talks() const { return m_talks.size(); } // that should have sound

private:
    struct Recording {
        std::string file;
        Time from;
        bool isDone = false;
        std::string error;
    };
    std::string faultOf(const Segment &talk, const LengthOf &lengthOf) const;

    std::vector<Segment> m_talks;
    std::map<CallId, std::vector<Recording>> m_recordings;
};

} // namespace callboard
