// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/glyph.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace callboard {

namespace {

// All glyphs live on a square of 16 by 16.
struct Pen {
    QPainter &painter;
    QColor ink;

    void line(std::initializer_list<QPointF> points, qreal width = 1.6) {
        painter.setPen({ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(points.begin(), static_cast<int>(points.size()));
    }
    void outline(const QPainterPath &path, qreal width = 1.6) {
        painter.strokePath(path, {ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    }
    void fill(const QPainterPath &path) { painter.fillPath(path, ink); }
    void disc(QPointF middle, qreal radius) {
        QPainterPath path;
        path.addEllipse(middle, radius, radius);
        fill(path);
    }
    void box(const QRectF &box, qreal round) {
        QPainterPath path;
        path.addRoundedRect(box, round, round);
        fill(path);
    }
};

QPainterPath polygon(std::initializer_list<QPointF> points) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

void drawHandset(Pen &pen, qreal turn) {
    pen.painter.translate(8, 8);
    pen.painter.rotate(turn);
    pen.painter.translate(-8, -8.5);
    QPainterPath bow;
    bow.moveTo(2.6, 8.6);
    bow.cubicTo(5, 5.2, 11, 5.2, 13.4, 8.6);
    pen.painter.strokePath(bow, {pen.ink, 3, Qt::SolidLine, Qt::FlatCap});
    pen.box({0.9, 7.6, 4.4, 4}, 1.3);
    pen.box({10.7, 7.6, 4.4, 4}, 1.3);
}

void drawBell(Pen &pen) {
    QPainterPath bell;
    bell.moveTo(2.6, 12);
    bell.cubicTo(4.4, 10.4, 4.2, 9, 4.2, 6.8);
    bell.cubicTo(4.2, 0.9, 11.8, 0.9, 11.8, 6.8);
    bell.cubicTo(11.8, 9, 11.6, 10.4, 13.4, 12);
    bell.closeSubpath();
    pen.fill(bell);
    pen.disc({8, 13.4}, 1.7);
}

void drawPencil(Pen &pen) {
    pen.fill(polygon({{10.6, 2.2}, {13.8, 5.4}, {6, 13.2}, {2.8, 10}}));
    pen.fill(polygon({{2.2, 11}, {5, 13.8}, {1.4, 14.6}}));
}

void drawOctagon(Pen &pen) {
    constexpr qreal near = 4.9;
    constexpr qreal far = 11.1;
    pen.fill(polygon({{near, 0.8},
                      {far, 0.8},
                      {15.2, near},
                      {15.2, far},
                      {far, 15.2},
                      {near, 15.2},
                      {0.8, far},
                      {0.8, near}}));
}

void drawTriangle(Pen &pen) {
    const auto path = polygon({{8, 2.2}, {14.4, 13.4}, {1.6, 13.4}});
    pen.fill(path);
    pen.outline(path, 1.4);
}

void drawHatched(Pen &pen) {
    QPainterPath round;
    round.addEllipse(QPointF{8, 8}, 6, 6);
    pen.painter.save();
    pen.painter.setClipPath(round);
    for (qreal x = -10; x < 16; x += 3.6)
        pen.line({{x, 15}, {x + 14, 1}}, 1.2);
    pen.painter.restore();
    pen.outline(round, 1.2);
}

void drawPerson(Pen &pen, qreal x, qreal scale) {
    pen.disc({x, 8 - 3.4 * scale}, 2.9 * scale);
    QPainterPath body;
    body.moveTo(x - 5.2 * scale, 8 + 6 * scale);
    body.cubicTo(x - 5.2 * scale, 8 - 0.6 * scale, x + 5.2 * scale, 8 - 0.6 * scale, x + 5.2 * scale,
                 8 + 6 * scale);
    body.closeSubpath();
    pen.fill(body);
}

void drawSearch(Pen &pen) {
    QPainterPath lens;
    lens.addEllipse(QPointF{6.8, 6.8}, 4.4, 4.4);
    pen.outline(lens);
    pen.line({{10.2, 10.2}, {14, 14}});
}

void drawPhone(Pen &pen) {
    QPainterPath body;
    body.addRoundedRect(QRectF{3.4, 1.2, 9.2, 13.6}, 1.8, 1.8);
    pen.outline(body, 1.4);
    for (int key = 0; key < 9; ++key)
        pen.disc({5.8 + 2.2 * (key % 3), 7.6 + 2.1 * (key / 3)}, 0.75);
    pen.line({{5.8, 4.4}, {10.2, 4.4}}, 1.4);
}

void drawLink(Pen &pen) {
    for (const qreal height : {3.0, 6.4, 9.8, 13.2}) {
        const qreal x = 1.6 + (height - 3) * 1.2;
        pen.box({x, 14.2 - height, 2.4, height}, 0.8);
    }
}

void drawBrokenLink(Pen &pen) {
    QPainterPath path;
    path.addEllipse(QPointF{8, 8}, 6, 6);
    pen.outline(path, 1.8);
    pen.line({{4, 12}, {12, 4}}, 1.8);
}

void drawHourglass(Pen &pen) {
    pen.line({{3.6, 1.8}, {12.4, 1.8}});
    pen.line({{3.6, 14.2}, {12.4, 14.2}});
    pen.fill(polygon({{4.8, 2.6}, {11.2, 2.6}, {8, 8}}));
    pen.line({{4.8, 13.4}, {8, 8}, {11.2, 13.4}}, 1.4);
    pen.fill(polygon({{6, 13.6}, {8, 10.8}, {10, 13.6}}));
}

void drawArrow(Pen &pen, bool isOutward) {
    pen.line({{3.2, 12.8}, {12.8, 3.2}});
    if (isOutward)
        pen.line({{6, 3.2}, {12.8, 3.2}, {12.8, 10}});
    else
        pen.line({{3.2, 6}, {3.2, 12.8}, {10, 12.8}});
}

void drawPause(Pen &pen, qreal height) {
    pen.box({3.6, 8 - height / 2, 3.2, height}, 1);
    pen.box({9.2, 8 - height / 2, 3.2, height}, 1);
}

void drawMicrophone(Pen &pen) {
    pen.box({5.6, 1, 4.8, 8.4}, 2.4);
    QPainterPath bow;
    bow.moveTo(3.2, 7.2);
    bow.cubicTo(3.2, 13.4, 12.8, 13.4, 12.8, 7.2);
    pen.outline(bow, 1.4);
    pen.line({{8, 12}, {8, 14.6}}, 1.4);
    pen.line({{5.4, 14.8}, {10.6, 14.8}}, 1.4);
}

void drawRing(Pen &pen) {
    QPainterPath path;
    path.addEllipse(QPointF{8, 8}, 5.4, 5.4);
    pen.outline(path, 1.4);
}

void drawTick(Pen &pen) {
    pen.line({{2.8, 8.6}, {6.4, 12.2}, {13.2, 4.4}}, 2);
}

void drawCross(Pen &pen) {
    pen.line({{3.8, 3.8}, {12.2, 12.2}}, 2);
    pen.line({{12.2, 3.8}, {3.8, 12.2}}, 2);
}

void drawPlus(Pen &pen) {
    pen.line({{8, 3}, {8, 13}}, 2);
    pen.line({{3, 8}, {13, 8}}, 2);
}

void drawMenu(Pen &pen) {
    for (const qreal y : {4.0, 8.0, 12.0})
        pen.line({{2.4, y}, {13.6, y}});
}

void drawDownload(Pen &pen) {
    pen.line({{8, 2.4}, {8, 10}});
    pen.line({{4.6, 6.8}, {8, 10.2}, {11.4, 6.8}});
    pen.line({{2.6, 10.4}, {2.6, 13.6}, {13.4, 13.6}, {13.4, 10.4}});
}

using Draw = void (*)(Pen &);

// In the order of Glyph.
constexpr std::array<Draw, 28> drawings{
    [](Pen &) {},
    [](Pen &pen) {
        pen.disc({8, 8}, 6.2);
    },
    drawRing,
    drawHatched,
    drawBell,
    [](Pen &pen) { drawHandset(pen, -135); },
    [](Pen &pen) { drawHandset(pen, 0); },
    drawPencil,
    [](Pen &pen) { drawPause(pen, 12); },
    drawTriangle,
    drawOctagon,
    drawTick,
    drawCross,
    drawPlus,
    drawSearch,
    [](Pen &pen) {
        pen.line({{4, 6.2}, {8, 10.2}, {12, 6.2}});
    },
    [](Pen &pen) { drawPerson(pen, 8, 1); },
    drawPhone,
    drawLink,
    drawBrokenLink,
    drawMenu,
    drawHourglass,
    [](Pen &pen) { drawArrow(pen, true); },
    [](Pen &pen) { drawArrow(pen, false); },
    drawMicrophone,
    [](Pen &pen) {
        pen.fill(polygon({{4, 2.4}, {13.6, 8}, {4, 13.6}}));
    },
    [](Pen &pen) {
        pen.box({3, 3, 10, 10}, 1.4);
    },
    drawDownload,
};
static_assert(static_cast<std::size_t>(Glyph::Download) + 1 == drawings.size());

} // namespace

void paintGlyph(QPainter &painter, const QRectF &place, Glyph glyph, const QColor &ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.topLeft());
    painter.scale(place.width() / 16, place.height() / 16);
    Pen pen{painter, ink};
    drawings[static_cast<std::size_t>(glyph)](pen);
    painter.restore();
}

} // namespace callboard
