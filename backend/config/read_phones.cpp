// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/reader.h"

#include "core/command/command.h"

#include <algorithm>

namespace callboard {

namespace {

// As SIP's headers tell them.
seconds wholeSeconds(ConfigTable &table, const char *key, seconds fallback, seconds most) {
    const auto read = table.duration(key, fallback, seconds{1}, most);
    if (read % seconds{1} != Duration{})
        table.say(key, "must be whole seconds");
    return std::chrono::duration_cast<seconds>(read);
}

} // namespace

void ConfigReader::readSip() {
    auto table = m_root.table("sip");
    auto &sip = m_config.sip;
    sip.certificate = fileOf(table, "certificate");
    sip.key = fileOf(table, "key");
    if (sip.certificate.empty() != sip.key.empty())
        table.say(sip.key.empty() ? "certificate" : "key", "needs both certificate and key");
    for (const auto &text : table.texts("listen"))
        readListen(table, text);
    if (!table.has("listen"))
        sip.listen = {{Transport::Udp, {"127.0.0.1", 5060}}, {Transport::Tcp, {"127.0.0.1", 5060}}};
    const auto ports = table.numbers("rtp_ports");
    if (ports.size() == 2 && ports[0] >= 1024 && ports[1] <= 65535 && ports[0] < ports[1]) {
        sip.firstRtpPort = static_cast<std::uint16_t>(ports[0]);
        sip.lastRtpPort = static_cast<std::uint16_t>(ports[1]);
    } else if (table.has("rtp_ports")) {
        table.say("rtp_ports", "must be the first and the last port, such as [20000, 29999]");
    }
    if (const auto names = table.texts("codecs"); table.has("codecs"))
        readCodecs(table, names);
    sip.locksSound = table.flag("srtp", false);
    sip.autoAnswers = table.flag("auto_answer", false);
    sip.realm = table.text("realm", "callboard");
    sip.music = fileOf(table, "music");
    sip.maxCalls = static_cast<int>(table.number("max_calls", 2000, 1, 20000));
    sip.maxCallsPerSecond = static_cast<int>(table.number("max_calls_per_second", 100, 1, 10'000));
    readRegistrations(table);
    readSessionTimer(table);
    table.finish();
}

void ConfigReader::readCodecs(ConfigTable &table, const std::vector<std::string> &names) {
    static constexpr std::array known{
        std::pair{"pcma"sv, voice::Codec::Pcma}, std::pair{"pcmu"sv, voice::Codec::Pcmu},
        std::pair{"g722"sv, voice::Codec::G722}, std::pair{"opus"sv, voice::Codec::Opus}};
    auto &codecs = m_config.sip.codecs;
    codecs.clear();
    for (const auto &name : names) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const auto &each) { return each.first == name; });
        if (found == known.end())
            table.say("codecs", "holds '" + name + "', not one of: pcma, pcmu, g722, opus");
        else if (std::find(codecs.begin(), codecs.end(), found->second) == codecs.end())
            codecs.push_back(found->second);
    }
    if (codecs.empty())
        table.say("codecs", "must name at least one of: pcma, pcmu, g722, opus");
}

void ConfigReader::readRegistrations(ConfigTable &table) {
    auto &sip = m_config.sip;
    sip.shortestRegistration = wholeSeconds(table, "min_expires", seconds{60}, hours{1});
    sip.longestRegistration =
        wholeSeconds(table, "max_expires", std::max(seconds{3600}, sip.shortestRegistration), hours{24});
    if (sip.longestRegistration < sip.shortestRegistration)
        table.say("max_expires", "is shorter than min_expires, which is " +
                                     std::to_string(sip.shortestRegistration.count()) + " s");
}

// Below the rule's 90 s a site would ask its phones and lines without a pause, and others refuse it.
void ConfigReader::readSessionTimer(ConfigTable &table) {
    constexpr seconds leastOfTheRule{90};
    auto &sip = m_config.sip;
    sip.shortestSession = wholeSeconds(table, "min_se", leastOfTheRule, hours{1});
    const auto isTrial = std::all_of(sip.listen.begin(), sip.listen.end(),
                                     [](const SipListen &listen) { return listen.address.isLoopback(); });
    if (sip.shortestSession < leastOfTheRule && !isTrial)
        table.say("min_se", "must be 90 s at least (RFC 4028); less is for trials on loopback only");
    sip.sessionExpires =
        wholeSeconds(table, "session_expires", std::max(seconds{180}, sip.shortestSession), hours{24});
    if (sip.sessionExpires < sip.shortestSession)
        table.say("session_expires",
                  "is shorter than min_se, which is " + std::to_string(sip.shortestSession.count()) + " s");
}

void ConfigReader::readListen(ConfigTable &table, const std::string &text) {
    const auto listen = sipListenOf(text);
    if (!listen)
        table.say("listen", "holds '" + text + "'; it should look like \"udp:127.0.0.1:5060\"");
    else if (listen->transport == Transport::Tls && m_config.sip.certificate.empty())
        table.say("listen", "holds '" + text + "': tls needs certificate and key");
    else if (listen->address.isAny())
        table.say("listen", "holds '" + text + "': name the address of one interface, one entry for each");
    else
        m_config.sip.listen.push_back(*listen);
}

void ConfigReader::readUser(ConfigTable &table) {
    UserSettings user;
    user.id = table.id<UserId>("id", true);
    once(table, "id", "user", std::string(user.id.text()));
    user.name = table.text("name", std::string(user.id.text()));
    user.role = table.word("role", Role::Agent);
    user.extension = table.id<DeviceId>("extension", user.role == Role::Agent);
    once(table, "extension", "number", std::string(user.extension.text()));
    const auto &queues = m_config.site.queues;
    for (const auto &text : table.texts("queues")) {
        const QueueId id{text};
        if (std::none_of(queues.begin(), queues.end(),
                         [&](const QueueSettings &q) { return q.id.text() == text; }))
            table.say("queues", "names '" + text + "', which is no [[queue]] of this file");
        user.queues.push_back(id);
    }
    user.team = table.id<TeamId>("team", false);
    readSecrets(table, user);
    table.finish();
    m_config.site.users.push_back(std::move(user));
}

void ConfigReader::readSecrets(ConfigTable &table, const UserSettings &user) {
    UserSecrets secrets;
    secrets.user = user.id;
    secrets.passwordHash = table.text("password_hash");
    secrets.password = table.text("password");
    secrets.sipPassword = table.text("sip_password");
    if (secrets.passwordHash.empty() == secrets.password.empty())
        table.say("password_hash",
                  "is missing: `callboardctl hash-password` makes one (or `password`, not both)");
    if (!secrets.passwordHash.empty() && !isPasswordHash(secrets.passwordHash))
        table.say("password_hash", "is no whole Argon2id hash: `callboardctl hash-password` makes one");
    if (user.extension && secrets.sipPassword.empty())
        table.say("sip_password", "is missing: the phone of extension " + std::string(user.extension.text()) +
                                      " signs in with it");
    if (!secrets.password.empty() && !m_config.cti.listen.isLoopback())
        table.say("password", "is plain, which is for loopback only: use password_hash");
    m_config.secrets.push_back(std::move(secrets));
}

void ConfigReader::readTrunk(ConfigTable &table) {
    TrunkSettings trunk;
    trunk.id = table.id<TrunkId>("id", true);
    once(table, "id", "trunk", std::string(trunk.id.text()));
    trunk.allowsOutbound = table.flag("outbound", false);
    TrunkAddresses addresses{trunk.id, table.texts("from"), table.text("to")};
    for (const auto &from : addresses.from)
        if (!isNetwork(from))
            table.say("from",
                      "holds '" + from + "', which is neither an address nor a network like 10.0.0.0/8");
    if (trunk.allowsOutbound && !addressOf(addresses.to))
        table.say("to", "must be host:port of the trunk that takes calls out, such as \"127.0.0.1:5080\"");
    table.finish();
    m_config.site.trunks.push_back(trunk);
    m_config.trunks.push_back(std::move(addresses));
}

void ConfigReader::readOutbound(ConfigTable &table) {
    OutboundRule rule;
    rule.prefix = table.text("prefix");
    once(table, "prefix", "outbound", "prefix " + rule.prefix);
    const auto digits = std::string_view(rule.prefix).substr(rule.prefix.starts_with('+'));
    if (digits.size() > Dial::longestNumber || digits.find_first_not_of("0123456789*#") != digits.npos)
        table.say("prefix", "must be the beginning of numbers as they are dialled, such as \"+7\" or \"8\"");
    const bool isForbidden = table.flag("forbidden", false);
    rule.trunk = table.id<TrunkId>("trunk", !isForbidden);
    const auto &trunks = m_config.site.trunks;
    const auto trunk = std::find_if(trunks.begin(), trunks.end(),
                                    [&](const TrunkSettings &each) { return each.id == rule.trunk; });
    if (rule.trunk && isForbidden)
        table.say("trunk", "is set, but forbidden numbers go nowhere");
    else if (rule.trunk && (trunk == trunks.end() || !trunk->allowsOutbound))
        table.say("trunk", "names '" + std::string(rule.trunk.text()) +
                               "', which is no [[trunk]] with outbound = true");
    rule.atOnce = static_cast<std::int32_t>(table.number("calls_at_once", 0, 0, 10'000));
    rule.perHour = static_cast<std::int32_t>(table.number("calls_per_hour", 0, 0, 100'000));
    rule.minutesPerDay = static_cast<std::int32_t>(table.number("minutes_per_day", 0, 0, 10'000'000));
    table.finish();
    m_config.site.outbound.push_back(std::move(rule));
}

void ConfigReader::closeOutbound() {
    auto &site = m_config.site;
    const auto open = std::find_if(site.trunks.begin(), site.trunks.end(),
                                   [](const TrunkSettings &trunk) { return trunk.allowsOutbound; });
    if (site.outbound.empty() && open != site.trunks.end())
        site.outbound.push_back({{}, open->id});
}

} // namespace callboard
