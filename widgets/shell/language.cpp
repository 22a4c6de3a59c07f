// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace callboard {

using namespace Qt::StringLiterals;

Language::~Language() {
    silence();
}

bool Language::isKnown(const QString &code) {
    return code == u"en"_s || code == u"ru"_s;
}

QLocale Language::localeOf(const QString &code, const QLocale &system) {
    if (isKnown(code))
        return QLocale(code);
    return isKnown(system.name().left(2)) ? system : QLocale(u"en"_s);
}

void Language::silence() {
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void Language::install(const QString &name, const QString &folder) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::speak(const QString &code) {
    silence();
    const auto locale = localeOf(code, QLocale::system());
    const auto chosen = locale.name().left(2);
    QLocale::setDefault(locale);
    install(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"callboard_"_s + chosen, u":/callboard/translations"_s);
}

} // namespace callboard
