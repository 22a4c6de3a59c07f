// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/steady_order.h"

#include "widgets/models/row_table.h"

#include <QAbstractItemView>
#include <QEvent>

namespace callboard {

namespace {

constexpr int quietEnough = 5; // seconds

bool isUse(QEvent::Type type) {
    return type == QEvent::MouseMove || type == QEvent::HoverMove || type == QEvent::MouseButtonPress ||
           type == QEvent::Wheel || type == QEvent::KeyPress;
}

} // namespace

SteadyOrder::SteadyOrder(QAbstractItemModel &model, QObject *parent)
    : QSortFilterProxyModel(parent) {
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSortLocaleAware(true);
    setSourceModel(&model);
}

void SteadyOrder::watch(QAbstractItemView &view) {
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

bool SteadyOrder::eventFilter(QObject *watched, QEvent *event) {
    if (isUse(event->type()))
        m_quiet = 0;
    return QSortFilterProxyModel::eventFilter(watched, event);
}

void SteadyOrder::settle() {
    if (sortColumn() >= 0)
        sort(sortColumn(), sortOrder());
}

void SteadyOrder::tick() {
    if (++m_quiet >= quietEnough && !isInOrder())
        settle();
}

bool SteadyOrder::isInOrder() const {
    if (sortColumn() < 0)
        return true;
    for (int row = 1; row < rowCount(); ++row) {
        const auto above = mapToSource(index(row - 1, sortColumn()));
        const auto below = mapToSource(index(row, sortColumn()));
        if (sortOrder() == Qt::AscendingOrder ? lessThan(below, above) : lessThan(above, below))
            return false;
    }
    return true;
}

bool SteadyOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const bool isLeftTotal = left.data(TotalRole).toBool();
    const bool isRightTotal = right.data(TotalRole).toBool();
    if (isLeftTotal || isRightTotal)
        return isRightTotal == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace callboard
