// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/shell/preferences.h"

#include <functional>
#include <QMenu>

class QActionGroup;

namespace callboard {

class GlobalKeys;
class Tray;

// What people choose for this desk. Each choice stands in the preferences when its signal comes.
class SettingsMenu : public QMenu {
    Q_OBJECT

public:
    // `tray` and `keys` may be null: then there is no choice of them.
    SettingsMenu(Preferences &preferences, const Tray *tray, const GlobalKeys *keys, QWidget *parent);

Q_SIGNALS:
    void changed(); // whatever it was; the others come after it
    void languageChosen(const QString &code);
    void themeChosen(callboard::Theme theme);
    void keysChosen();
    void aboutWished();
    void signOutWished();

private:
    void addLanguages();
    void addThemes();
    void addKeys(const GlobalKeys &keys);
    QAction *addSwitch(const QString &text, bool Preferences::*what);
    void addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool isChosen,
                   const std::function<void()> &act);

    Preferences &m_preferences;
};

} // namespace callboard
