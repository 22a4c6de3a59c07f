// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/past_figures.h"
#include "widgets/common/board_view.h"
#include "widgets/history/history_page.h"

#include <QComboBox>

#include <gtest/gtest.h>

namespace callboard {

// The history of a busy floor, opened; answers come when the test gives them.
class HistoryPageTest : public testing::Test {
protected:
    HistoryPageTest() {
        past.figures = morningFigures(busy.floor);
        past.opened = morningAbandoned(busy.floor);
        page.resize(1366, 700);
        open(page);
        QCoreApplication::processEvents();
    }
    BoardView &board(const QString &name) const { return boardOf(page, name); }
    BoardView &figures() const { return board(QStringLiteral("Figures")); }
    QComboBox *boxOf(const QString &name) const {
        for (auto *box : page.findChildren<QComboBox *>())
            if (box->accessibleName() == name)
                return box;
        return nullptr;
    }
    void choose(const QString &name, int place) const {
        boxOf(name)->setCurrentIndex(place);
        QCoreApplication::processEvents();
    }
    std::string texts(const BoardView &view, int row) const {
        QStringList all;
        for (int column = 0; column < view.model()->columnCount(); ++column)
            all += view.model()->index(row, column).data().toString();
        return all.join(QStringLiteral(" | ")).toStdString();
    }
    int columnOf(const QString &name) const {
        const auto *model = figures().model();
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() == name)
                return column;
        return -1;
    }
    void openNumber(int row, const QString &name) const {
        Q_EMIT figures().opened(figures().model()->index(row, columnOf(name)));
    }

    BusyFloor busy;
    TestPast past{busy.floor.events()};
    HistoryPage page{busy.floor, past};
};

} // namespace callboard
