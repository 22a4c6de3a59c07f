// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <memory>
#include <vector>

namespace callboard {

// The words of the program in one language: ours and Qt's own.
class Language {
public:
    ~Language();

    static bool isKnown(const QString &code); // "en", "ru"
    // The system's where the code is empty; English where that is not known.
    void speak(const QString &code);

private:
    void install(const QString &name, const QString &folder);
    void silence();

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace callboard
