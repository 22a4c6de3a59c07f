// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMenu>

namespace callboard {

// A menu of names: who types the beginning of one of its words marks that line.
class TypedMenu : public QMenu {
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool mark(const QString &beginning);

    QString m_typed;
    QElapsedTimer m_last; // since the last letter
};

} // namespace callboard
