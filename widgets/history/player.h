// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/recording_records.h"
#include "widgets/models/past_source.h"
#include "widgets/phone/softphone.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace callboard {

// Where recordings are heard: the speaker of the phone, if there is one, else the system's own.
struct Listening {
    SoundDoor *sounds = nullptr; // none: nowhere
    QPointer<Softphone> phone;
};

// One recording, played from the backend's pieces. It gives way to a call that rings or talks in this
// computer.
class Player : public QObject {
    Q_OBJECT

public:
    Player(PastSource &past, QObject *parent);
    ~Player() override;

    void listen(const Listening &listening);
    void load(CallId call, const Recording &recording); // silent, at its beginning
    void play();                                        // from its place; at the end from the beginning
    void pause();
    void seek(Duration place);

    bool isPlaying() const { return m_isPlaying; }
    Duration place() const; // of what is heard
    const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed(); // its place as well

private:
    bool open();
    void go();
    void fetch();
    void take(const Result<Sound> &sound);
    bool isHeardOut();
    void fail(const Error &error);
    void end();
    bool isInCall() const;
    void giveWay();

    PastSource &m_past;
    Listening m_listening;
    CallId m_call;
    Recording m_recording;
    std::unique_ptr<SoundPlay> m_play; // from m_from on
    Duration m_from{};
    Duration m_fetched{}; // until there it was asked for and came
    bool m_isPlaying = false;
    bool m_isAsking = false;
    int m_asked = 0;
    std::optional<Error> m_trouble;
    QTimer m_going;
    std::chrono::milliseconds m_heard{}; // when it was looked at last
    int m_still = 0;                     // looks since it went on
};

} // namespace callboard
