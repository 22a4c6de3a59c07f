// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/history/stream_rows.h"

#include <optional>

namespace callboard::history {

// The marks that customers gave in a period, by call, on the scale from 1 to 5: of several of a call the
// last.
class GivenMarks {
public:
    static Result<GivenMarks> read(const StreamRows &stream, Period given, const std::stop_token &stop);
    std::optional<std::int64_t> of(std::int64_t call) const;

private:
    struct Mark {
        std::int64_t call;
        std::int64_t mark;
    };
    std::vector<Mark> m_marks;
};

// Is this ended call one that a customer may think something of: from outside, and an agent talked in it?
inline bool isRateable(std::int64_t direction, std::int64_t talkAgent) {
    return static_cast<Direction>(direction) == Direction::Inbound && talkAgent != 0;
}

} // namespace callboard::history
