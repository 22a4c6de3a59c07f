// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/preferences.h"

#include <QSettings>

namespace callboard {

using namespace Qt::StringLiterals;

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
    read.phone.isHere = settings.value(u"phone/here"_s, false).toBool();
    read.phone.sound.microphone = settings.value(u"phone/microphone"_s).toByteArray();
    read.phone.sound.speaker = settings.value(u"phone/speaker"_s).toByteArray();
    read.phone.ringer = settings.value(u"phone/ringer"_s).toByteArray();
    read.geometry = settings.value(u"geometry"_s).toByteArray();
    return read;
}

void write(const Preferences &preferences, QSettings &settings) {
    settings.setValue(u"server"_s, preferences.server);
    settings.setValue(u"user"_s, preferences.user);
    settings.setValue(u"language"_s, preferences.language);
    settings.setValue(u"theme"_s, textOfTheme(preferences.theme));
    settings.setValue(u"page"_s, preferences.page);
    settings.setValue(u"sound"_s, preferences.hasSound);
    settings.setValue(u"phone/here"_s, preferences.phone.isHere);
    settings.setValue(u"phone/microphone"_s, preferences.phone.sound.microphone);
    settings.setValue(u"phone/speaker"_s, preferences.phone.sound.speaker);
    settings.setValue(u"phone/ringer"_s, preferences.phone.ringer);
    settings.setValue(u"geometry"_s, preferences.geometry);
}

} // namespace callboard
