// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QGridLayout;

namespace callboard {

class BoardView;
class Card;

// How many rows of queues, their total among them, are seen where there is room for so many of queues and
// calls together. By itself the page gives the queues what they need while that leaves five calls; `chosen`
// holds as long as it leaves two.
int queueRows(int queues, int room, int chosen);

// The border between the queues and the calls below them. It moves by whole rows, so that none is cut: with
// the mouse, or with the arrows once Tab has reached it. Untouched, it finds its own place.
class BoardBorder : public QWidget {
    Q_OBJECT

public:
    struct Board {
        Card *card;
        BoardView *view;
    };
    // The boards stand in the rows 1 and 2 of the grid; of the lower row something else may take the place.
    // Where they have little height, they and `beside` have lower rows.
    BoardBorder(QGridLayout &grid, Board queues, Board calls, BoardView &beside, QWidget *parent);

    void fit();            // after the queues became more or fewer
    void choose(int rows); // 0: by itself
    int choice() const { return m_choice; }

Q_SIGNALS:
    void chosen(int rows); // by who looks

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int spaceForRows() const; // of both, in pixels; 0: not known before the page is seen
    int room(bool isDense) const;
    int queues() const; // and their total
    bool isTight() const;
    int shown() const;
    void step(int rows);
    void place();

    QPointer<QGridLayout> m_grid; // goes before the boards do
    Board m_queues;
    Board m_calls;
    BoardView &m_beside;
    int m_choice = 0;
    int m_pressedAt = 0; // in pixels of the screen
    int m_pressedRows = 0;
};

} // namespace callboard
