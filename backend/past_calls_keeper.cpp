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

// By a view of the journal of its own, as anybody may have. True: the file was damaged and put aside.
Result<bool> readAll(const PastCallsKeeper::Source &source, const std::stop_token &stop) {
    const auto journal = Journal::open(source.data, Journal::Mode::read);
    if (!journal)
        return journal.error();
    auto calls = opened(source, journal->epoch());
    if (!calls)
        return calls.error();
    const auto read = [&] {
        const auto caught = catchUp(*calls, *journal, Snapshots(source.data), stop);
        return caught ? calls->flush() : caught;
    };
    auto done = read();
    bool wasReplaced = calls->wasReplaced();
    if (!done && calls->isDamaged()) {
        if (const auto anew = calls->reopen(); !anew)
            return anew.error();
        wasReplaced = true;
        done = read();
    }
    return done ? Result<bool>(wasReplaced) : done.error();
}

} // namespace

Result<std::unique_ptr<PastCallsKeeper>> PastCallsKeeper::open(Source source, const Journal &journal, Log log,
                                                               std::uint64_t little) {
    auto calls = opened(source, journal.epoch());
    if (!calls)
        return calls.error();
    std::unique_ptr<PastCallsKeeper> keeper(
        new PastCallsKeeper(std::move(source), journal, std::move(calls).value(), std::move(log), little));
    keeper->tellReplaced(keeper->m_calls.wasReplaced());
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

void PastCallsKeeper::tellReplaced(bool wasReplaced) {
    if (wasReplaced)
        m_log("history: " + (m_source.data / "history.db").string() +
              " was damaged: it is kept as history.db.damaged, and the calls of the callers' cards are made "
              "anew "
              "from the journal");
}

Result<void> PastCallsKeeper::reopen() {
    const auto opened = m_calls.reopen();
    tellReplaced(m_calls.wasReplaced());
    return opened;
}

// What is damaged is put aside at once.
Result<void> PastCallsKeeper::bringUp() {
    auto brought = goOnFromFile();
    if (brought || !m_calls.isDamaged())
        return brought;
    brought = reopen();
    return brought ? goOnFromFile() : brought;
}

Result<void> PastCallsKeeper::goOnFromFile() {
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
                this,
                [this, wasReplaced = read && *read, trouble = read ? std::string() : read.error().detail] {
                    tellReplaced(wasReplaced);
                    goOn(trouble);
                },
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
    auto going = reopen();
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
    auto mended = reopen();
    if (mended)
        mended = bringUp();
    m_log(mended ? "history: whole again" : "history: " + mended.error().detail);
}

} // namespace callboard
