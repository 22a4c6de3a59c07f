// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/config.h"

#include "backend/config/table.h"
#include "core/calendar/site_day.h"
#include "core/center/center.h"

#include <algorithm>

namespace callboard {

namespace {

using std::chrono::hours;

const std::vector<std::string> ordinaryReasons{"break", "lunch", "meeting", "training", "paperwork"};

// Reads the whole file into a Config; every part says what is wrong with it at its own place.
class ConfigReader {
public:
    ConfigReader(const toml::table &root, const std::filesystem::path &name)
        : m_fault{name.string(), {}}
        , m_root(&root, "", m_fault)
        , m_directory(name.parent_path()) {}

    Result<Config> read();

private:
    void readSite();
    void readSupervision();
    void readRecording();
    void readDisposition(ConfigTable &table);
    // A queue that wants a code must have one to choose.
    void checkCodes(ConfigTable &table, const QueueSettings &queue);
    void readSip();
    void readListen(ConfigTable &table, const std::string &text);
    void readCodecs(ConfigTable &table, const std::vector<std::string> &names);
    void readCti();
    void readQueue(ConfigTable &table);
    void readOpening(ConfigTable &table, QueueSettings &queue);
    // Once everything that a call can be led to is known.
    void checkWhereTo(ConfigTable &table, const QueueSettings &queue, std::string_view key,
                      const std::string &number);
    bool leadsBack(const QueueSettings &queue) const;
    void readUser(ConfigTable &table);
    void readTrunk(ConfigTable &table);
    void readSecrets(ConfigTable &table, const UserSettings &user);
    std::filesystem::path pathOf(const std::string &text) const;
    // Of a file that must be there if it is named.
    std::filesystem::path fileOf(ConfigTable &table, std::string_view key) const;
    // Says so when the value was there before under this heading.
    void once(ConfigTable &table, std::string_view key, const std::string &heading, const std::string &value);

    ConfigFault m_fault;
    ConfigTable m_root;
    std::filesystem::path m_directory;
    Config m_config;
    std::set<std::string> m_taken;
};

std::filesystem::path ConfigReader::pathOf(const std::string &text) const {
    return text.empty() ? std::filesystem::path{} : (m_directory / text).lexically_normal();
}

std::filesystem::path ConfigReader::fileOf(ConfigTable &table, std::string_view key) const {
    auto path = pathOf(table.text(key));
    std::error_code failure;
    if (!path.empty() && !std::filesystem::is_regular_file(path, failure))
        table.say(key, "names " + path.string() + ", which is no file");
    return path;
}

void ConfigReader::once(ConfigTable &table, std::string_view key, const std::string &heading,
                        const std::string &value) {
    if (!value.empty() && !m_taken.insert(heading + " " + value).second)
        table.say(key, "is '" + value + "', which is taken already");
}

Result<Config> ConfigReader::read() {
    readSite();
    readSupervision();
    readRecording();
    readSip();
    readCti();
    auto queues = m_root.tables("queue", "queue");
    for (auto &table : queues)
        readQueue(table);
    for (auto &table : m_root.tables("disposition", "disposition"))
        readDisposition(table);
    for (auto &table : m_root.tables("user", "user"))
        readUser(table);
    for (auto &table : m_root.tables("trunk", "trunk"))
        readTrunk(table);
    for (std::size_t i = 0; i < queues.size(); ++i) {
        const auto &queue = m_config.site.queues[i];
        checkWhereTo(queues[i], queue, "overflow_to", queue.overflowTo);
        checkWhereTo(queues[i], queue, "closed_to", queue.closedTo);
        checkCodes(queues[i], queue);
    }
    m_root.finish();
    if (m_fault.error)
        return *m_fault.error;
    return std::move(m_config);
}

void ConfigReader::readSite() {
    auto table = m_root.table("site");
    auto &site = m_config.site;
    site.name = table.text("name", "Callboard");
    site.timeZone = table.text("time_zone", "UTC");
    if (const auto day = SiteDay::ofZone(site.timeZone); !day)
        table.say("time_zone", "names no time zone of this system: " + site.timeZone);
    site.region = table.text("region", "RU");
    if (site.region.size() != 2 ||
        site.region.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != site.region.npos)
        table.say("region", "must be a country's two letters, such as RU or US");
    m_config.dataDirectory = pathOf(table.text("data_directory", "data"));
    const auto reasons = table.has("reasons") ? table.texts("reasons") : ordinaryReasons;
    for (const auto &reason : reasons)
        if (ReasonId::fits(reason))
            site.reasons.emplace_back(reason);
        else
            table.say("reasons", "must hold names of 1 to 31 bytes");
    table.finish();
}

void ConfigReader::readSupervision() {
    auto table = m_root.table("supervision");
    m_config.site.showsSupervision = table.flag("shown_to_agent", false);
    table.finish();
}

void ConfigReader::readRecording() {
    auto table = m_root.table("recording");
    auto &recording = m_config.site.recording;
    recording.format = table.word("format", RecordingFormat::Flac);
    recording.notice = table.word("notice", RecordingNotice::None);
    recording.isOnDemand = table.flag("on_demand", false);
    recording.longestPause = table.duration("longest_pause", Duration{}, Duration{}, hours{1});
    table.finish();
}

void ConfigReader::readDisposition(ConfigTable &table) {
    DispositionSettings code;
    code.id = table.id<DispositionId>("code", true);
    once(table, "code", "disposition", std::string(code.id.text()));
    code.label = table.text("label", std::string(code.id.text()));
    code.parent = table.id<DispositionId>("parent", false);
    const auto &site = m_config.site;
    if (code.parent && std::none_of(site.dispositions.begin(), site.dispositions.end(),
                                    [&](const auto &each) { return each.id == code.parent; }))
        table.say("parent", "names '" + std::string(code.parent.text()) +
                                "', which is no [[disposition]] above this one");
    for (const auto &text : table.texts("queues")) {
        if (std::none_of(site.queues.begin(), site.queues.end(),
                         [&](const QueueSettings &queue) { return queue.id.text() == text; }))
            table.say("queues", "names '" + text + "', which is no [[queue]] of this file");
        code.queues.emplace_back(text);
    }
    table.finish();
    m_config.site.dispositions.push_back(std::move(code));
}

void ConfigReader::checkCodes(ConfigTable &table, const QueueSettings &queue) {
    const auto &codes = m_config.site.dispositions;
    const bool hasOne = std::any_of(codes.begin(), codes.end(), [&](const auto &code) {
        return mayEndWith(m_config.site, code, queue.id);
    });
    if (queue.needsDisposition && !hasOne)
        table.say("disposition_required", "is set, but no [[disposition]] is for this queue");
}

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

void ConfigReader::readCti() {
    auto table = m_root.table("cti");
    auto &cti = m_config.cti;
    const auto text = table.text("listen", "127.0.0.1:8765");
    if (const auto address = addressOf(text))
        cti.listen = *address;
    else
        table.say("listen", "is '" + text + "'; it should look like \"127.0.0.1:8765\"");
    cti.certificate = pathOf(table.text("certificate"));
    cti.key = pathOf(table.text("key"));
    if (cti.certificate.empty() != cti.key.empty())
        table.say(cti.key.empty() ? "certificate" : "key", "needs both certificate and key");
    if (!cti.listen.isLoopback() && cti.certificate.empty())
        table.say("listen", "is not on loopback: certificate and key are required");
    table.finish();
}

void ConfigReader::readQueue(ConfigTable &table) {
    QueueSettings queue;
    queue.id = table.id<QueueId>("id", true);
    once(table, "id", "queue", std::string(queue.id.text()));
    queue.name = table.text("name", std::string(queue.id.text()));
    queue.number = table.neededText("number");
    once(table, "number", "number", queue.number);
    queue.strategy = table.word("strategy", Strategy::LongestIdle);
    if (queue.strategy == Strategy::BestSkill)
        table.say("strategy",
                  "is 'best-skill', but agents have no skills yet: use longest-idle, round-robin or "
                  "fewest-calls");
    queue.target = table.duration("target", seconds{20}, seconds{1}, hours{1});
    queue.shortAbandon = table.duration("short_abandon", seconds{5}, Duration{}, minutes{5});
    queue.ringTimeout = table.duration("ring_timeout", seconds{15}, seconds{3}, minutes{5});
    queue.wrapUp = table.duration("wrap_up", seconds{10}, Duration{}, hours{1});
    queue.maxWait = table.duration("max_wait", minutes{10}, seconds{5}, hours{24});
    queue.missedLimit = static_cast<int>(table.number("missed_limit", 3, 0, 100));
    queue.maxWaiting = static_cast<int>(table.number("max_waiting", 0, 0, 10'000));
    queue.overflowTo = table.text("overflow_to");
    queue.language = table.word("language", SpokenLanguage::None);
    queue.announceEvery = table.duration("announce_every", seconds{45}, seconds{10}, hours{1});
    readOpening(table, queue);
    queue.isRecorded = table.flag("record", true);
    queue.needsDisposition = table.flag("disposition_required", false);
    if (const auto music = fileOf(table, "music"); !music.empty())
        m_config.music.push_back({queue.id, music});
    table.finish();
    m_config.site.queues.push_back(std::move(queue));
}

void ConfigReader::readOpening(ConfigTable &table, QueueSettings &queue) {
    for (const auto &text : table.texts("hours"))
        if (const auto read = openHoursOf(text))
            queue.hours.push_back(*read);
        else
            table.say("hours", "holds '" + text +
                                   "'; it should look like \"mon-fri 09:00-18:00\" or \"sat 10:00-24:00\"");
    queue.closedDates = table.texts("closed_dates");
    for (const auto &date : queue.closedDates)
        if (date.size() != 10 || !fromIso(date + "T00:00:00Z"))
            table.say("closed_dates", "holds '" + date + "'; it should look like \"2026-12-31\"");
    queue.closedTo = table.text("closed_to");
}

void ConfigReader::checkWhereTo(ConfigTable &table, const QueueSettings &queue, std::string_view key,
                                const std::string &number) {
    const auto &site = m_config.site;
    const auto isNumberOf = [&](const QueueSettings &each) { return each.number == number; };
    const bool isQueue = std::any_of(site.queues.begin(), site.queues.end(), isNumberOf);
    const bool isKnown = isQueue || std::any_of(site.users.begin(), site.users.end(), [&](const auto &user) {
                             return user.extension.text() == number;
                         });
    const bool mayDial = std::any_of(site.trunks.begin(), site.trunks.end(),
                                     [](const auto &trunk) { return trunk.allowsOutbound; });
    const auto digits = std::string_view(number).substr(number.starts_with('+'));
    const bool isOutside = !digits.empty() && digits.find_first_not_of("0123456789") == digits.npos;
    if (!number.empty() && !isKnown && !(mayDial && isOutside))
        table.say(key, "is '" + number + "', which is the number of no [[queue]] and no [[user]], and " +
                           (mayDial ? "no number to dial" : "no [[trunk]] allows calls out"));
    if (isQueue && leadsBack(queue))
        table.say(key, "leads callers in a ring back to '" + std::string(queue.id.text()) + "'");
}

// Whether somebody sent on from this queue can come to it again, over any number of others.
bool ConfigReader::leadsBack(const QueueSettings &queue) const {
    std::set<std::string> seen;
    std::vector<std::string> next{queue.overflowTo, queue.closedTo};
    while (!next.empty()) {
        const auto number = next.back();
        next.pop_back();
        if (number == queue.number)
            return true;
        if (number.empty() || !seen.insert(number).second)
            continue;
        for (const auto &each : m_config.site.queues)
            if (each.number == number)
                next.insert(next.end(), {each.overflowTo, each.closedTo});
    }
    return false;
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

} // namespace

Result<Config> parseConfig(std::string_view text, const std::filesystem::path &name) {
    const auto parsed = toml::parse(text, name.string());
    if (!parsed) {
        const auto &fault = parsed.error();
        return Error{"config.syntax", name.string() + ":" + std::to_string(fault.source().begin.line) + ": " +
                                          std::string(fault.description())};
    }
    return ConfigReader(parsed.table(), name).read();
}

} // namespace callboard
