// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sound/card_play.h"

namespace callboard {

namespace {

constexpr int frameBytes = 2 * sizeof(voice::Sample);
constexpr qint64 bytesPerMillisecond = frameBytes * voice::sampleRate / 1000;
constexpr int atCardMost = 500 * bytesPerMillisecond;
constexpr std::chrono::milliseconds pushing{20};

QAudioFormat stereo() {
    QAudioFormat format;
    format.setSampleRate(voice::sampleRate);
    format.setChannelCount(2);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

} // namespace

CardPlay::CardPlay(const QAudioDevice &device)
    : m_sink(device, stereo()) {
    m_sink.setBufferSize(atCardMost);
    m_card = m_sink.start();
    m_pushing.setTimerType(Qt::PreciseTimer);
    connect(&m_pushing, &QTimer::timeout, this, &CardPlay::push);
    m_pushing.start(pushing);
}

CardPlay::~CardPlay() {
    m_pushing.stop();
    m_card = nullptr;
    m_sink.reset();
}

void CardPlay::add(std::vector<voice::Sample> sound) {
    m_waiting.append(reinterpret_cast<const char *>(sound.data()),
                     static_cast<qsizetype>(sound.size() * sizeof(voice::Sample)));
    push();
}

// A card that is paused tells nothing of what it holds.
void CardPlay::pause(bool isPaused) {
    m_heardBefore = heard();
    isPaused ? m_sink.suspend() : m_sink.resume();
}

// Qt takes the device away with a sink that stopped.
bool CardPlay::works() const {
    return m_card != nullptr && m_sink.state() != QAudio::StoppedState;
}

void CardPlay::push() {
    while (works() && !m_waiting.isEmpty() && m_sink.state() != QAudio::SuspendedState) {
        const auto most = std::min<qsizetype>(m_waiting.size(), m_sink.bytesFree());
        const auto taken = m_card->write(m_waiting.constData(), most);
        if (taken <= 0)
            return;
        m_written += taken;
        m_waiting.remove(0, taken);
    }
}

qint64 CardPlay::atCard() const {
    return std::clamp<qint64>(m_sink.bufferSize() - m_sink.bytesFree(), 0, m_written);
}

std::chrono::milliseconds CardPlay::heard() const {
    if (m_sink.state() == QAudio::SuspendedState)
        return m_heardBefore;
    return std::chrono::milliseconds((m_written - atCard()) / bytesPerMillisecond);
}

std::chrono::milliseconds CardPlay::left() const {
    return std::chrono::milliseconds((m_waiting.size() + atCard()) / bytesPerMillisecond);
}

} // namespace callboard
