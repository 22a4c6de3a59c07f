// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "core/contacts/phone_uri.h"
#include "widgets/shell/language.h"
#include "widgets/shell/server_address.h"

#include <QCommandLineParser>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// The number that a tel:, sip: or callto: link bears, or the text itself; without parameters and host.
QString numberOf(const QString &link) {
    const auto number = readPhoneUri(link.toStdString()).number;
    return QString::fromStdString(number.substr(0, number.find_first_of(";?@"))).simplified().left(64);
}

Reply wrongUsage(const QString &why) {
    return {2, u"callboard: %1; see callboard --help\n"_s.arg(why)};
}

} // namespace

std::variant<DesktopOptions, Reply> readOptions(const QStringList &arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The desktop of a contact centre: for agents, supervisors and managers."_s);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addPositionalArgument(
        u"link"_s, u"A tel:, sip: or callto: link or a number, put into the dial field."_s, u"[link]"_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Say this and end."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Say the version and end."_s);
    parser.addOptions({help, version});
    parser.addOptions(
        {{u"server"_s, u"The backend, such as ws://127.0.0.1:8765."_s, u"url"_s},
         {u"user"_s, u"Who signs in."_s, u"name"_s},
         {u"password-file"_s, u"Sign in at once with the first line of this file."_s, u"file"_s},
         {u"language"_s, u"en or ru; usually the system's."_s, u"code"_s},
         {u"theme"_s, u"system, light or dark."_s, u"name"_s},
         {u"page"_s, u"The page to begin with: agent or supervisor."_s, u"name"_s}});
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText().chopped(1));
    if (parser.isSet(help))
        return Reply{0, parser.helpText().replace(u"<executable_name>"_s, u"callboard"_s)};
    if (parser.isSet(version))
        return Reply{0, u"callboard " CALLBOARD_VERSION "\n"_s};
    const auto links = parser.positionalArguments();
    if (links.size() > 1)
        return wrongUsage(u"unexpected argument '%1'"_s.arg(links[1]));
    DesktopOptions options{parser.value(u"server"_s),
                           parser.value(u"user"_s),
                           parser.value(u"password-file"_s),
                           parser.value(u"language"_s),
                           {},
                           parser.value(u"page"_s),
                           links.isEmpty() ? QString{} : numberOf(links.first())};
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

Preferences chosen(Preferences remembered, const DesktopOptions &options) {
    const auto take = [](QString &into, const QString &from) {
        if (!from.isEmpty())
            into = from;
    };
    take(remembered.server, fullServer(options.server));
    take(remembered.user, options.user);
    take(remembered.language, options.language);
    take(remembered.page, options.page);
    remembered.theme = options.theme.value_or(remembered.theme);
    return remembered;
}

const Preferences &Memory::take(const Preferences &now) {
    const auto take = [&](auto member) {
        if (now.*member != m_shown.*member)
            m_remembered.*member = now.*member;
    };
    take(&Preferences::server);
    take(&Preferences::user);
    take(&Preferences::language);
    take(&Preferences::theme);
    take(&Preferences::page);
    take(&Preferences::hasSound);
    take(&Preferences::staysInTray);
    take(&Preferences::keys);
    take(&Preferences::phone);
    take(&Preferences::geometry);
    m_shown = now;
    return m_remembered;
}

} // namespace callboard
