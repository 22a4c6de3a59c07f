// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <QObject>
#include <QString>

class QHeaderView;
class QMenu;
class QPoint;

namespace callboard {

class BoardView;

// Which columns of a board stand there: what people chose in the header's menu, and of the rest as many as
// there is room for. Columns of no least width are not its business.
class BoardColumns : public QObject {
    Q_OBJECT

public:
    explicit BoardColumns(BoardView &view);

    void setLeast(int column, int width) { m_least[column] = width; }
    // Those that give way where there is no room, the first of them first. The rest stays.
    void setLesser(const QList<int> &columns) { m_lesser = columns; }
    void fit();
    void fill(QMenu &menu); // shows and hides columns; the first one always stands

    // What people chose, to be kept: "4+ 7-".
    QString choice() const;
    void restore(const QString &choice);

Q_SIGNALS:
    void chosen();

private:
    QHeaderView &header() const;
    int widthOf(int column) const;
    bool isWished(int column) const;
    void choose(int column, bool isShown);
    void openMenu(const QPoint &place);

    BoardView &m_view;
    std::map<int, int> m_least;
    QList<int> m_lesser;
    std::map<int, bool> m_chosen;
};

} // namespace callboard
