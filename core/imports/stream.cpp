// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/stream.h"

#include "core/codec/codec.h"
#include "core/codec/json_writer.h"

namespace callboard::imports {

namespace {

// A snapshot for about so many records, so that any moment is near one.
constexpr std::uint64_t snapshotSpacing = 20'000;
constexpr Snapshots::Policy snapshotPolicy{3, snapshotSpacing};

constexpr std::size_t mostGroupBytes = 16 << 20;

Error outOfStep(const std::string &why) {
    return {"import.outOfStep",
            why + ": the stream's journal and its lines.db do not belong together; move the "
                  "stream's folder away and import its files again"};
}

} // namespace

Stream::Stream(Journal journal, LineMemory memory, Snapshots snapshots, history::Projections projections,
               StreamOptions options)
    : m_journal(std::move(journal))
    , m_memory(std::move(memory))
    , m_snapshots(std::move(snapshots))
    , m_projections(std::move(projections))
    , m_options(std::move(options)) {
}

Result<std::unique_ptr<Stream>> Stream::open(const std::filesystem::path &directory,
                                             const StreamOptions &options) {
    JournalOptions ofJournal;
    ofJournal.reserveBytes = 0;
    ofJournal.isForLargeGroups = true;
    auto journal = Journal::open(directory, Journal::Mode::write, ofJournal);
    if (!journal)
        return journal.error();
    auto memory = LineMemory::open(directory, journal->last(), true);
    if (!memory)
        return memory.error();
    auto projections = history::openCaughtUp({options.name, directory}, *journal);
    if (!projections)
        return projections.error();
    std::unique_ptr<Stream> stream(new Stream(std::move(*journal), std::move(*memory),
                                              Snapshots(directory, snapshotPolicy), std::move(*projections),
                                              options));
    if (const auto begun = stream->begin(); !begun)
        return begun.error();
    return stream;
}

Result<void> Stream::begin() {
    auto state = Pipeline::beginning(m_options.name, "UTC");
    state.epoch = m_journal.epoch();
    if (!m_memory.state().empty()) {
        auto kept = readState(m_memory.state());
        if (!kept)
            return outOfStep(kept.error().detail);
        state = std::move(*kept);
    } else if (m_journal.last() > 0) {
        return outOfStep("no state for record " + std::to_string(m_journal.last()));
    }
    if (state.epoch != m_journal.epoch())
        return outOfStep("another epoch");
    if (!m_options.timeZone.empty())
        state.timeZone = m_options.timeZone;
    const auto snapshot = m_snapshots.latest(m_journal, m_journal.last(), foldVersion);
    if (!snapshot)
        return snapshot.error();
    m_snapped = snapshot->snapshot ? snapshot->snapshot->seq : 0;
    m_firstFact = m_journal.last();
    m_firstCall = state.numbering.calls;
    if (const auto gone = m_pipeline.goOnFrom(state, m_projections.projector(), m_options.name); !gone)
        return gone;
    return drain([this] { return m_pipeline.advance(); });
}

Result<bool> Stream::take(const queue_log::Event &event, std::uint64_t hash) {
    const auto isNew = m_memory.see(event.at, hash);
    if (!isNew || !*isNew)
        return isNew;
    ++m_taken;
    m_pipeline.add(event, hash);
    while (m_pipeline.hasLineDue())
        if (const auto released = release(); !released)
            return released.error();
    return true;
}

Result<void> Stream::release() {
    const auto mark = m_pipeline.release();
    m_memory.keep(mark.at, mark.hash);
    return drain([this] { return m_pipeline.advance(); });
}

// A commit may lie between any two steps, for those that are left are kept with it.
template <class Advance>
Result<void> Stream::drain(const Advance &advance) {
    const auto &writer = m_pipeline.writer();
    while (advance())
        if (writer.draft().size() >= m_options.groupRecords || writer.draft().bytes() >= mostGroupBytes)
            if (const auto done = commit(); !done)
                return done;
    return {};
}

Result<void> Stream::finish() {
    while (m_pipeline.hasLine())
        if (const auto released = release(); !released)
            return released;
    m_pipeline.finish();
    if (const auto drained = drain([this] { return m_pipeline.advanceToEnd(); }); !drained)
        return drained;
    m_options.file = 0;
    if (const auto done = pause(); !done)
        return done;
    if (const auto done = snap(); !done)
        return done;
    const auto saved = m_projections.saveDays();
    return saved ? Result<void>() : saved.error();
}

Result<void> Stream::pause() {
    const auto done = commit();
    return done ? m_projections.flush() : done;
}

// The memory first: what it keeps counts only when the journal has come as far. The projections last: they
// are never ahead of it.
Result<void> Stream::commit() {
    const auto &draft = m_pipeline.writer().draft();
    const auto last = m_journal.last();
    auto state = m_pipeline.state();
    state.epoch = m_journal.epoch();
    state.unfinished = m_options.file;
    std::string text;
    JsonWriter(text).write(state);
    if (const auto kept = m_memory.commit(last + draft.size(), last, text); !kept)
        return kept;
    if (const auto appended = m_journal.append(draft); !appended)
        return appended;
    m_pipeline.writer().clear();
    if (m_projections.wantsFlush())
        if (const auto flushed = m_projections.flush(); !flushed)
            return flushed;
    return m_journal.last() - m_snapped >= snapshotSpacing ? snap() : Result<void>();
}

Result<void> Stream::snap() {
    if (m_journal.last() == m_snapped)
        return {};
    m_snapped = m_journal.last();
    return m_snapshots.put(m_journal, m_snapped, foldVersion, encode(center()));
}

StreamCounts Stream::counts() const {
    StreamCounts counts;
    counts.taken = m_taken;
    counts.late = m_pipeline.counts().late;
    counts.putInOrder = m_pipeline.counts().putInOrder;
    counts.putRight = m_pipeline.counts().putRight;
    for (const auto &call : m_pipeline.translator().calls().openCalls())
        counts.open += call.phase != Phase::Dialled;
    counts.nameless = m_pipeline.counts().nameless;
    counts.facts = center().seq - m_firstFact;
    counts.calls = m_pipeline.numbering().calls - m_firstCall;
    counts.dropped = m_pipeline.writer().dropped();
    counts.oddities = m_pipeline.translator().oddities();
    counts.withoutFact = m_pipeline.translator().withoutFact();
    return counts;
}

} // namespace callboard::imports
