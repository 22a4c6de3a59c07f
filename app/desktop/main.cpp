// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/doorbell.h"
#include "app/desktop/options.h"
#include "app/desktop/system_theme.h"
#include "app/desktop/x11_keys.h"
#include "widgets/common/theme.h"
#include "widgets/phone/live_softphone.h"
#include "widgets/phone/plugin_doors.h"
#include "widgets/shell/alarm.h"
#include "widgets/shell/language.h"
#include "widgets/shell/live_session.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/tray.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace callboard;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

int say(const Reply &reply) {
    std::fputs(reply.text.toLocal8Bit().constData(), reply.exit == 0 ? stdout : stderr);
    return reply.exit;
}

QStringList argumentsOf(int argc, char **argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

Result<QString> firstLineOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{"desktop.passwordFile", file.errorString().toStdString()};
    auto line = file.readLine(1024);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

// The window is there before its mark in the task bar: to read a picture, Qt looks through all its plugins.
void wearIconSoon(QApplication &app) {
    QTimer::singleShot(200ms, &app, [] { QGuiApplication::setWindowIcon(programIcon()); });
}

// The system's look as of now and, while the user wants to follow it, as it becomes.
void followSystem(QApplication &app, SystemTheme &theme, const MainWindow &window, QPalette &system) {
    QObject::connect(&theme, &SystemTheme::wished, &app, [&](bool isDark) {
        system = paletteOf(isDark ? Theme::Dark : Theme::Light, system);
        if (window.preferences().theme == Theme::System)
            wear(app, Theme::System, system);
    });
    theme.watch();
}

// A link of another program comes to the desktop that was looked at last.
void followFront(QApplication &app, Doorbell &door) {
    QObject::connect(&app, &QGuiApplication::applicationStateChanged, &door,
                     [&door](Qt::ApplicationState state) {
                         if (state == Qt::ApplicationActive)
                             door.comeForward();
                     });
}

int runDesktop(QApplication &app, const DesktopOptions &options) {
    QSettings settings;
    const auto remembered = readPreferences(settings);
    const auto preferences = chosen(remembered, options);
    Doorbell door;
    // A link comes from another program, which knows of no user: it goes to whichever desktop runs.
    const bool isLink = !options.number.isEmpty() && options.server.isEmpty() && options.user.isEmpty();
    if (isLink ? door.ringAny(options.number)
               : door.ring(preferences.server, preferences.user, options.number))
        return say({0, u"callboard: is open already, and has been told\n"_s});
    door.answer(preferences.server, preferences.user);
    QString password;
    if (!options.passwordFile.isEmpty()) {
        const auto line = firstLineOf(options.passwordFile);
        if (!line)
            return say({1, u"callboard: %1: %2\n"_s.arg(options.passwordFile,
                                                        QString::fromStdString(line.error().detail))});
        password = *line;
    }
    auto system = app.palette();
    Memory memory(remembered, preferences);
    app.setFont(textFont(app.font()));
    wear(app, preferences.theme, system);
    Language language;
    language.speak(preferences.language);

    LiveSession session;
    PluginSipDoor sip;
    PluginSoundDoor sounds;
    LiveSoftphone phone(session, sip, sounds, preferences.phone);
    SystemTray tray;
    X11Keys keys;
    const auto drafts = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/drafts"_s;
    MainWindow window(session, preferences, {&phone, &tray, &keys, drafts, &sounds});
    Alarm alarm(window, sounds, tray, &phone);
    QObject::connect(&window, &MainWindow::rang, &alarm, &Alarm::ring);
    QObject::connect(&window, &MainWindow::lostCaller, &alarm, &Alarm::tellGone);
    QObject::connect(&window, &MainWindow::preferencesChanged, &window, [&](const Preferences &now) {
        write(memory.take(now), settings);
        door.answer(now.server, now.user);
    });
    followFront(app, door);
    QObject::connect(&door, &Doorbell::rung, &window, [&](const QString &number) {
        window.prepareDial(number);
        window.comeForward();
    });
    QObject::connect(&window, &MainWindow::languageChosen, &window,
                     [&](const QString &code) { language.speak(code); });
    QObject::connect(&window, &MainWindow::themeChosen, &window,
                     [&](Theme theme) { wear(app, theme, system); });
    SystemTheme systemTheme;
    followSystem(app, systemTheme, window, system);
    window.prepareDial(options.number);
    window.show();
    wearIconSoon(app);
    if (!options.passwordFile.isEmpty() && !preferences.user.isEmpty())
        window.signIn({preferences.server, preferences.user, password});
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv) {
    // Said before anything plays: Qt's other backend falls over where there is no sound card.
    qputenv("QT_MEDIA_BACKEND", "gstreamer");
    QCoreApplication::setOrganizationName(u"callboard"_s);
    QCoreApplication::setApplicationName(u"callboard"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    const auto read = readOptions(argumentsOf(argc, argv));
    if (const auto *reply = std::get_if<Reply>(&read))
        return say(*reply);
    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(u"callboard"_s);
    return runDesktop(app, std::get<DesktopOptions>(read));
}
