// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/stream_state.h"
#include "core/queue_log/event.h"

#include <optional>

namespace callboard::imports {

// Lines may come so much later than others of a later time, and facts than their lines.
inline constexpr Duration windowSpan = minutes{5};

// The way of a line, in memory alone: it waits until its turn has come, is translated, and its steps wait
// until theirs has come to be facts. In order of time for as far as the window reaches.
class Pipeline {
public:
    // What a line is known by.
    struct Mark {
        Time at{};
        std::uint64_t hash = 0;
    };
    struct Counts {
        FirstLines late;       // that came too late to be put in order
        FirstLines putInOrder; // that came after later ones, within the window
        FirstLines putRight; // that stood behind others of their call and second that tell of what came after
        FirstLines nameless; // whose queue or agent is one too many
    };

    // A new stream of this name and zone.
    static StreamState beginning(std::string_view name, std::string timeZone);
    // Errors: zone.unknown.
    Result<void> goOnFrom(const StreamState &state, history::Projector &projector, const std::string &name);
    StreamState state() const; // without the epoch

    void add(const queue_log::Event &event, std::uint64_t hash);
    bool hasLineDue() const;
    bool hasLine() const { return !m_lines.empty(); }
    Mark release(); // translates the first line, or one of its call and moment that comes before it
    // Makes the next step a fact, if it is due; false: none is. The state may be kept between any two.
    bool advance() { return advanceBefore(m_released - windowSpan); }
    // The log goes no further for now: all steps up to its end are due. What lies beyond it, the end of a
    // wrap-up, waits for what the log will tell until then.
    void finish() { m_translator.finish(); }
    bool advanceToEnd() { return advanceBefore(m_newest + Duration{1}); }

    FactWriter &writer() { return *m_writer; }
    const FactWriter &writer() const { return *m_writer; }
    const Translator &translator() const { return m_translator; }
    const Numbering &numbering() const { return m_numbering; }
    const Counts &counts() const { return m_counts; }

private:
    static constexpr std::size_t mostLines = 16'384;
    static constexpr std::size_t mostSteps = 262'144;
    static constexpr std::size_t mostLooks = 512; // at lines of one moment
    bool advanceBefore(Time before);
    void putRight();

    std::string m_timeZone;
    Names m_names;
    Numbering m_numbering;
    Steps m_steps;
    Translator m_translator{m_steps, m_numbering};
    std::optional<FactWriter> m_writer;
    TimeWindow<LogLine> m_lines;
    Time m_newest{}, m_released{};
    Counts m_counts;
};

} // namespace callboard::imports
