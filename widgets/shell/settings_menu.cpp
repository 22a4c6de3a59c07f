// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/settings_menu.h"

#include "widgets/shell/global_keys.h"
#include "widgets/shell/tray.h"

#include <QActionGroup>

namespace callboard {

using namespace Qt::StringLiterals;

SettingsMenu::SettingsMenu(Preferences &preferences, const Tray *tray, const GlobalKeys *keys,
                           QWidget *parent)
    : QMenu(parent)
    , m_preferences(preferences) {
    addLanguages();
    addThemes();
    addSwitch(tr("Sound when a call rings"), &Preferences::hasSound);
    if (keys)
        addKeys(*keys);
    if (tray) {
        auto *stays = addSwitch(tr("Go on in the tray when the window is closed"), &Preferences::staysInTray);
        connect(this, &QMenu::aboutToShow, stays, [stays, tray] { stays->setVisible(tray->isThere()); });
    }
    addSeparator();
    addAction(tr("About Callboard"), this, &SettingsMenu::aboutWished);
    addAction(tr("Sign out"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q), this,
              &SettingsMenu::signOutWished);
}

void SettingsMenu::addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool isChosen,
                             const std::function<void()> &act) {
    auto *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group.addAction(action);
    connect(action, &QAction::triggered, this, act);
}

void SettingsMenu::addLanguages() {
    auto *menu = addMenu(tr("Language"));
    auto *group = new QActionGroup(menu);
    const std::array known{std::pair{QString{}, tr("System")}, std::pair{u"en"_s, u"English"_s},
                           std::pair{u"ru"_s, u"Русский"_s}};
    for (const auto &[code, name] : known)
        addChoice(*menu, *group, name, m_preferences.language == code, [this, code = code] {
            m_preferences.language = code;
            Q_EMIT changed();
            Q_EMIT languageChosen(code);
        });
}

void SettingsMenu::addThemes() {
    auto *menu = addMenu(tr("Theme"));
    auto *group = new QActionGroup(menu);
    const std::array all{std::pair{Theme::System, tr("System")}, std::pair{Theme::Light, tr("Light")},
                         std::pair{Theme::Dark, tr("Dark")}};
    for (const auto &[theme, name] : all)
        addChoice(*menu, *group, name, m_preferences.theme == theme, [this, theme = theme] {
            m_preferences.theme = theme;
            Q_EMIT changed();
            Q_EMIT themeChosen(theme);
        });
}

void SettingsMenu::addKeys(const GlobalKeys &keys) {
    auto *menu = addMenu(tr("Keys in all windows"));
    if (!keys.isPossible()) {
        menu->addAction(tr("Wayland gives keys to the window in front only."))->setEnabled(false);
        return;
    }
    auto *group = new QActionGroup(menu);
    const auto sentence = tr("%1 answers, %2 hangs up");
    const std::array all{
        std::pair{KeysEverywhere::None, tr("None")},
        std::pair{KeysEverywhere::CtrlShift, sentence.arg(u"Ctrl+Shift+F4", u"Ctrl+Shift+F8")},
        std::pair{KeysEverywhere::Super, sentence.arg(u"Super+F4", u"Super+F8")}};
    for (const auto &[choice, name] : all)
        addChoice(*menu, *group, name, m_preferences.keys == choice, [this, choice = choice] {
            m_preferences.keys = choice;
            Q_EMIT changed();
            Q_EMIT keysChosen();
        });
}

QAction *SettingsMenu::addSwitch(const QString &text, bool Preferences::*what) {
    auto *action = addAction(text);
    action->setCheckable(true);
    action->setChecked(m_preferences.*what);
    connect(action, &QAction::toggled, this, [this, what](bool isOn) {
        m_preferences.*what = isOn;
        Q_EMIT changed();
    });
    return action;
}

} // namespace callboard
