// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// In the order of KeysEverywhere.
constexpr std::array keyNames{"none"_L1, "ctrl-shift"_L1, "super"_L1};

// Of the boards whose columns are kept.
constexpr std::array boardNames{"queues", "agents", "calls"};

KeysEverywhere keysFrom(const QString &text) {
    const auto found = std::find(keyNames.begin(), keyNames.end(), text);
    return found == keyNames.end() ? KeysEverywhere::None
                                   : static_cast<KeysEverywhere>(found - keyNames.begin());
}

} // namespace

QList<QKeySequence> sequencesOf(KeysEverywhere keys) {
    if (keys == KeysEverywhere::None)
        return {};
    const Qt::KeyboardModifiers with =
        keys == KeysEverywhere::Super ? Qt::MetaModifier : Qt::ControlModifier | Qt::ShiftModifier;
    return {QKeySequence(with | Qt::Key_F4), QKeySequence(with | Qt::Key_F8)};
}

Preferences readPreferences(const QSettings &settings) {
    Preferences read;
    const auto text = [&](const QString &key, const QString &usual) {
        return settings.value(key, usual).toString();
    };
    read.server = text(u"server"_s, read.server);
    read.user = text(u"user"_s, {});
    read.language = text(u"language"_s, {});
    read.theme = themeFromText(text(u"theme"_s, {})).value_or(Theme::System);
    read.page = text(u"page"_s, {});
    read.hasSound = settings.value(u"sound"_s, true).toBool();
    read.staysInTray = settings.value(u"tray"_s, false).toBool();
    read.keys = keysFrom(text(u"keys"_s, {}));
    read.phone.isHere = settings.value(u"phone/here"_s, false).toBool();
    read.phone.sound.microphone = settings.value(u"phone/microphone"_s).toByteArray();
    read.phone.sound.speaker = settings.value(u"phone/speaker"_s).toByteArray();
    read.phone.ringer = settings.value(u"phone/ringer"_s).toByteArray();
    read.geometry = settings.value(u"geometry"_s).toByteArray();
    read.queueRows = settings.value(u"floor/queueRows"_s, 0).toInt();
    read.team = text(u"floor/team"_s, {});
    for (const auto *board : boardNames)
        if (const auto chosen = text(u"columns/"_s + QLatin1StringView(board), {}); !chosen.isEmpty())
            read.columns[QString::fromLatin1(board)] = chosen;
    return read;
}

void write(const Preferences &preferences, QSettings &settings) {
    settings.setValue(u"server"_s, preferences.server);
    settings.setValue(u"user"_s, preferences.user);
    settings.setValue(u"language"_s, preferences.language);
    settings.setValue(u"theme"_s, textOfTheme(preferences.theme));
    settings.setValue(u"page"_s, preferences.page);
    settings.setValue(u"sound"_s, preferences.hasSound);
    settings.setValue(u"tray"_s, preferences.staysInTray);
    settings.setValue(u"keys"_s, QString(keyNames[static_cast<std::size_t>(preferences.keys)]));
    settings.setValue(u"phone/here"_s, preferences.phone.isHere);
    settings.setValue(u"phone/microphone"_s, preferences.phone.sound.microphone);
    settings.setValue(u"phone/speaker"_s, preferences.phone.sound.speaker);
    settings.setValue(u"phone/ringer"_s, preferences.phone.ringer);
    settings.setValue(u"geometry"_s, preferences.geometry);
    settings.setValue(u"floor/queueRows"_s, preferences.queueRows);
    settings.setValue(u"floor/team"_s, preferences.team);
    for (const auto *board : boardNames)
        settings.setValue(u"columns/"_s + QLatin1StringView(board),
                          preferences.columns.value(QString::fromLatin1(board)));
}

} // namespace callboard
