// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace callboard {

// Sorts a board by a column when asked, and holds still between: nothing moves away from under the mouse. A
// total stays last, whichever way it is sorted. Unsorted it is the model's own order.
class SteadyOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit SteadyOrder(QAbstractItemModel &model, QObject *parent = nullptr);

    void settle(); // brings the order up to date, when nobody is looking closely

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace callboard
