// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/recording_records.h"
#include "widgets/models/past_source.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace callboard {

// Writes one recording from the backend's pieces as a WAV file: whole, or not at all.
class SoundSaver : public QObject {
    Q_OBJECT

public:
    SoundSaver(PastSource &past, QObject *parent)
        : QObject(parent)
        , m_past(past) {}

    // What is still being written is given up. False: the file cannot be written.
    bool save(CallId call, const Recording &recording, const QString &file);
    void giveUp();

Q_SIGNALS:
    void went(int percent);
    void saved(const QString &file);
    void failed(const callboard::Error &error);

private:
    void fetch();
    void take(const Result<Sound> &sound);
    void finish();

    PastSource &m_past;
    CallId m_call;
    Recording m_recording;
    std::unique_ptr<QSaveFile> m_file; // while it is written
    qint64 m_bytes = 0;                // of sound
    int m_asked = 0;
};

} // namespace callboard
