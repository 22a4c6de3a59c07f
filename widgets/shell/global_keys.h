// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

namespace callboard {

// Function keys that reach this desktop whichever window has the keyboard.
class GlobalKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Not where the window system lets no program do this.
    virtual bool isPossible() const = 0;
    // From now on these and no others; none: all are given back. With an error it is none. Codes: keys.taken
    // by another program, `detail` being the key in portable text; keys.impossible.
    virtual Result<void> take(const QList<QKeySequence> &keys) = 0;

Q_SIGNALS:
    void pressed(int key); // its place in what was taken; once, however long it is held down
};

} // namespace callboard
