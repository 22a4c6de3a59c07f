// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace callboard {

// Codes to choose from, by typing a part of one. An open list takes no key that is the page's: it closes, and
// the key does what it does without the list. F4 never opens it, as it would of other such boxes.
class CodeBox : public QComboBox {
    Q_OBJECT

public:
    explicit CodeBox(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *list, QEvent *event) override;
};

} // namespace callboard
