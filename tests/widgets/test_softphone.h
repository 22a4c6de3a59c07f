// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/softphone.h"

namespace callboard {

struct Silent : SoundDoor {
    SoundSystem *open() override { return nullptr; }
};

// A phone whose state a test sets.
class TestSoftphone : public Softphone {
    Q_OBJECT

public:
    const PhoneView &view() const override { return m_view; }
    const PhoneChoice &choice() const override { return m_choice; }
    void choose(const PhoneChoice &choice) override {
        m_choice = choice;
        Q_EMIT choiceChanged();
    }
    QList<SoundDevice> microphones() const override { return inputs; }
    QList<SoundDevice> speakers() const override { return outputs; }
    void test(bool isOn) override { isTesting = isOn; }
    void pickUp() override { acts += QStringLiteral("picks up "); }
    void hangUp() override { acts += QStringLiteral("hangs up "); }
    void playTestSound() override { ++testSounds; }
    void playTestRing() override { ++testRings; }

    void become(const PhoneView &view) {
        m_view = view;
        Q_EMIT changed();
    }

    QList<SoundDevice> inputs{{"headset-in", QStringLiteral("Headset")},
                              {"built-in-in", QStringLiteral("Built-in microphone")}};
    QList<SoundDevice> outputs{{"headset-out", QStringLiteral("Headset")},
                               {"built-in-out", QStringLiteral("Built-in speakers")}};
    QString acts;
    bool isTesting = false;
    int testSounds = 0;
    int testRings = 0;

private:
    PhoneView m_view;
    PhoneChoice m_choice;
};

} // namespace callboard
