// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/agent/desk_view.h"
#include "widgets/common/asking.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

class QListWidget;

namespace callboard {

class ActionButton;

// Who talks in a call of three or more; who leads it mutes and removes the chosen one.
class PartyList : public QWidget {
    Q_OBJECT

public:
    PartyList(LiveFloor &floor, Asking &asking, QWidget *parent = nullptr);

    // `supervisor`: what an expert or a supervisor does in it, or nothing; the last line.
    void display(const std::optional<DeskCall> &call, const QString &supervisor);
    bool hasChosen() const;                                           // somebody else
    int heightBeyondLeast() const;                                    // that all of them would need
    static constexpr QKeyCombination reachKey = Qt::CTRL | Qt::Key_P; // chooses one after the other

private:
    void chooseNext();
    void showButtons();
    const DeskParty *chosen() const;
    void showLines(const QStringList &lines);
    int rowHeight() const;
    QString wordsOf(const DeskParty &party) const;
    void mute();
    void remove();

    LiveFloor &m_floor;
    Asking &m_asking;
    std::optional<DeskCall> m_call;
    QListWidget *m_list;
    ActionButton *m_mute;
    ActionButton *m_remove;
};

} // namespace callboard
