// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/text_line.h"
#include "widgets/models/live_floor.h"

namespace callboard {

// A line above the boards while callers are being told to come again, or an address is banned, or calls out
// are at their limit; hidden else.
class GuardNotice : public TextLine {
    Q_OBJECT

public:
    GuardNotice(LiveFloor &floor, QWidget *parent);

private:
    void show();

    LiveFloor &m_floor;
};

} // namespace callboard
