// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"

namespace callboard {

// A card above the page, beside the button that opens it. No window of its own: the page's keys go on
// working, and the keyboard stays where it is. Goes with Escape, with a click elsewhere, or with its button.
class Popover : public Card {
    Q_OBJECT

public:
    explicit Popover(QWidget *anchor); // the button

    void toggle();
    void fit(); // to its content, at its width; again when that has changed

Q_SIGNALS:
    void opened();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();

    QWidget *m_anchor;
};

} // namespace callboard
