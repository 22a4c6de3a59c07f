// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace callboard {

// What a screen reader says of a box that people type into: of the line in it, too, which is an input of its
// own to those who read and has no name from the box.
inline void setSpokenName(QWidget &box, const QString &name) {
    box.setAccessibleName(name);
    for (auto *line : box.findChildren<QLineEdit *>())
        line->setAccessibleName(name);
}

} // namespace callboard
