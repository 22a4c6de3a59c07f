// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/past_calls.h"

#include <functional>
#include <QObject>
#include <thread>

namespace callboard {

// Keeps the calls that the callers' cards show: with every event, on the main thread. Where the file is far
// behind the journal (there was none, it was of another layout, its disc was full) a thread of its own brings
// it up, so that neither a start nor a running centre waits; cards say meanwhile that they lack calls.
class PastCallsKeeper : public QObject {
    Q_OBJECT

public:
    using Log = std::function<void(const std::string &)>;
    struct Source {
        std::filesystem::path data;
        std::string region;
    };
    static constexpr std::uint64_t littleEvents = 20'000; // read before open() returns: a fifth of a second

    static Result<std::unique_ptr<PastCallsKeeper>> open(Source source, const Journal &journal, Log log,
                                                         std::uint64_t little = littleEvents);
    ~PastCallsKeeper() override; // what the thread has read is kept

    PastCalls &calls() { return m_calls; }
    void take(const Event &event, const Delta &delta);
    // After a failed write, once there may be room: begins anew where the file is.
    void mend();

private:
    PastCallsKeeper(Source source, const Journal &journal, PastCalls calls, Log log, std::uint64_t little);
    Result<void> bringUp();
    Result<void> goOnFromFile();
    Result<void> reopen();
    void tellReplaced(bool wasReplaced);
    void readOnThread();
    void goOn(const std::string &trouble);

    Source m_source;
    const Journal &m_journal;
    PastCalls m_calls;
    Log m_log;
    std::uint64_t m_little;
    std::jthread m_thread;
};

} // namespace callboard
