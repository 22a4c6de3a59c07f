// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace callboard {

class BoardView;

// What of a board cannot be read, one line each: that it scrolls sideways, a total out of sight, a header's
// word that is cut, a text of which not even the beginning stands there.
QStringList unreadable(const BoardView &view);

} // namespace callboard
