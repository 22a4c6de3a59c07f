// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"
#include "widgets/shell/global_keys.h"
#include "widgets/shell/tray.h"

namespace callboard {

class TestTray : public Tray {
    Q_OBJECT

public:
    bool isThere() const override { return isHere; }
    void show() override { isShown = isHere; }
    void tell(const QString &title, const QString &text) override {
        show();
        if (isHere)
            told += title + QStringLiteral(": ") + text;
    }

    bool isHere = true;
    bool isShown = false;
    QStringList told;
};

// Keys that a test presses.
class TestKeys : public GlobalKeys {
    Q_OBJECT

public:
    bool isPossible() const override { return isAllowed; }
    Result<void> take(const QList<QKeySequence> &keys) override {
        taken = keys.contains(foreign) ? QList<QKeySequence>{} : keys;
        if (keys.contains(foreign))
            return Error{"keys.taken", foreign.toString().toStdString()};
        return {};
    }

    bool isAllowed = true;
    QKeySequence foreign; // belongs to another program
    QList<QKeySequence> taken;
};

// Counts what rings.
struct CountingSound : SoundDoor, SoundSystem {
    SoundSystem *open() override { return this; }
    QList<SoundDevice> microphones() const override { return {}; }
    QList<SoundDevice> speakers() const override { return {}; }
    void ring(const QByteArray &) override { ++rings; }
    std::unique_ptr<SoundLine> open(const SoundChoice &, std::function<void(const SoundInUse &)>) override {
        return nullptr;
    }
    std::unique_ptr<SoundPlay> play(const QByteArray &) override { return nullptr; }
    int rings = 0;
};

} // namespace callboard
