// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/pipeline.h"

#include "core/codec/json_text.h"

#include <xxhash.h>

namespace callboard::imports {

Result<StreamState> readState(std::string_view text) {
    const JsonText json(text);
    if (json.error())
        return Error{"import.outOfStep", json.error()->detail};
    StreamState state;
    JsonReader reader;
    reader.read(json.value(), state);
    if (reader.error() || state.version != StreamState::present)
        return Error{"import.outOfStep",
                     reader.error() ? reader.error()->detail : "lines.db is of another version"};
    return state;
}

StreamState Pipeline::beginning(std::string_view name, std::string timeZone) {
    StreamState state;
    state.timeZone = std::move(timeZone);
    state.numbering.start =
        startsOfImports |
        (static_cast<std::uint32_t>(XXH3_64bits(name.data(), name.size())) & (startsOfImports - 1));
    return state;
}

Result<void> Pipeline::goOnFrom(const StreamState &state, history::Projector &projector,
                                const std::string &name) {
    const auto day = SiteDay::ofZone(state.timeZone);
    if (!day)
        return day.error();
    m_timeZone = state.timeZone;
    m_numbering = state.numbering;
    m_names.restore(state.queues, state.agents);
    m_newest = m_released = state.released; // what was read beyond that is read again, in the same order
    m_translator.restore(state.calls, state.gone, state.headless, state.logged, state.clock);
    for (const auto &step : state.steps)
        m_steps.add(step.at) = step;
    m_writer.emplace(projector, m_names, m_numbering, *day);
    m_writer->restore(state.offers);
    m_writer->setSite(name, m_timeZone, state.announced);
    return {};
}

StreamState Pipeline::state() const {
    StreamState state;
    state.timeZone = m_timeZone;
    state.newest = m_newest;
    state.released = m_released;
    state.numbering = m_numbering;
    state.announced = m_writer->announced();
    state.clock = m_translator.clock();
    state.queues = m_names.queues();
    state.agents = m_names.agents();
    const auto &gone = m_translator.calls().goneCalls();
    state.calls = m_translator.calls().openCalls();
    state.gone.assign(gone.begin(), gone.end());
    state.headless = m_translator.calls().headlessCalls();
    state.logged = m_translator.agents();
    state.steps.reserve(m_steps.size());
    m_steps.forEach([&](const Step &step) { state.steps.push_back(step); });
    state.offers = m_writer->openOffers();
    return state;
}

void Pipeline::add(const queue_log::Event &event, std::uint64_t hash) {
    if (event.at < m_newest - windowSpan)
        m_counts.late.add(event.line);
    else if (event.at < m_newest)
        m_counts.putInOrder.add(event.line);
    if (!fill(m_lines.add(event.at), event, hash, m_names))
        m_counts.nameless.add(event.line);
    m_newest = std::max(m_newest, event.at);
}

bool Pipeline::hasLineDue() const {
    return m_lines.size() > mostLines || (!m_lines.empty() && m_lines.firstAt() < m_newest - windowSpan);
}

// The second is the finest that most logs know, and what is told of it may stand in any order.
void Pipeline::putRight() {
    const auto &line = m_lines.first();
    if (line.call == 0)
        return;
    for (std::size_t i = 1; i < mostLooks && m_lines.isOfFirstTime(i); ++i) {
        const auto &later = m_lines.at(i);
        if (later.call != line.call || !m_translator.isBefore(later, line))
            continue;
        m_counts.putRight.add(later.number);
        m_lines.bringForward(i);
        return;
    }
}

Pipeline::Mark Pipeline::release() {
    putRight();
    const auto &line = m_lines.first();
    m_translator.take(line);
    m_released = std::max(m_released, line.at);
    const Mark mark{line.at, line.hash};
    m_lines.pop();
    return mark;
}

bool Pipeline::advanceBefore(Time before) {
    if (m_steps.empty() || (m_steps.firstAt() >= before && m_steps.size() <= mostSteps))
        return false;
    m_writer->take(m_steps.first());
    m_steps.pop();
    return true;
}

} // namespace callboard::imports
