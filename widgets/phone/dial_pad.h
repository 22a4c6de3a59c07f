// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/popover.h"

namespace callboard {

// The twelve keys of a telephone, to be clicked or typed.
class DialPad : public Popover {
    Q_OBJECT

public:
    explicit DialPad(QWidget *anchor);

Q_SIGNALS:
    void pressed(QChar key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace callboard
