// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "widgets/shell/language.h"

#include <QCommandLineParser>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

Reply wrongUsage(const QString &why) { return {2, u"callboard: %1; see callboard --help\n"_s.arg(why)}; }

} // namespace

std::variant<DesktopOptions, Reply> readOptions(const QStringList &arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The desktop of a contact centre: for agents, supervisors and managers."_s);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    parser.addOptions({{u"server"_s, u"The backend, such as ws://127.0.0.1:8765."_s, u"url"_s},
                       {u"user"_s, u"Who signs in."_s, u"name"_s},
                       {u"password-file"_s, u"Sign in at once with the first line of this file."_s, u"file"_s},
                       {u"language"_s, u"en or ru; usually the system's."_s, u"code"_s},
                       {u"theme"_s, u"system, light or dark."_s, u"name"_s},
                       {u"page"_s, u"The page to begin with: agent or supervisor."_s, u"name"_s}});
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (parser.isSet(help))
        return Reply{0, parser.helpText()};
    if (parser.isSet(version))
        return Reply{0, u"callboard " CALLBOARD_VERSION "\n"_s};
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(u"unexpected argument '%1'"_s.arg(parser.positionalArguments().first()));
    DesktopOptions options{parser.value(u"server"_s),   parser.value(u"user"_s), parser.value(u"password-file"_s),
                           parser.value(u"language"_s), {},                      parser.value(u"page"_s)};
    if (!options.language.isEmpty() && !Language::isKnown(options.language))
        return wrongUsage(u"unknown language '%1': en or ru"_s.arg(options.language));
    const QStringList pages{QString{}, u"agent"_s, u"supervisor"_s};
    if (!pages.contains(options.page))
        return wrongUsage(u"unknown page '%1': agent or supervisor"_s.arg(options.page));
    if (parser.isSet(u"theme"_s)) {
        options.theme = themeFromText(parser.value(u"theme"_s));
        if (!options.theme)
            return wrongUsage(u"unknown theme '%1': system, light or dark"_s.arg(parser.value(u"theme"_s)));
    }
    return options;
}

} // namespace callboard
