// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/phone/sound_system.h"

#include <optional>

namespace callboard {

// What this desk remembers of its phone.
struct PhoneChoice {
    bool isHere = false; // calls ring in this computer
    SoundChoice sound;
    QByteArray ringer; // the device calls ring on; empty: the system's own choice
    friend bool operator==(const PhoneChoice &, const PhoneChoice &) = default;
};

// How the present talk sounds.
struct TalkQuality {
    QString codec;
    double lossRatio = 0; // of what the far end sent, 0 to 1
    std::chrono::milliseconds jitter{};
    std::optional<std::chrono::milliseconds> roundTrip; // none: the far end has not told yet
    friend bool operator==(const TalkQuality &, const TalkQuality &) = default;
};

struct PhoneView {
    enum class Stage {
        Off,
        Registering,
        Registered,
        Failed // tries again by itself
    };
    Stage stage = Stage::Off;
    std::optional<Error> error; // of a failed one
    bool isSecret = false;      // over TLS
    bool isRinging = false;
    QString caller; // who rings, as the phone itself was told
    bool isTalking = false;
    bool isTesting = false;
    SoundInUse sound;       // while talking or testing
    bool isOpening = false; // the devices: what is in use is known in a moment
    std::optional<TalkQuality> quality;
    // Nobody hears who talks here.
    bool isDumb() const { return isTalking && !isOpening && sound.microphone.isNone(); }
    // He hears nobody.
    bool isDeaf() const { return isTalking && !isOpening && sound.speaker.isNone(); }
    friend bool operator==(const PhoneView &, const PhoneView &) = default;
};

// The phone in this computer: registers as the agent's extension, rings, and answers when the desk's buttons
// tell the backend so. Everything else of a call is the backend's; but a phone rings and talks on while the
// desk hears nothing of its backend, and then it can be picked up and hung up by itself.
class Softphone : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const PhoneView &view() const = 0;
    virtual const PhoneChoice &choice() const = 0;
    virtual void choose(const PhoneChoice &choice) = 0;
    virtual QList<SoundDevice> microphones() const = 0;
    virtual QList<SoundDevice> speakers() const = 0;
    // Opens the devices so that their levels can be seen, until it ends.
    virtual void test(bool isOn) = 0;
    virtual void pickUp() = 0; // what rings
    virtual void hangUp() = 0; // what talks, else what rings
    virtual void playTestSound() = 0;
    virtual void playTestRing() = 0;

Q_SIGNALS:
    void changed();
    void choiceChanged();
    void devicesChanged();                         // which there are; told while they are tested or it rings
    void levelsChanged(float spoken, float heard); // 0 to 1, some twenty times a second while sound is on
};

} // namespace callboard
