// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace callboard {

class BoardColumns;

// A table of the floor: still columns, quiet lines, a sentence when it is empty, greyed when it is not of
// this moment. When the current row goes, none is current: what is done next is never to another by chance.
// Widths come from samples and never from the contents; columns that matter less give way.
class BoardView : public QTableView {
    Q_OBJECT

public:
    explicit BoardView(const QString &accessibleName, QWidget *parent = nullptr);

    // Room for the widest of these texts, or for the header where that is wider.
    void setSample(int column, const QStringList &samples, int extra = 0);
    // Takes what is left, and no less than the widest of these texts needs.
    void setStretch(int column, const QStringList &least, int extra = 0);
    // Those that are not shown where there is no room for all, the first of them first. People bring them
    // back with the header's menu. Those of `last` give way after them, while people have chosen nothing.
    void setLesser(const QList<int> &columns, const QList<int> &last = {});
    // Has room for these alone where there is no room for all, rather than that `before`, or what gives way
    // after it, goes.
    void setShort(int column, const QStringList &samples, int before);
    // As high as so many rows while there is room, and at least as high as `least`; else as high as there is
    // room.
    void setRows(int rows, int least);
    int heightOf(int rows) const;
    // Lower rows, for a small screen.
    void setDense(bool isDense);
    int rowHeight(bool isDense) const;
    // A total in the last row stays in sight: it stands at the lower edge while its row is scrolled away.
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &place) const override;
    QSize sizeHint() const override;
    BoardColumns &columns() const { return *m_columns; }
    QString emptySentence() const { return m_emptySentence; }
    void setEmptyText(const QString &title, const QString &sentence);
    void setStale(bool isStale);
    bool isStale() const { return m_isStale; }

Q_SIGNALS:
    void opened(const QModelIndex &index); // double click or Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &now, const QModelIndex &before) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void fitRows();
    QRect placeOfTotal() const; // in the viewport; empty while its row is where it belongs, or there is none
    void paintTotal(const QRect &place);
    int widthOf(int column, const QStringList &samples, int extra) const;

    BoardColumns *m_columns;
    bool m_isDense = false;
    int m_rows = 0; // 0: as many as there is room for
    QString m_emptyTitle;
    QString m_emptySentence;
    bool m_isStale = false;
};

} // namespace callboard
