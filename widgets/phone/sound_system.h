// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/sound_pipe.h"

#include <functional>
#include <memory>
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <vector>

namespace callboard {

struct SoundDevice {
    QByteArray id;
    QString name;
    bool isNone() const { return id.isEmpty(); }
    friend bool operator==(const SoundDevice &, const SoundDevice &) = default;
};

// What people chose, by id; empty: the system's own choice.
struct SoundChoice {
    QByteArray microphone;
    QByteArray speaker;
    friend bool operator==(const SoundChoice &, const SoundChoice &) = default;
};

// What is really in use; no id: nothing could be opened.
struct SoundInUse {
    SoundDevice microphone;
    SoundDevice speaker;
    friend bool operator==(const SoundInUse &, const SoundInUse &) = default;
};

// One talk between the sound card and the call.
struct TalkSound {
    voice::SoundPipe mouth; // the card puts
    voice::SoundPipe ear;   // the card takes
};

// An open microphone and speaker. A device that goes is replaced by another, and taken again when it is back.
class SoundLine {
public:
    virtual ~SoundLine() = default;
    virtual void choose(const SoundChoice &choice) = 0;
    // All talks hear the microphone; the speaker plays all of them.
    virtual void join(std::shared_ptr<TalkSound> talk) = 0;
    virtual void leave(const std::shared_ptr<TalkSound> &talk) = 0;
    // Since they were last asked, 0 to 1.
    virtual float takeSpokenPeak() = 0;
    virtual float takeHeardPeak() = 0;
};

// Sound that is there beforehand, such as a recording: on the speaker alone, in two channels.
class SoundPlay {
public:
    virtual ~SoundPlay() = default; // falls silent at once
    // Goes on with it, once what is there was heard; left and right in turn, at 8 kHz.
    virtual void add(std::vector<voice::Sample> sound) = 0;
    virtual void pause(bool isPaused) = 0;
    virtual bool works() const = 0; // false: the device could not be opened, or is gone
    // How much of what was added was heard, and how much is still to be.
    virtual std::chrono::milliseconds heard() const = 0;
    virtual std::chrono::milliseconds left() const = 0;
};

// The sound of this computer. Made by a plugin, so that a desktop that makes no sound loads no sound system.
// Main thread only.
class SoundSystem {
public:
    virtual ~SoundSystem() = default;
    virtual QList<SoundDevice> microphones() const = 0;
    virtual QList<SoundDevice> speakers() const = 0;
    // Once; silently nothing where there is no such device and no other.
    virtual void ring(const QByteArray &device) = 0;
    // `used` is called on the main thread, never after the line is gone.
    virtual std::unique_ptr<SoundLine> open(const SoundChoice &choice,
                                            std::function<void(const SoundInUse &)> used) = 0;
    // Null: there is no speaker.
    virtual std::unique_ptr<SoundPlay> play(const QByteArray &speaker) = 0;
};

// The plugin, loaded when it is first asked for.
class SoundDoor {
public:
    virtual ~SoundDoor() = default;
    virtual SoundSystem *open() = 0; // null: not installed
};

// The wished device where it is there, else the first, else none.
inline const SoundDevice *pick(const QList<SoundDevice> &devices, const QByteArray &wished) {
    for (const auto &device : devices)
        if (device.id == wished)
            return &device;
    return devices.isEmpty() ? nullptr : &devices.first();
}

} // namespace callboard

Q_DECLARE_INTERFACE(callboard::SoundSystem, "callboard.SoundSystem/2")
