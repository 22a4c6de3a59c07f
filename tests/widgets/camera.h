// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/board_reading.h"
#include "tests/widgets/gui_support.h"
#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/common/theme.h"
#include "widgets/shell/language.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>

namespace callboard {

using namespace Qt::StringLiterals;

// How a screen is looked at.
struct Setting {
    Theme theme;
    QString language;
    QSize size;
    qreal scale;
    QString name() const {
        return u"%1-%2-%3x%4"_s.arg(textOfTheme(theme), language)
            .arg(qRound(size.width() * scale))
            .arg(qRound(size.height() * scale));
    }
};

// Takes pictures of windows, and finds what of them cannot be read.
class Camera {
public:
    explicit Camera(const Setting &setting)
        : m_setting(setting) {
        const auto folder = qEnvironmentVariable("CALLBOARD_BIN") + u"/../screenshots"_s;
        m_folder = QDir::cleanPath(folder);
        QDir().mkpath(m_folder);
        auto *app = qobject_cast<QApplication *>(QCoreApplication::instance());
        wear(*app, setting.theme, {});
        m_language.speak(setting.language);
    }

    bool isRussian() const { return m_setting.language == u"ru"_s; }

    // True if these words stand there in the setting's language, what was drawn is no empty page, the boards
    // can be read without a mouse, and the window's title fits on the screen, too.
    bool shoot(QWidget &window, const QString &name, const QString &english, const QString &russian) {
        window.resize(m_setting.size);
        window.show();
        QCoreApplication::processEvents();
        QImage image(m_setting.size * m_setting.scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(m_setting.scale);
        window.render(&image);
        return image.save(u"%1/%2-%3.png"_s.arg(m_folder, name, m_setting.name())) && hasContent(image) &&
               tells(window, isRussian() ? russian : english) && fits(window) && canBeRead(window);
    }

private:
    static bool tells(const QWidget &window, const QString &words) {
        return says(window, words) || button(window, words);
    }

    bool fits(const QWidget &window) const {
        constexpr int titleBar = 32;
        const auto needed = window.minimumSizeHint();
        const bool isRoom =
            needed.width() <= m_setting.size.width() && needed.height() + titleBar <= m_setting.size.height();
        if (!isRoom)
            qWarning() << "the window needs" << needed << "of" << m_setting.size;
        return isRoom;
    }

    static bool canBeRead(const QWidget &window) {
        bool isReadable = true;
        for (const auto *view : window.findChildren<BoardView *>())
            if (const auto cut = view->isVisibleTo(&window) ? unreadable(*view) : QStringList{};
                !cut.empty()) {
                qWarning() << "the board" << view->accessibleName() << "cannot be read:" << cut;
                isReadable = false;
            }
        for (const auto *action : window.findChildren<ActionButton *>())
            if (action->isVisibleTo(&window) && action->width() < action->sizeHint().width()) {
                qWarning() << "the button" << action->text() << "is cut off";
                isReadable = false;
            }
        return isReadable;
    }

    static bool hasContent(const QImage &image) {
        std::set<QRgb> inks;
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 3)
                inks.insert(image.pixel(x, y));
        return inks.size() > 12;
    }

    Setting m_setting;
    QString m_folder;
    Language m_language;
};

} // namespace callboard
