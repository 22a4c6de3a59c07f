// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/calm_style.h"
#include "widgets/common/meaning.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Inks {
    QRgb window, card, hover, text, caption, line, button, accent, onAccent, toolTip;
};

constexpr Inks lightInks{0xFFF3F4F6, 0xFFFFFFFF, 0xFFE9ECF0, 0xFF1C2126, 0xFF59626D,
                         0xFFD8DCE2, 0xFFFFFFFF, 0xFF0068A3, 0xFFFFFFFF, 0xFF1C2126};
constexpr Inks darkInks{0xFF14171B, 0xFF1C2025, 0xFF272C33, 0xFFE7EAED, 0xFF9DA6B0,
                        0xFF333941, 0xFF252A31, 0xFF4FA3DD, 0xFF0D1318, 0xFF2E343B};

QPalette paletteOf(const Inks &inks) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb ink) { palette.setColor(role, QColor(ink)); };
    set(QPalette::Window, inks.window);
    set(QPalette::WindowText, inks.text);
    set(QPalette::Base, inks.card);
    set(QPalette::AlternateBase, inks.window);
    set(QPalette::Text, inks.text);
    set(QPalette::PlaceholderText, inks.caption);
    set(QPalette::Button, inks.button);
    set(QPalette::ButtonText, inks.text);
    set(QPalette::BrightText, inks.onAccent);
    set(QPalette::Highlight, inks.accent);
    set(QPalette::HighlightedText, inks.onAccent);
    set(QPalette::Link, inks.accent);
    set(QPalette::Mid, inks.line);
    set(QPalette::Midlight, inks.hover);
    set(QPalette::Light, inks.card);
    set(QPalette::Dark, inks.caption);
    set(QPalette::Shadow, 0xFF000000);
    set(QPalette::ToolTipBase, inks.toolTip);
    set(QPalette::ToolTipText, 0xFFF4F6F8);
    const auto faint = mixed(QColor(inks.text), QColor(inks.card), 0.42);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

bool digitsStandStill(const QFont &font) {
    const QFontMetricsF metrics(font);
    const auto width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
            return false;
    return true;
}

} // namespace

std::optional<Theme> themeFromText(const QString &text) {
    for (const auto theme : {Theme::System, Theme::Light, Theme::Dark})
        if (textOfTheme(theme) == text)
            return theme;
    return std::nullopt;
}

QString textOfTheme(Theme theme) {
    return theme == Theme::System ? u"system"_s : theme == Theme::Light ? u"light"_s : u"dark"_s;
}

QPalette paletteOf(Theme theme, const QPalette &system) {
    const bool dark = theme == Theme::Dark || (theme == Theme::System && isDark(system));
    return paletteOf(dark ? darkInks : lightInks);
}

void wear(QApplication &app, Theme theme, const QPalette &system) {
    if (!qobject_cast<CalmStyle *>(app.style()))
        app.setStyle(new CalmStyle);
    app.setPalette(paletteOf(theme, system));
}

QIcon programIcon() {
    return QIcon(u":/callboard/app/callboard-64.png"_s);
}

QFont textFont(const QFont &system) {
    QFont font = system;
    font.setPointSizeF(std::max(system.pointSizeF(), 10.0));
    for (const auto &family : {u"Noto Sans"_s, u"DejaVu Sans"_s}) {
        if (digitsStandStill(font))
            break;
        if (QFontDatabase::hasFamily(family))
            font.setFamily(family);
    }
    return font;
}

QFont captionFont(const QFont &text) {
    QFont font = text;
    font.setPointSizeF(text.pointSizeF() * 0.9);
    return font;
}

QFont figureFont(const QFont &text, qreal scale) {
    QFont font = text;
    font.setPointSizeF(text.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont strongFont(const QFont &text) {
    QFont font = text;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace callboard
