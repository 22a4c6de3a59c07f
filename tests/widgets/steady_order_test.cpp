// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/steady_order.h"

#include "widgets/models/row_table.h"

#include <QCoreApplication>
#include <QHoverEvent>
#include <QStandardItemModel>
#include <QTableView>

#include <gtest/gtest.h>

namespace callboard {
namespace {

TEST(SteadyOrder, movesNothingUnderWhoPointsThereAndIsRightWhenHeIsGone) {
    QStandardItemModel rows;
    for (const int value : {1, 2, 3}) {
        auto *row = new QStandardItem(QString::number(value));
        row->setData(value, SortRole);
        rows.appendRow(row);
    }
    SteadyOrder order(rows);
    QTableView view;
    view.setModel(&order);
    order.watch(view);
    order.sort(0, Qt::AscendingOrder);
    const auto shown = [&] {
        QString all;
        for (int row = 0; row < order.rowCount(); ++row)
            all += order.index(row, 0).data().toString();
        return all.toStdString();
    };
    const auto ticks = [&](int count) {
        for (int i = 0; i < count; ++i)
            order.tick();
    };
    rows.item(0)->setData(9, SortRole);
    ticks(4);
    EXPECT_EQ(shown(), "123");
    QHoverEvent pointed(QEvent::HoverMove, {5, 5}, {5, 5}, {6, 6});
    QCoreApplication::sendEvent(view.viewport(), &pointed);
    ticks(4);
    EXPECT_EQ(shown(), "123");
    ticks(1);
    EXPECT_EQ(shown(), "231");
    rows.item(0)->setData(0, SortRole);
    ticks(1);
    EXPECT_EQ(shown(), "123") << "he is still away";
}

} // namespace
} // namespace callboard
