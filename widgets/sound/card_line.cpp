// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sound/card_line.h"

#include "widgets/sound/card_worker.h"

namespace callboard {

CardLine::CardLine(const SoundChoice &choice, std::function<void(const SoundInUse &)> used)
    : m_worker(new CardWorker(choice)) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &CardWorker::begin);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &CardWorker::used, this, std::move(used));
    m_thread.start(QThread::TimeCriticalPriority);
}

CardLine::~CardLine() {
    m_thread.quit();
    m_thread.wait();
}

void CardLine::choose(const SoundChoice &choice) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, choice] { worker->choose(choice); });
}

void CardLine::join(std::shared_ptr<TalkSound> talk) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, talk = std::move(talk)] { worker->join(talk); });
}

void CardLine::leave(const std::shared_ptr<TalkSound> &talk) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, talk] { worker->leave(talk); });
}

float CardLine::takeSpokenPeak() {
    return m_worker->spokenPeak.exchange(0, std::memory_order_relaxed);
}

float CardLine::takeHeardPeak() {
    return m_worker->heardPeak.exchange(0, std::memory_order_relaxed);
}

} // namespace callboard
