// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/queue_now.h"

#include <QStyledItemDelegate>

namespace callboard {

class BoardView;

// Draws a cell of a BoardView: shape and word of a state, severity with its shape, agents by state.
class BoardDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit BoardDelegate(BoardView &view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int agentsWidth(const QFontMetrics &metrics); // what agents by state need
    static QString elided(const QFontMetrics &metrics, const QModelIndex &index, int width);

private:
    QColor shown(const QColor &colour, const QPalette &palette) const;
    void drawBack(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void drawAgents(QPainter &painter, const QStyleOptionViewItem &option, const QueueNow &live) const;
    void drawText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    BoardView &m_view;
};

} // namespace callboard
