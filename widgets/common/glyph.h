// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace callboard {

// The shapes that stand beside every colour, drawn and not loaded: sharp at any scale, in any ink.
enum class Glyph {
    None,
    Disc,
    Ring,
    Hatched,
    Bell,
    Handset,
    HangUp,
    Pencil,
    Pause,
    Triangle,
    Octagon,
    Tick,
    Cross,
    Plus,
    Search,
    Chevron,
    Person,
    Phone,
    Link,
    BrokenLink,
    Menu,
    Hourglass,
    Outward,
    Inward,
    Microphone,
    Play,
    Stop,
    Download
};

void paintGlyph(QPainter &painter, const QRectF &place, Glyph glyph, const QColor &ink);

} // namespace callboard
