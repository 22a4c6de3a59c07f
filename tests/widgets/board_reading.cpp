// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/board_reading.h"

#include "core/kpi/severity.h"
#include "widgets/common/board_delegate.h"
#include "widgets/common/board_view.h"
#include "widgets/common/theme.h"
#include "widgets/models/row_table.h"

#include <QHeaderView>
#include <QScrollBar>

#include <cstdlib>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int margins = 16;
constexpr int sign = 20;      // a glyph before the text, and its gap
constexpr int sortMark = 10;  // beside a head
constexpr int beginning = 12; // letters that tell a number or a name from the others

int neededBy(const BoardView &view, const QModelIndex &cell) {
    const int byState = BoardDelegate::agentsWidth(view.fontMetrics());
    if (cell.data(AgentsRole).isValid() && view.columnWidth(cell.column()) >= byState)
        return byState + margins / 2;
    const auto text = cell.data().toString();
    const auto severity = static_cast<Severity>(cell.data(SeverityRole).toInt());
    const bool isSigned = severity != Severity::Calm && !text.isEmpty();
    const bool isStrong = isSigned || cell.data(TotalRole).toBool();
    const QFontMetrics metrics(isStrong ? strongFont(view.font()) : view.font());
    const auto least = text.size() > beginning ? text.first(beginning) + u'…' : text;
    const bool hasState = cell.data(StateRole).isValid() || cell.data(CallStateRole).isValid();
    return metrics.horizontalAdvance(least) + margins + (isSigned ? sign : 0) + (hasState ? sign : 0);
}

QString words(const BoardView &view, const QModelIndex &cell) {
    return view.model()->headerData(cell.column(), Qt::Horizontal).toString() + u": "_s +
           cell.data().toString();
}

} // namespace

// Of two pages with the same boards the one that is seen.
BoardView &boardOf(const QWidget &page, const QString &name) {
    BoardView *found = nullptr;
    for (auto *view : page.findChildren<BoardView *>())
        if (view->accessibleName() == name && (!found || view->isVisible()))
            found = view;
    if (!found)
        std::abort();
    return *found;
}

QStringList unreadable(const BoardView &view) {
    QStringList all;
    const auto &model = *view.model();
    if (const int more = view.horizontalScrollBar()->maximum(); more > 0)
        all += u"scrolls sideways by %1"_s.arg(more);
    const auto last = model.index(model.rowCount() - 1, 0);
    if (last.data(TotalRole).toBool() && view.visualRect(last).bottom() >= view.viewport()->height())
        all += u"the total is out of sight"_s;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (view.isColumnHidden(column))
            continue;
        const auto header = model.headerData(column, Qt::Horizontal).toString();
        if (QFontMetrics(captionFont(view.font())).horizontalAdvance(header) + margins +
                (view.isSortingEnabled() ? sortMark : 0) >
            view.columnWidth(column))
            all += header;
        for (int row = 0; row < model.rowCount(); ++row)
            if (const auto cell = model.index(row, column); neededBy(view, cell) > view.columnWidth(column))
                all += words(view, cell);
    }
    return all;
}

} // namespace callboard
