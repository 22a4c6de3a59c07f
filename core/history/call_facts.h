// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/stream_rows.h"

namespace callboard::history {

// The events of the stream's journal that name the call, in their order; at most `most`, the first ones.
// Found by when the call was: what came more than a quarter of an hour after its end is not looked for, but
// for what a backend that was down then told when it was back, the customer's marks, what
// became of its recordings, and who heard them. `rows`
// are those of the stream. Errors: "history.unknownCall", "history.stopped", those of journal and
// projections.
Result<std::vector<Event>> factsOf(const Stream &stream, const StreamRows &rows, CallId call,
                                   std::size_t most, const std::stop_token &stop = {});

} // namespace callboard::history
