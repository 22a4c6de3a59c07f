// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/popover.h"

namespace callboard {

class TextLine;

// The twelve keys of a telephone, to be clicked or typed; above them what was pressed since it opened.
class DialPad : public Popover {
    Q_OBJECT

public:
    explicit DialPad(QWidget *anchor);

Q_SIGNALS:
    void pressed(QChar key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void press(QChar key);

    TextLine *m_line;
    QString m_pressed;
};

} // namespace callboard
