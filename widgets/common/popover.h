// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"

#include <QPointer>

namespace callboard {

// A card above the page, beside the button that opens it. No window of its own: the page's keys go on
// working, and the keyboard stays where it is unless the card wants it. Goes with Escape, with a click
// elsewhere, or with its button.
class Popover : public Card {
    Q_OBJECT

public:
    // The button, or the field; `side` of it is where the card's own side is.
    explicit Popover(QWidget *anchor, Qt::Edge side = Qt::RightEdge);

    void toggle();
    void open(); // and where it is open, at its place again
    void fit();  // to its content, at its width; again when that has changed
    // While it is open what is typed goes to it, and Tab goes round in it; then back to where it was.
    void takeKeyboard();

Q_SIGNALS:
    void opened();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    bool holdsFocus() const;
    bool isOfOurWindow(const QObject *object) const; // not of an open list

    QWidget *m_anchor;
    Qt::Edge m_side;
    bool m_takesKeyboard = false;
    QPointer<QWidget> m_before; // who had the keyboard
};

} // namespace callboard
