// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <atomic>
#include <QAudioSink>
#include <QAudioSource>
#include <QTimer>
#include <vector>

namespace callboard {

// What happens on the sound's thread.
class CardWorker : public QObject {
    Q_OBJECT

public:
    explicit CardWorker(SoundChoice choice);

    void begin();
    void choose(const SoundChoice &choice);
    void join(std::shared_ptr<TalkSound> talk) { m_talks.push_back(std::move(talk)); }
    void leave(const std::shared_ptr<TalkSound> &talk) { std::erase(m_talks, talk); }

    std::atomic<float> spokenPeak{0};
    std::atomic<float> heardPeak{0};

Q_SIGNALS:
    void used(const callboard::SoundInUse &used);

private:
    void follow();
    void followMicrophone();
    void followSpeaker();
    void hear();
    void speak();
    QByteArray nextPiece(); // of all talks together

    SoundChoice m_choice;
    SoundChoice m_usual; // what was used first since then
    std::vector<std::shared_ptr<TalkSound>> m_talks;
    SoundDevice m_microphone; // in use
    SoundDevice m_speaker;
    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_spoken = nullptr; // m_source's
    QByteArray m_rest;             // of a sample
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice *m_heard = nullptr; // m_sink's
    QByteArray m_unheard;         // of a piece
    bool m_isFollowing = false;
    QTimer m_looking;
    QTimer m_pumping;
};

} // namespace callboard
