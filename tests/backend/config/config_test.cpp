// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/config.h"

#include <gtest/gtest.h>

namespace callboard {

namespace {

constexpr auto good = R"([site]
name = "Acme"
time_zone = "Europe/Moscow"
data_directory = "data"

[sip]
listen = ["udp:127.0.0.1:5060", "tcp:[::1]:5060"]
rtp_ports = [20000, 29999]

[cti]
listen = "127.0.0.1:8765"

[[queue]]
id = "support"
name = "Support"
number = "600"
strategy = "longest-idle"
target = "20s"
short_abandon = "5s"
ring_timeout = "15s"
wrap_up = "10s"
max_wait = "1m30s"

[[user]]
id = "anna"
name = "Anna Petrova"
role = "agent"
password = "secret"
extension = "1001"
sip_password = "x"
queues = ["support"]

[[trunk]]
id = "city"
from = ["127.0.0.1"]
)";

std::string with(std::string_view before, std::string_view after) {
    std::string text = good;
    const auto at = text.find(before);
    EXPECT_NE(at, text.npos) << before;
    return text.replace(at, before.size(), after);
}

std::string faultOf(const std::string &text) {
    const auto config = parseConfig(text, "/etc/callboard.toml");
    return config ? "right" : config.error().detail;
}

} // namespace

TEST(Config, supervisionIsShownToAgentsOnlyWhereItIsSaidSo) {
    EXPECT_FALSE(parseConfig(good, "c.toml")->site.showsSupervision);
    const auto shown = with("[cti]", "[supervision]\nshown_to_agent = true\n[cti]");
    EXPECT_TRUE(parseConfig(shown, "c.toml")->site.showsSupervision);
    EXPECT_NE(faultOf(with("[cti]", "[supervision]\nshown = true\n[cti]")).find("shown"), std::string::npos);
}

TEST(Config, codesAreATreeWithTheParentAbove) {
    const std::string tree = R"([[disposition]]
code = "trouble"
label = "Trouble"
[[disposition]]
code = "no-line"
parent = "trouble"
queues = ["support"]
)";
    const auto config = parseConfig(with("[[trunk]]", tree + "[[trunk]]"), "c.toml");
    ASSERT_TRUE(config) << config.error().detail;
    const std::vector<DispositionSettings> codes{
        {DispositionId{"trouble"}, "Trouble", {}, {}},
        {DispositionId{"no-line"}, "no-line", DispositionId{"trouble"}, {QueueId{"support"}}}};
    EXPECT_EQ(config->site.dispositions, codes);
    EXPECT_NE(faultOf(with("[[trunk]]", "[[disposition]]\ncode = \"a\"\nparent = \"b\"\n[[trunk]]"))
                  .find("disposition.parent names 'b', which is no [[disposition]] above this one"),
              std::string::npos);
    EXPECT_NE(faultOf(with("[[trunk]]", tree + "[[disposition]]\ncode = \"trouble\"\n[[trunk]]"))
                  .find("disposition.code is 'trouble', which is taken already"),
              std::string::npos);
    EXPECT_NE(faultOf(with("max_wait = \"1m30s\"", "disposition_required = true"))
                  .find("queue.disposition_required is set, but no [[disposition]] is for this queue"),
              std::string::npos);
}

TEST(Config, recordingsHaveAFormatANoticeAndALongestPause) {
    const auto usual = parseConfig(good, "c.toml")->site.recording;
    EXPECT_EQ(usual, (RecordingSettings{RecordingFormat::Flac, RecordingNotice::None, false, {}}));
    const auto config =
        parseConfig(with("[cti]", "[recording]\nformat = \"opus\"\nnotice = \"answered\"\non_demand = true\n"
                                  "longest_pause = \"2m\"\n[cti]"),
                    "c.toml");
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->site.recording,
              (RecordingSettings{RecordingFormat::Opus, RecordingNotice::Answered, true, minutes{2}}));
    EXPECT_NE(faultOf(with("[cti]", "[recording]\nformat = \"mp3\"\n[cti]")).find("wav, flac, opus"),
              std::string::npos);
}

TEST(Config, contractsExampleIsRead) {
    const auto config = parseConfig(good, "/etc/callboard.toml");
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->site.name, "Acme");
    EXPECT_EQ(config->dataDirectory, "/etc/data");
    ASSERT_EQ(config->sip.listen.size(), 2u);
    EXPECT_EQ(config->sip.listen[1].transport, Transport::Tcp);
    EXPECT_EQ(config->sip.listen[1].address, (Address{"::1", 5060}));
    EXPECT_EQ(config->site.queues[0].maxWait, seconds{90});
    EXPECT_EQ(config->site.users[0].extension, DeviceId{"1001"});
    EXPECT_EQ(config->secrets[0].sipPassword, "x");
    EXPECT_EQ(config->sip.codecs.size(), 4u);
    EXPECT_FALSE(config->sip.autoAnswers);
    EXPECT_EQ(config->trunks[0].from, std::vector<std::string>{"127.0.0.1"});
    EXPECT_FALSE(config->site.trunks[0].allowsOutbound);
}

TEST(Config, faultsNameFileLineAndKey) {
    EXPECT_EQ(faultOf(with("target = \"20s\"", "target = \"20 seconds\"")),
              "/etc/callboard.toml:18: queue.target must be a duration like \"20s\", \"10m\" or \"1m30s\"");
    EXPECT_EQ(faultOf(with("target = \"20s\"", "target = 20")),
              "/etc/callboard.toml:18: queue.target must be text in quotes");
    EXPECT_EQ(faultOf(with("short_abandon", "short_abandonn")),
              "/etc/callboard.toml:19: queue.short_abandonn is no known key");
    EXPECT_EQ(faultOf(with("queues = [\"support\"]", "queues = [\"sales\"]")),
              "/etc/callboard.toml:31: user.queues names 'sales', which is no [[queue]] of this file");
    EXPECT_EQ(faultOf(with("\"agent\"", "\"boss\"")),
              "/etc/callboard.toml:27: user.role is 'boss', not one of: agent, "
              "supervisor, manager, administrator");
    EXPECT_EQ(faultOf(with("Europe/Moscow", "Europe/Atlantis")),
              "/etc/callboard.toml:3: site.time_zone names no time zone of this system: Europe/Atlantis");
    EXPECT_EQ(
        faultOf(with("udp:127.0.0.1:5060", "127.0.0.1")),
        "/etc/callboard.toml:7: sip.listen holds '127.0.0.1'; it should look like \"udp:127.0.0.1:5060\"");
    EXPECT_EQ(
        faultOf(with("20000, 29999", "29999")),
        "/etc/callboard.toml:8: sip.rtp_ports must be the first and the last port, such as [20000, 29999]");
}

TEST(Config, codecsAreTakenInTheirOrder) {
    const auto config =
        parseConfig(with("[sip]", "[sip]\ncodecs = [\"opus\", \"pcma\"]\nauto_answer = true"), "a.toml");
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->sip.codecs, (std::vector{voice::Codec::Opus, voice::Codec::Pcma}));
    EXPECT_TRUE(config->sip.autoAnswers);
    EXPECT_EQ(faultOf(with("[sip]", "[sip]\ncodecs = [\"gsm\", \"pcma\"]")),
              "/etc/callboard.toml:7: sip.codecs holds 'gsm', not one of: pcma, pcmu, g722, opus");
    EXPECT_EQ(faultOf(with("[sip]", "[sip]\ncodecs = []")),
              "/etc/callboard.toml:7: sip.codecs must name at least one of: pcma, pcmu, g722, opus");
}

TEST(Config, registrationsHaveTheirLimits) {
    const auto sip = [](const std::string &keys) { return with("[sip]", "[sip]\n" + keys); };
    const auto usual = parseConfig(good, "c.toml");
    ASSERT_TRUE(usual) << usual.error().detail;
    EXPECT_EQ(usual->sip.shortestRegistration, seconds{60});
    EXPECT_EQ(usual->sip.longestRegistration, std::chrono::hours{1});
    const auto set = parseConfig(sip("min_expires = \"2s\"\nmax_expires = \"5m\""), "c.toml");
    ASSERT_TRUE(set) << set.error().detail;
    EXPECT_EQ(set->sip.shortestRegistration, seconds{2});
    EXPECT_EQ(set->sip.longestRegistration, minutes{5});
    EXPECT_EQ(faultOf(sip("max_expires = \"30s\"")),
              "/etc/callboard.toml:7: sip.max_expires is shorter than min_expires, which is 60 s");
    EXPECT_EQ(faultOf(sip("min_expires = \"2h\"")),
              "/etc/callboard.toml:7: sip.min_expires must lie between 1 s and 3600 s");
}

TEST(Config, sessionTimersKeepToTheRule) {
    const auto sip = [](const std::string &keys) { return with("[sip]", "[sip]\n" + keys); };
    const auto usual = parseConfig(good, "c.toml");
    ASSERT_TRUE(usual) << usual.error().detail;
    EXPECT_EQ(usual->sip.sessionExpires, seconds{180});
    EXPECT_EQ(usual->sip.shortestSession, seconds{90});
    const auto set = parseConfig(sip("session_expires = \"30m\"\nmin_se = \"2m\""), "c.toml");
    ASSERT_TRUE(set) << set.error().detail;
    EXPECT_EQ(set->sip.sessionExpires, minutes{30});
    EXPECT_EQ(set->sip.shortestSession, minutes{2});
    EXPECT_EQ(parseConfig(sip("min_se = \"5m\""), "c.toml")->sip.sessionExpires, minutes{5})
        << "not below it";
    EXPECT_EQ(faultOf(sip("session_expires = \"30s\"")),
              "/etc/callboard.toml:7: sip.session_expires is shorter than min_se, which is 90 s");
    EXPECT_EQ(faultOf(sip("session_expires = \"25h\"")),
              "/etc/callboard.toml:7: sip.session_expires must lie between 1 s and 86400 s");
    EXPECT_EQ(faultOf(sip("min_se = \"1500ms\"")), "/etc/callboard.toml:7: sip.min_se must be whole seconds");
    EXPECT_EQ(faultOf(sip("min_se = \"89s\"")), "right") << "on loopback";
    auto beyond = with("udp:127.0.0.1:5060", "udp:192.0.2.1:5060");
    beyond.insert(beyond.find("[sip]\n") + 6, "min_se = \"89s\"\n");
    EXPECT_EQ(faultOf(beyond),
              "/etc/callboard.toml:7: sip.min_se must be 90 s at least (RFC 4028); less is for trials "
              "on loopback only");
}

// What would stop the start is said when the file is read, with its place.
TEST(Config, whatTheBackendCannotDoIsNamedByItsLine) {
    EXPECT_EQ(faultOf(with("udp:127.0.0.1:5060", "tls:127.0.0.1:5061")),
              "/etc/callboard.toml:7: sip.listen holds 'tls:127.0.0.1:5061': tls needs certificate and key");
    EXPECT_EQ(
        faultOf(with("udp:127.0.0.1:5060", "udp:0.0.0.0:5060")),
        "/etc/callboard.toml:7: sip.listen holds 'udp:0.0.0.0:5060': name the address of one interface, one "
        "entry for each");
    EXPECT_EQ(faultOf(with("udp:127.0.0.1:5060", "udp:127.0.0.256:5060")),
              "/etc/callboard.toml:7: sip.listen holds 'udp:127.0.0.256:5060'; it should look like "
              "\"udp:127.0.0.1:5060\"");
    EXPECT_EQ(faultOf(with("longest-idle", "best-skill")),
              "/etc/callboard.toml:17: queue.strategy is 'best-skill', but agents have no skills yet: use "
              "longest-idle, round-robin or fewest-calls");
    EXPECT_EQ(
        faultOf(with("sip_password = \"x\"\n", "")),
        "/etc/callboard.toml:24: user.sip_password is missing: the phone of extension 1001 signs in with it");
    EXPECT_EQ(faultOf(with("from = [\"127.0.0.1\"]", "from = [\"10.0.0.0/33\"]")),
              "/etc/callboard.toml:35: trunk.from holds '10.0.0.0/33', which is neither an address nor a "
              "network like "
              "10.0.0.0/8");
    EXPECT_EQ(faultOf(with("max_wait = \"1m30s\"", "music = \"none.wav\"")),
              "/etc/callboard.toml:22: queue.music names /etc/none.wav, which is no file");
    EXPECT_EQ(
        faultOf(with("password = \"secret\"", "password_hash = \"$argon2id$v=19$m=1\"")),
        "/etc/callboard.toml:28: user.password_hash is no whole Argon2id hash: `callboardctl hash-password` "
        "makes one");
    EXPECT_EQ(faultOf("queue = 1\n"), "/etc/callboard.toml:1: queue must be written as [[queue]]");
}

TEST(Config, hoursAreReadByDayAndClock) {
    EXPECT_EQ(openHoursOf("mon-fri 09:00-18:00"),
              (OpenHours{1, 5, std::chrono::hours{9}, std::chrono::hours{18}}));
    EXPECT_EQ(openHoursOf("sat 10:30-24:00"),
              (OpenHours{6, 6, std::chrono::hours{10} + minutes{30}, std::chrono::hours{24}}));
    EXPECT_TRUE(openHoursOf("fri-mon 00:00-24:00"));
    for (const auto text :
         {"", "mon", "09:00-18:00", "mon 18:00-09:00", "mon 09:00-09:00", "day 09:00-18:00", "mon 9:00-18:00",
          "mon 09:00-24:01", "mon 09:60-18:00", "mon 09:00", "mon-fri 09:0x-18:00"})
        EXPECT_FALSE(openHoursOf(text)) << text;
}

TEST(Config, callersAreSentOnOnlyWhereSomebodyCanTakeThem) {
    const auto sentTo = [](const std::string &keys) {
        return faultOf(with("max_wait = \"1m30s\"", keys) +
                       "[[queue]]\nid = \"sales\"\nnumber = \"601\"\nclosed_to = \"600\"\n");
    };
    EXPECT_EQ(
        sentTo("overflow_to = \"1001\"\nhours = [\"mon-fri 09:00-18:00\"]\nclosed_dates = [\"2026-12-31\"]"),
        "right");
    EXPECT_EQ(
        sentTo("overflow_to = \"602\""),
        "/etc/callboard.toml:22: queue.overflow_to is '602', which is the number of no [[queue]] and no "
        "[[user]], and no [[outbound]] or [[trunk]] lets it out");
    EXPECT_EQ(sentTo("overflow_to = \"601\""),
              "/etc/callboard.toml:22: queue.overflow_to leads callers in a ring back to 'support'");
    EXPECT_EQ(
        sentTo("hours = [\"always\"]"),
        "/etc/callboard.toml:22: queue.hours holds 'always'; it should look like \"mon-fri 09:00-18:00\" "
        "or \"sat 10:00-24:00\"");
    EXPECT_EQ(
        sentTo("closed_dates = [\"2026-13-01\"]"),
        "/etc/callboard.toml:22: queue.closed_dates holds '2026-13-01'; it should look like \"2026-12-31\"");
}

TEST(Config, networksAreAddressesWithALength) {
    for (const auto *good : {"127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "0.0.0.0/0"})
        EXPECT_TRUE(isNetwork(good)) << good;
    for (const auto *bad :
         {"", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "::1/129", "host", "10.0.0.0/8x", "127.1"})
        EXPECT_FALSE(isNetwork(bad)) << bad;
}

TEST(Config, brokenTomlIsNamedByLine) {
    EXPECT_EQ(faultOf(with("name = \"Support\"", "name = Support")).substr(0, 23), "/etc/callboard.toml:15:");
    EXPECT_EQ(faultOf(std::string("[site]\nname = \"\xC0\xE1\"\n")).substr(0, 22), "/etc/callboard.toml:2:");
}

TEST(Config, whatIsTakenTwiceIsRefused) {
    EXPECT_EQ(faultOf(with("extension = \"1001\"", "extension = \"600\"")),
              "/etc/callboard.toml:29: user.extension is '600', which is taken already");
    EXPECT_EQ(faultOf(std::string(good) + "[[queue]]\nid = \"support\"\nnumber = \"601\"\n"),
              "/etc/callboard.toml:37: queue.id is 'support', which is taken already");
}

TEST(Config, plainPasswordsAndPlainSocketsStayOnLoopback) {
    EXPECT_EQ(faultOf(with("\"127.0.0.1:8765\"", "\"192.0.2.1:8765\"")),
              "/etc/callboard.toml:11: cti.listen is not on loopback: certificate and key are required");
    EXPECT_EQ(
        faultOf(with("listen = \"127.0.0.1:8765\"",
                     "listen = \"192.0.2.1:8765\"\ncertificate = \"c.pem\"\nkey = \"k.pem\"")),
        "/etc/callboard.toml:30: user.password is plain, which is for loopback only: use password_hash");
    EXPECT_EQ(
        faultOf(with("password = \"secret\"", "")),
        "/etc/callboard.toml:24: user.password_hash is missing: `callboardctl hash-password` makes one (or "
        "`password`, not both)");
}

TEST(Config, outboundNeedsSomewhereToGo) {
    EXPECT_EQ(faultOf(std::string(good) + "outbound = true\n"),
              "/etc/callboard.toml:33: trunk.to must be host:port of the trunk that takes calls out, such as "
              "\"127.0.0.1:5080\"");
    EXPECT_EQ(faultOf(std::string(good) + "outbound = true\nto = \"127.0.0.1:5080\"\n"), "right");
}

TEST(Config, rulesForCallsOutNameATrunkThatLetsThemOut) {
    const auto open = std::string(good) + "outbound = true\nto = \"127.0.0.1:5080\"\n";
    const auto rules =
        parseConfig(open + "[[outbound]]\nprefix = \"+7\"\ntrunk = \"city\"\ncalls_at_once = 5\n"
                           "calls_per_hour = 100\nminutes_per_day = 600\n"
                           "[[outbound]]\nprefix = \"+7900\"\nforbidden = true\n",
                    "c.toml");
    ASSERT_TRUE(rules) << rules.error().detail;
    EXPECT_EQ(rules->site.outbound,
              (std::vector<OutboundRule>{{"+7", TrunkId{"city"}, 5, 100, 600}, {"+7900", {}}}));
    EXPECT_EQ(parseConfig(open, "c.toml")->site.outbound, (std::vector<OutboundRule>{{"", TrunkId{"city"}}}));
    EXPECT_TRUE(parseConfig(good, "c.toml")->site.outbound.empty());
    const auto fault = [&](const std::string &rule) { return faultOf(open + "[[outbound]]\n" + rule); };
    EXPECT_EQ(fault("prefix = \"+7\"\n"), "/etc/callboard.toml:38: outbound.trunk is missing");
    EXPECT_EQ(
        fault("trunk = \"moon\"\n"),
        "/etc/callboard.toml:39: outbound.trunk names 'moon', which is no [[trunk]] with outbound = true");
    EXPECT_EQ(fault("prefix = \"Bob\"\ntrunk = \"city\"\n"),
              "/etc/callboard.toml:39: outbound.prefix must be the beginning of numbers as they are dialled, "
              "such as "
              "\"+7\" or \"8\"");
    EXPECT_EQ(fault("forbidden = true\ntrunk = \"city\"\n"),
              "/etc/callboard.toml:40: outbound.trunk is set, but forbidden numbers go nowhere");
    EXPECT_NE(fault("trunk = \"city\"\n[[outbound]]\ntrunk = \"city\"\n").find("taken already"),
              std::string::npos);
}

TEST(Config, missingFileIsSaidSo) {
    EXPECT_EQ(readConfig("/nonexistent/callboard.toml").error().detail,
              "/nonexistent/callboard.toml: cannot be read: No such file or directory");
}

TEST(Config, durationsAreReadWithTheirUnits) {
    EXPECT_EQ(durationOf("1m30s"), seconds{90});
    EXPECT_EQ(durationOf("500ms"), milliseconds{500});
    for (const auto *text : {"", "20", "s", "-1s", "1.5s", "1d", "20s "})
        EXPECT_EQ(durationOf(text), std::nullopt) << text;
}

} // namespace callboard
