// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

class QAbstractItemView;

namespace callboard {

// Sorts a board by a column when asked, and holds still while somebody points or types there: nothing moves
// away from under the mouse. A total stays last, whichever way it is sorted. Unsorted it is the model's own
// order.
class SteadyOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit SteadyOrder(QAbstractItemModel &model, QObject *parent = nullptr);

    void watch(QAbstractItemView &view); // whose user it holds still for
    void settle();                       // brings the order up to date now
    void tick();                         // a second is over: up to date, if nobody moved for five

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool isInOrder() const;

    int m_quiet = 0; // seconds
};

} // namespace callboard
