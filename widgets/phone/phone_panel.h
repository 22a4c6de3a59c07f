// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/popover.h"
#include "widgets/phone/softphone.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace callboard {

class LevelMeter;

// Whether calls ring in this computer, by which devices, and how they sound. What is chosen holds at once.
class PhonePanel : public Popover {
    Q_OBJECT

public:
    PhonePanel(Softphone &phone, QWidget *anchor);

private:
    QComboBox *addDevices(const QString &label);
    void fill();
    void display();
    void choose();

    Softphone &m_phone;
    QCheckBox *m_isHere;
    QComboBox *m_microphone;
    QComboBox *m_speaker;
    QComboBox *m_ringer;
    LevelMeter *m_spoken;
    QLabel *m_note;
};

} // namespace callboard
