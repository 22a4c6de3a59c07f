// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/softphone.h"

namespace callboard::words {

// Why the phone in this computer cannot ring, and what helps; empty: it can, or is not wished.
QString phoneTrouble(const PhoneView &view);
// What is no talk for want of a microphone or a speaker: "Nobody hears you: ..."; empty: it is one, or is led
// at another phone. Who only listens needs no microphone.
QString deafness(const PhoneView &view, bool isToBeHeard);
// "0.4 % lost · 12 ms jitter · 35 ms round trip"
QString quality(const TalkQuality &quality);
// One word for the same: "good", "fair", "poor".
QString qualityGrade(const TalkQuality &quality);
bool isPoor(const TalkQuality &quality);

} // namespace callboard::words
