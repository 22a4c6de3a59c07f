// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past_calls_keeper.h"

#include "backend/background.h"

#include <QTimer>

namespace callboard {

namespace {

constexpr seconds tryAgainAfter{5};

Result<PastCalls> opened(const PastCallsKeeper::Source &source, const std::string &epoch) {
    return PastCalls::open(source.data / "history.db", epoch, source.region);
}

// By a view of the journal of its own, as anybody may have.
Result<void> readAll(const PastCallsKeeper::Source &source, const std::stop_token &stop) {
    const auto journal = Journal::open(source.data, Journal::Mode::read);
    if (!journal)
        return journal.error();
    auto calls = opened(source, journal->epoch());
    if (!calls)
        return calls.error();
    if (const auto caught = catchUp(*calls, *journal, Snapshots(source.data), stop); !caught)
        return caught;
    return calls->flush();
}

} // namespace

Result<std::unique_ptr<PastCallsKeeper>> PastCallsKeeper::open(Source source, const Journal &journal, Log log,
                                                               std::uint64_t little) {
    auto calls = opened(source, journal.epoch());
    if (!calls)
        return calls.error();
    std::unique_ptr<PastCallsKeeper> keeper(
        new PastCallsKeeper(std::move(source), journal, std::move(calls).value(), std::move(log), little));
    if (const auto brought = keeper->bringUp(); !brought)
        return brought.error();
    return keeper;
}

PastCallsKeeper::PastCallsKeeper(Source source, const Journal &journal, PastCalls calls, Log log,
                                 std::uint64_t little)
    : m_source(std::move(source))
    , m_journal(journal)
    , m_calls(std::move(calls))
    , m_log(std::move(log))
    , m_little(little) {
}

PastCallsKeeper::~PastCallsKeeper() = default;

Result<void> PastCallsKeeper::bringUp() {
    if (m_journal.last() < m_calls.seq() + m_little)
        return catchUp(m_calls, m_journal, Snapshots(m_source.data));
    const auto left = m_calls.leave();
    readOnThread();
    return left;
}

void PastCallsKeeper::readOnThread() {
    m_log("history: the calls of the callers' cards are read anew from event " +
          std::to_string(m_calls.seq() + 1) + " on; the cards lack calls until then");
    m_thread = std::jthread([this, source = m_source](const std::stop_token &stop) {
        workInTheBackground();
        const auto read = readAll(source, stop);
        if (!stop.stop_requested())
            QMetaObject::invokeMethod(
                this, [this, trouble = read ? std::string() : read.error().detail] { goOn(trouble); },
                Qt::QueuedConnection);
    });
}

// What was written while the thread read is little, or it is read in another round.
void PastCallsKeeper::goOn(const std::string &trouble) {
    if (!trouble.empty()) {
        m_log("history: " + trouble);
        QTimer::singleShot(tryAgainAfter, this, &PastCallsKeeper::readOnThread);
        return;
    }
    auto going = m_calls.reopen();
    if (going)
        going = bringUp();
    if (!going)
        m_log("history: " + going.error().detail);
    else if (m_calls.isWriting())
        m_log("history: the callers' cards are whole up to event " + std::to_string(m_calls.seq()));
}

void PastCallsKeeper::take(const Event &event, const Delta &delta) {
    if (const auto kept = m_calls.take(event, delta); !kept)
        m_log("history: " + kept.error().detail);
}

void PastCallsKeeper::mend() {
    if (!m_calls.hasFailed())
        return;
    auto mended = m_calls.reopen();
    if (mended)
        mended = bringUp();
    m_log(mended ? "history: whole again" : "history: " + mended.error().detail);
}

} // namespace callboard
