// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <QObject>
#include <QPointer>
#include <stop_token>
#include <thread>

namespace callboard {

// Questions about the past, answered from the discs on a thread of its own: a long one delays the next
// question and nothing else. Main thread but for the work itself.
class Reader : public QObject {
    Q_OBJECT

public:
    // On the reading thread; the answer's JSON. Looks at the token where it can take long.
    using Work = std::function<Result<std::string>(const std::stop_token &)>;
    using Answer = std::function<void(Result<std::string>)>;

    Reader();
    ~Reader() override; // ends what is being read and drops the rest

    // Answers later; never after `context` is gone, whose questions end with it. "past.busy": too many
    // questions wait, of everybody or of this context.
    void ask(QObject *context, Work work, Answer answer);

    static constexpr std::size_t mostWaiting = 64;
    static constexpr std::size_t mostOfOne = 8;

private:
    struct Question {
        std::uint64_t id = 0;
        Work work;
    };
    struct Asked {
        std::uint64_t id = 0;
        QPointer<QObject> context;
        Answer answer;
    };

    void run();
    void settle(std::uint64_t id, Result<std::string> answer);
    void forgetTheGone();

    std::vector<Asked> m_asked; // main thread
    std::uint64_t m_last = 0;

    std::mutex m_mutex; // what follows
    std::condition_variable m_changed;
    std::deque<Question> m_questions;
    std::uint64_t m_reading = 0; // 0: nothing
    std::stop_source m_stop;     // of what is being read
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace callboard
