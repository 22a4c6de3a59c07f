// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/steady_order.h"

#include "widgets/models/row_table.h"

namespace callboard {

SteadyOrder::SteadyOrder(QAbstractItemModel &model, QObject *parent)
    : QSortFilterProxyModel(parent) {
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSortLocaleAware(true);
    setSourceModel(&model);
}

void SteadyOrder::settle() {
    if (sortColumn() >= 0)
        sort(sortColumn(), sortOrder());
}

bool SteadyOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const {
    const bool isLeftTotal = left.data(TotalRole).toBool();
    const bool isRightTotal = right.data(TotalRole).toBool();
    if (isLeftTotal || isRightTotal)
        return isRightTotal == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace callboard
