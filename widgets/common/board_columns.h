// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <QObject>
#include <QString>
#include <set>

class QHeaderView;
class QMenu;
class QPoint;

namespace callboard {

class BoardView;

// Which columns of a board stand there: what people chose in the header's menu, and of the rest as many as
// there is room for. Those that take what is left have their least width all the same: where there is no room
// for all, the board scrolls sideways. Columns of no least width are not its business.
class BoardColumns : public QObject {
    Q_OBJECT

public:
    explicit BoardColumns(BoardView &view);

    void setLeast(int column, int width);
    void setStretched(int column, int least); // takes what is left
    // Those that give way where there is no room, the first of them first; `last` only while people have
    // chosen nothing. The rest stays.
    void setLesser(const QList<int> &columns, const QList<int> &last) {
        m_lesser = columns;
        m_last = last;
    }
    // Has only so much of its width where there is no room, rather than that `before`, or what gives way
    // after it, goes.
    void setShort(int column, int width, int before) { m_short = {column, width, before}; }
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
    void stretch(); // those that take what is left
    int narrow(int column);
    bool isWished(int column) const;
    bool mayBeShort(const std::map<int, bool> &stands) const;
    void shorten(bool isShort);
    void choose(int column, bool isShown);
    void openMenu(const QPoint &place);

    BoardView &m_view;
    std::map<int, int> m_least;
    std::set<int> m_stretched;
    QList<int> m_lesser;
    QList<int> m_last;
    std::map<int, bool> m_chosen;
    struct Short {
        int column = -1;
        int width = 0;
        int before = -1;
        bool is = false;
    } m_short;
    bool m_isStretching = false;
};

} // namespace callboard
