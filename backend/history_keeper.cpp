// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/history_keeper.h"

#include "backend/background.h"
#include "core/history/projections.h"
#include "core/history/stream_rows.h"
#include "core/journal/writer_lock.h"

#include <condition_variable>
#include <mutex>

namespace callboard {

namespace {

using history::Projections;

constexpr seconds lookEvery{5};
constexpr seconds keepEvery{60}; // a report folds what is not kept yet
constexpr std::uint64_t muchToDo = 200'000;

class Keeping {
public:
    Keeping(std::filesystem::path data, HistoryKeeper::Log log)
        : m_stream{std::string(history::liveStream), std::move(data)}
        , m_log(std::move(log))
        , m_trail(m_stream.directory) {}

    void run(const std::stop_token &stop) {
        workInTheBackground();
        auto keptAt = std::chrono::steady_clock::now();
        bool isFirst = true;
        std::mutex mutex;
        std::condition_variable_any wake;
        while (!stop.stop_requested()) {
            const bool isDue = std::chrono::steady_clock::now() - keptAt >= keepEvery;
            if (const auto done = step(stop, isDue); !done)
                fail(done.error());
            if (isDue || isFirst)
                if (const auto done = mendImports(stop); !done)
                    fail(done.error());
            isFirst = false;
            if (isDue)
                keptAt = std::chrono::steady_clock::now();
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, lookEvery, [] { return false; });
        }
        if (const auto done = finish(); !done)
            fail(done.error());
    }

private:
    Result<void> open() {
        auto journal = Journal::open(m_stream.directory, Journal::Mode::read);
        if (!journal)
            return journal.error();
        m_journal.emplace(std::move(journal).value());
        auto projections = Projections::open(m_stream, m_journal->epoch());
        if (!projections)
            return projections.error();
        m_projections.emplace(std::move(projections).value());
        return {};
    }

    Result<void> step(const std::stop_token &stop, bool isDue) {
        if (!m_projections)
            if (const auto opened = open(); !opened)
                return opened;
        const auto last = m_journal->refresh();
        if (!last)
            return last.error();
        const bool wasFar = *last > m_projections->seq() + muchToDo;
        if (const auto done = catchUp(*m_projections, *m_journal, stop, &m_trail); !done)
            return done;
        if ((!isDue && !wasFar) || stop.stop_requested())
            return {};
        if (wasFar)
            m_log("history: read up to event " + std::to_string(m_projections->seq()));
        return keep(stop);
    }

    Result<void> keep(const std::stop_token &stop) {
        if (const auto kept = m_projections->flush(); !kept)
            return kept;
        const auto saved = m_projections->saveDays(stop);
        return saved ? Result<void>() : saved.error();
    }

    // An import makes its own; those of an older fold, or damaged ones, would make every report read it
    // whole.
    Result<void> mendImports(const std::stop_token &stop) {
        for (const auto &stream : history::streamsOf(m_stream.directory)) {
            if (stream.name == history::liveStream)
                continue;
            const auto journal = Journal::open(stream.directory, Journal::Mode::read);
            if (!journal)
                return journal.error();
            const auto known = history::StreamRows::openFile(stream, journal->epoch());
            if (known && known->center().seq >= journal->last())
                continue;
            const auto alone = journal::WriterLock::take({stream.directory});
            if (!alone) // it is being imported
                continue;
            const auto built = history::rebuildProjections(stream, stop);
            if (!built)
                return built.error();
            m_log("history: read " + stream.name + " anew, " + std::to_string(built->events) + " events");
        }
        return {};
    }

    Result<void> finish() {
        if (!m_projections)
            if (const auto opened = open(); !opened)
                return opened;
        const auto last = m_journal->refresh();
        if (!last)
            return last.error();
        if (*last - m_projections->seq() < muchToDo)
            if (const auto done = catchUp(*m_projections, *m_journal); !done)
                return done;
        return m_projections->flush();
    }

    // Begins anew with the next look: all is in the journal.
    void fail(const Error &error) {
        if (error.code == "history.stopped")
            return;
        m_projections.reset();
        m_journal.reset();
        if (error.detail != m_lastTrouble)
            m_log("history: " + error.detail);
        m_lastTrouble = error.detail;
    }

    history::Stream m_stream;
    HistoryKeeper::Log m_log;
    std::optional<Journal> m_journal;
    std::optional<Projections> m_projections;
    history::SnapshotTrail m_trail;
    std::string m_lastTrouble;
};

} // namespace

HistoryKeeper::HistoryKeeper(std::filesystem::path data, Log log)
    : m_thread([data = std::move(data), log = std::move(log)](const std::stop_token &stop) {
        Keeping(data, log).run(stop);
    }) {
}

} // namespace callboard
