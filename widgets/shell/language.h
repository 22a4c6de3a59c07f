// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace callboard {

// The words of the program in one language: ours and Qt's own.
class Language {
public:
    ~Language();

    static bool isKnown(const QString &code); // "en", "ru"
    // Of words, days and months alike.
    static QLocale localeOf(const QString &code, const QLocale &system);
    // The system's where the code is empty; English where that is not known.
    void speak(const QString &code);

private:
    void install(const QString &name, const QString &folder);
    void silence();

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace callboard
