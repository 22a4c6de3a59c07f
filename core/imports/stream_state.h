// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/fact_writer.h"
#include "core/imports/translator.h"

namespace callboard::imports {

// What a stream goes on from beside its journal. Not public: another version is not read.
struct StreamState {
    static constexpr int present = 1;
    int version = present;
    std::string epoch; // of the journal
    std::string timeZone;
    std::uint64_t unfinished = 0; // the hash of the first line of a file that was not read to its end
    Time newest{};                // time of a line that was read
    Time released{};              // likewise, that was translated
    Numbering numbering;
    Announced announced;
    Translator::Clock clock;
    std::vector<std::string> queues, agents; // their names
    std::vector<OpenCall> calls;
    std::vector<GoneCall> gone, headless;
    std::vector<LoggedAgent> logged;
    std::vector<Step> steps; // whose turn has not come
    std::vector<OpenOffer> offers;
    static constexpr auto fields() {
        return std::tuple{field("version", &StreamState::version),
                          field("epoch", &StreamState::epoch),
                          field("timeZone", &StreamState::timeZone),
                          optionalField("unfinished", &StreamState::unfinished),
                          field("newest", &StreamState::newest),
                          field("released", &StreamState::released),
                          field("numbering", &StreamState::numbering),
                          field("announced", &StreamState::announced),
                          field("clock", &StreamState::clock),
                          field("queues", &StreamState::queues),
                          field("agents", &StreamState::agents),
                          field("calls", &StreamState::calls),
                          field("gone", &StreamState::gone),
                          optionalField("headless", &StreamState::headless),
                          field("logged", &StreamState::logged),
                          field("steps", &StreamState::steps),
                          field("offers", &StreamState::offers)};
    }
};

// Error "import.outOfStep".
Result<StreamState> readState(std::string_view text);

} // namespace callboard::imports
