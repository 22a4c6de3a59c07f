// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace callboard {

class BoardView;

// The board of this accessible name; ends the test where there is none.
BoardView &boardOf(const QWidget &page, const QString &name);

// What of a board cannot be read, one line each: that it scrolls sideways, a total out of sight, a header's
// word that is cut, a text of which not even the beginning stands there.
QStringList unreadable(const BoardView &view);

} // namespace callboard
