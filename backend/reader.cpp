// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/reader.h"

#include <algorithm>

namespace callboard {

Reader::Reader()
    : m_thread([this] { run(); }) {
}

Reader::~Reader() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_questions.clear();
        m_stop.request_stop();
    }
    m_changed.notify_one();
    m_thread.join();
}

void Reader::ask(QObject *context, Work work, Answer answer) {
    const auto ofContext =
        std::ranges::count(m_asked, context, [](const Asked &a) { return a.context.data(); });
    if (m_asked.size() >= mostWaiting || static_cast<std::size_t>(ofContext) >= mostOfOne)
        return answer(Error{"past.busy", "too many questions about the past wait for their answers"});
    if (ofContext == 0)
        connect(context, &QObject::destroyed, this, &Reader::forgetTheGone);
    m_asked.push_back({++m_last, context, std::move(answer)});
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back({m_last, std::move(work)});
    }
    m_changed.notify_one();
}

void Reader::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_questions.empty(); });
        if (m_isEnding)
            return;
        auto question = std::move(m_questions.front());
        m_questions.pop_front();
        m_reading = question.id;
        m_stop = {};
        const auto token = m_stop.get_token();
        lock.unlock();
        auto answer = question.work(token);
        lock.lock();
        m_reading = 0;
        if (m_isEnding)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, id = question.id, told = std::move(answer)]() mutable { settle(id, std::move(told)); },
            Qt::QueuedConnection);
    }
}

void Reader::settle(std::uint64_t id, Result<std::string> answer) {
    const auto asked = std::ranges::find(m_asked, id, &Asked::id);
    if (asked == m_asked.end())
        return;
    auto tell = std::move(*asked);
    m_asked.erase(asked);
    const bool isLast = std::ranges::none_of(
        m_asked, [&](const Asked &other) { return other.context.data() == tell.context.data(); });
    if (isLast && tell.context)
        disconnect(tell.context, &QObject::destroyed, this, nullptr);
    if (tell.context)
        tell.answer(std::move(answer));
}

// The context is being destroyed: its pointer is null already.
void Reader::forgetTheGone() {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_asked, [this](const Asked &asked) {
        if (asked.context)
            return false;
        std::erase_if(m_questions, [&](const Question &question) { return question.id == asked.id; });
        if (m_reading == asked.id)
            m_stop.request_stop();
        return true;
    });
}

} // namespace callboard
