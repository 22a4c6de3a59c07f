// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/projector.h"
#include "core/history/stream_rows.h"
#include "tests/support/story.h"

namespace callboard::test {

// The rows of a random story; `period` becomes its time.
inline history::StreamRows folded(std::uint32_t seed, std::size_t length, Period &period) {
    Story story(seed);
    history::Projector projector;
    for (std::size_t i = 0; i < length; ++i) {
        const auto event = story.next();
        if (i == 0)
            period.from = event.at;
        period.to = event.at + Duration{1};
        projector.take(event);
    }
    return history::StreamRows::of("live", std::move(projector));
}

} // namespace callboard::test
