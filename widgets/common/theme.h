// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QIcon>
#include <QPalette>

#include <optional>

class QApplication;
class QString;

namespace callboard {

enum class Theme { System, Light, Dark };
std::optional<Theme> themeFromText(const QString &text); // "system", "light", "dark"
QString textOfTheme(Theme theme);

// System: light or dark as the desktop's own palette is.
QPalette paletteOf(Theme theme, const QPalette &system);
void wear(QApplication &app, Theme theme, const QPalette &system);

QIcon programIcon(); // its mark in the task bar and the tray

// Three sizes on a page: figure, text, caption. Digits are of one width in all of them.
QFont captionFont(const QFont &text);
QFont figureFont(const QFont &text, qreal scale = 2.0);
QFont strongFont(const QFont &text);

// The text font of the program: the system's, never smaller than is good for eight hours, with digits that
// stand still.
QFont textFont(const QFont &system);

} // namespace callboard
