// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/softphone.h"

#include <QWidget>

class QShortcut;

namespace callboard {

class ActionButton;
class LevelMeter;
class PhonePanel;
class TextLine;

// The phone in this computer in a few pixels: how the talk sounds and how loud it is, and the way to its
// devices. While nothing is wrong and nobody talks there is the button only.
class PhoneStrip : public QWidget {
    Q_OBJECT

public:
    explicit PhoneStrip(Softphone &phone, QWidget *parent = nullptr);

    // Calls cannot ring anywhere: this computer could be the phone, with one click.
    void setNeeded(bool isNeeded);
    // Nobody hears who talks here, however loud he is.
    void setMuted(bool isMuted);

private:
    void display();
    void followChoice();
    void followSound();
    QString changedText() const;

    Softphone &m_phone;
    SoundChoice m_chosen;
    TextLine *m_text;
    LevelMeter *m_spoken;
    LevelMeter *m_heard;
    QWidget *m_levels;
    ActionButton *m_use;
    QShortcut *m_useKey;
    ActionButton *m_open;
    bool m_isNeeded = false;
    bool m_isMuted = false;
    SoundInUse m_expected;         // what this talk began with, or was chosen since
    PhonePanel *m_panel = nullptr; // made when it is first opened
};

} // namespace callboard
