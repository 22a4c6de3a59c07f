// SPDX-License-Identifier: GPL-3.0-or-later
// What callers are told while they wait, and when they are not taken: recorded files in place of the phrases
// are tones here, so that each can be found in what a caller heard.
#include "core/voice/goertzel.h"
#include "tests/scenario/people.h"
#include "tests/support/eventually.h"
#include "tests/support/ports.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double musicTone = 350;
constexpr double nextTone = 700;
constexpr double oneBeforeTone = 900;
constexpr double soonTone = 1150; // in less than a minute
constexpr double fullTone = 1400;
constexpr double closedTone = 1700;
constexpr double phraseLength = 1; // seconds

// Yesterday, today and tomorrow, whatever the site's zone.
std::string daysAround(Time time) {
    std::string days;
    for (const auto day : {-1, 0, 1})
        days +=
            (days.empty() ? "\"" : ", \"") + toIso(time + std::chrono::hours{24 * day}).substr(0, 10) + "\"";
    return days;
}

std::string queue(const std::string &id, const std::string &number, const std::string &keys) {
    return "[[queue]]\nid = \"" + id + "\"\nnumber = \"" + number + "\"\nwrap_up = \"0s\"\n" + keys + "\n";
}

// support (600) speaks Russian, english (601) English with the voice of the machine.
Site::Plan speakingSite(std::uint16_t outsidePort) {
    return {.queue = "wrap_up = \"0s\"\nring_timeout = \"3s\"\nlanguage = \"ru\"\nannounce_every = \"10s\"\n"
                     "music = \"music.wav\"\n" +
                     queue("english", "601", "language = \"en\"\nmusic = \"music.wav\"") +
                     queue("narrow", "602", "language = \"ru\"\nmax_waiting = 1") +
                     queue("night", "603",
                           "language = \"en\"\nhours = [\"mon-sun 00:00-00:01\"]\nclosed_dates = [" +
                               daysAround(now()) + "]") +
                     queue("hasty", "604", "max_wait = \"5s\"\noverflow_to = \"600\"") +
                     queue("abroad", "605", "max_wait = \"5s\"\noverflow_to = \"84951112233\"") +
                     queue("vain", "606", "language = \"ru\"\nmax_wait = \"5s\"\nannounce_every = \"1m\"") +
                     trunkTo("far", outsidePort)};
}

void record(const Site &site, const std::string &phrase, double hz) {
    const auto file = site.data() / "prompts" / (phrase + ".wav");
    std::filesystem::create_directories(file.parent_path());
    writeTone(file, hz, phraseLength);
}

std::unique_ptr<Baresip> dials(const Site &site, const std::string &caller, const std::string &number) {
    auto phone = std::make_unique<Baresip>(callerOf(site, caller, 440));
    EXPECT_TRUE(phone->isReady()) << phone->output();
    phone->dial(number);
    return phone;
}

std::size_t tenthsOf(const std::vector<std::int16_t> &heard, double hz) {
    std::size_t tenths = 0;
    while (carriesTone(heard, hz, tenths + 1))
        ++tenths;
    return tenths;
}

// How often this phrase, of ten tenths, was heard; -1: in part. Tenths at its edges may or may not count.
int timesOf(const Baresip &caller, double hz) {
    const auto tenths = static_cast<int>(tenthsOf(caller.heard(), hz));
    const auto times = (tenths + 3) / 10;
    return std::abs(tenths - 10 * times) <= times ? times : -1;
}

// So often; the last time may have been cut off by the caller's end.
bool hasHeardAllOf(const Baresip &caller, double hz, int times) {
    const auto tenths = static_cast<int>(tenthsOf(caller.heard(), hz));
    return tenths >= 9 * (times - 1) && tenths <= 11 * times && times > 1;
}

// Something is heard that is not the music.
std::size_t spokenTenths(const std::vector<std::int16_t> &heard) {
    constexpr std::size_t tenth = 800;
    std::size_t spoken = 0;
    for (std::size_t at = 0; at + tenth <= heard.size(); at += tenth) {
        const auto part = std::span(heard).subspan(at, tenth);
        spoken += voice::loudness(part) > 0.01 && !voice::hasTone(part, musicTone) ? 1 : 0;
    }
    return spoken;
}

CallId callOf(const Site &site, const std::string &number) {
    for (const auto &event : site.events())
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact);
            arrived && arrived->from.number == number)
            return arrived->call;
    return {};
}

std::vector<CallAnnounced> announcementsTo(const Site &site, const std::string &number) {
    std::vector<CallAnnounced> all;
    const auto call = callOf(site, number);
    for (const auto &event : site.events())
        if (const auto *said = std::get_if<CallAnnounced>(&event.fact); said && said->call == call)
            all.push_back(*said);
    return all;
}

// "support 2 0-1, support 1": queue, position and minutes, as they changed. How often he is told the same is
// a matter of how long he waits.
std::string toldTo(const Site &site, const std::string &number) {
    const auto minutesIn = [](Duration time) {
        return std::to_string(std::chrono::duration_cast<minutes>(time).count());
    };
    std::string told, last;
    for (const auto &said : announcementsTo(site, number)) {
        auto words = std::string(said.queue.text()) + " " + std::to_string(said.position);
        if (said.waitTo > Duration{})
            words += " " + minutesIn(said.waitFrom) + "-" + minutesIn(said.waitTo);
        if (words != last)
            told += (told.empty() ? "" : ", ") + words;
        last = std::move(words);
    }
    return told;
}

int timesTold(const Site &site, const std::string &number, int position) {
    const auto all = announcementsTo(site, number);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto &said) { return said.position == position; }));
}

int timesPromised(const Site &site, const std::string &number) {
    const auto all = announcementsTo(site, number);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const auto &said) { return said.waitTo > Duration{}; }));
}

bool waitUntilTold(const Site &site, const std::string &number, const std::string &told) {
    return eventually([&] { return toldTo(site, number) == told; });
}

int positionOf(const Site &site, const std::string &number) {
    const auto board = site.as("olga", {"board", "--json"}).output;
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(board)).object();
    return rowWith(json[u"waiting"].toArray(), u"number", number)[u"position"].toInt();
}

QJsonObject queueRow(const Site &site, const std::string &queue) {
    return rowWith(rowsOf(site.offline({"report", "queues", "--format", "json"})), u"queue", queue);
}

} // namespace

// Three callers show how fast the queue is; then two wait. While she is at lunch nobody knows when she comes
// back: they hear their places, and no wait. Whom she talked with comes back in front of who waits, whose
// place was told and does not get worse.
TEST(Announced, waitingCallersHearTheirPlaceAndTheirWaitAndNeverAWorseOne) {
    Site site(speakingSite(freePort()));
    writeTone(site.path("music.wav"), musicTone, 10);
    record(site, "ru/next", nextTone);
    record(site, "ru/callers-before-1", oneBeforeTone);
    record(site, "ru/wait-0-1", soonTone);
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = std::make_unique<Baresip>(phoneOf(site, "1001", 1000));
    ASSERT_TRUE(anna->isReady()) << anna->output();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    for (int call = 1; call <= 3; ++call) {
        SippProcess quick({.server = site.sipPort(), .scenario = "caller_hangs_up", .isCued = true});
        ASSERT_TRUE(site.waitFor("call.answered anna", call)) << site.story();
        quick.cue();
        ASSERT_EQ(quick.wait(), 0);
        ASSERT_TRUE(site.waitFor("call.ended", call)) << site.story();
    }
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    const auto ivan = dials(site, "74950000001", "600");
    ASSERT_TRUE(site.waitFor("call.queued support", 4)) << site.story();
    const auto petr = dials(site, "74950000002", "600");
    ASSERT_TRUE(waitUntilTold(site, "+74950000001", "support 1")) << site.story();
    ASSERT_TRUE(waitUntilTold(site, "+74950000002", "support 2")) << site.story();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered anna", 4)) << site.story();
    ASSERT_TRUE(waitUntilTold(site, "+74950000002", "support 2, support 1 0-1")) << site.story();
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    ASSERT_TRUE(waitUntilTold(site, "+74950000002", "support 2, support 1 0-1, support 1")) << site.story();
    anna->kill();
    anna = std::make_unique<Baresip>(phoneOf(site, "1001", 1000));
    ASSERT_TRUE(site.waitFor("call.agentLost anna")) << site.story();
    EXPECT_EQ(positionOf(site, "+74950000001"), 1) << "he has waited longer";
    EXPECT_EQ(positionOf(site, "+74950000002"), 2);
    const auto toldBefore = timesTold(site, "+74950000002", 1),
               ivansBefore = timesTold(site, "+74950000001", 1);
    EXPECT_TRUE(eventually([&] {
        return timesTold(site, "+74950000002", 1) > toldBefore &&
               timesTold(site, "+74950000001", 1) > ivansBefore;
    })) << site.story();
    EXPECT_EQ(toldTo(site, "+74950000002"), "support 2, support 1 0-1, support 1");
    ASSERT_TRUE(petr->hasHeard(std::chrono::milliseconds{petr->heard().size() / 8} + 3s));
    petr->command("b");
    ivan->command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller", 5)) << site.story();
    petr->quit();
    ivan->quit();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto second = timesTold(site, "+74950000002", 2), first = timesTold(site, "+74950000002", 1);
    EXPECT_EQ(timesOf(*petr, oneBeforeTone), second);
    EXPECT_TRUE(hasHeardAllOf(*petr, nextTone, first)) << tenthsOf(petr->heard(), nextTone);
    EXPECT_EQ(timesOf(*petr, soonTone), timesPromised(site, "+74950000002"));
    EXPECT_GE(tenthsOf(petr->heard(), musicTone), 50u) << "between";
    EXPECT_EQ(timesOf(*ivan, oneBeforeTone), 0);
    const auto row = queueRow(site, "support");
    EXPECT_EQ(row[u"promised"].toInt(), 1) << "petr: ivan was told no wait in either of his stays";
    EXPECT_EQ(row[u"promisesKept"].toInt(), 0) << "he gave up";
    EXPECT_TRUE(booksClose(site));
}

TEST(Announced, fullAndClosedQueuesSayWhyAndOverflowLeadsToTheNextQueueOrOut) {
    const auto port = freePort();
    Site site(speakingSite(port));
    writeTone(site.path("music.wav"), musicTone, 10);
    record(site, "ru/next", nextTone);
    record(site, "ru/full", fullTone);
    record(site, "en/closed", closedTone);
    ASSERT_TRUE(site.start()) << site.log();
    Baresip far(outsideOf(site, "84951112233", outsideTone, port));
    ASSERT_TRUE(far.isReady()) << far.output();
    ASSERT_TRUE(eventually(
        [&] { return std::filesystem::exists(site.data() / "prompts" / "en" / "callers-before-1.wav"); }));
    const auto first = dials(site, "74950000001", "601");
    ASSERT_TRUE(site.waitFor("call.queued english")) << site.story();
    const auto second = dials(site, "74950000002", "601");
    const auto inside = dials(site, "74950000003", "602");
    ASSERT_TRUE(site.waitFor("call.queued narrow")) << site.story();
    const auto turnedAway = dials(site, "74950000004", "602");
    const auto late = dials(site, "74950000005", "603");
    const auto hasty = dials(site, "74950000006", "604");
    const auto abroad = dials(site, "74950000007", "605");
    EXPECT_TRUE(site.waitFor("call.ended system full")) << site.story();
    EXPECT_TRUE(site.waitFor("call.ended system closed")) << site.story();
    EXPECT_TRUE(waitUntilTold(site, "+74950000002", "english 2")) << site.story();
    EXPECT_TRUE(waitUntilTold(site, "+74950000006", "support 1")) << site.story();
    EXPECT_TRUE(site.waitFor("call.dialledOut")) << site.story();
    EXPECT_TRUE(far.hasHeard(2s));
    ASSERT_TRUE(hasty->hasHeard(std::chrono::milliseconds{hasty->heard().size() / 8} + 2s));
    for (const auto *each : {&first, &second, &inside, &hasty, &abroad})
        (*each)->command("b");
    ASSERT_TRUE(site.waitFor("call.ended", 7)) << site.story();
    for (const auto *each : {&first, &second, &inside, &turnedAway, &late, &hasty, &abroad})
        (*each)->quit();
    far.quit();
    ASSERT_EQ(site.stop(), 0) << site.log();

    EXPECT_EQ(timesOf(*turnedAway, fullTone), 1);
    EXPECT_EQ(timesOf(*inside, fullTone), 0);
    EXPECT_EQ(timesOf(*late, closedTone), 1);
    EXPECT_GE(spokenTenths(second->heard()), 8u) << "one caller is before you";
    EXPECT_GE(tenthsOf(second->heard(), musicTone), 20u);
    EXPECT_EQ(timesOf(*hasty, nextTone), 1) << "in the language of the queue that took him";
    EXPECT_TRUE(carriesTone(abroad->heard(), outsideTone, 10));
    const auto refused = queueRow(site, "narrow"), closed = queueRow(site, "night");
    EXPECT_EQ(refused[u"refused"].toInt(), 1);
    EXPECT_EQ(refused[u"abandoned"].toInt(), 1);
    EXPECT_EQ(closed[u"refused"].toInt(), 1);
    EXPECT_EQ(queueRow(site, "hasty")[u"overflowed"].toInt(), 1);
    EXPECT_EQ(queueRow(site, "abroad")[u"overflowed"].toInt(), 1);
    EXPECT_EQ(queueRow(site, "support")[u"abandoned"].toInt(), 1) << "whom the hasty one sent on";
    EXPECT_TRUE(booksClose(site));
}

// Nobody is there, and nothing else to lead him to; the second one does not hear the words to their end.
TEST(Announced, whoWaitedTheLongestWaitInVainHearsSoAndIsLost) {
    Site site(speakingSite(freePort()));
    writeTone(site.path("music.wav"), musicTone, 10);
    record(site, "ru/full", fullTone);
    ASSERT_TRUE(site.start()) << site.log();
    const auto patient = dials(site, "74950000001", "606");
    const auto hasty = dials(site, "74950000002", "606");
    EXPECT_TRUE(eventually([&] { return carriesTone(hasty->heard(), fullTone, 2); })) << site.story();
    hasty->command("b");
    ASSERT_TRUE(site.waitFor("call.ended system maxWait", 2)) << site.story();
    patient->quit();
    hasty->quit();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(timesOf(*patient, fullTone), 1);
    const auto row = queueRow(site, "vain");
    EXPECT_EQ(row[u"overflowed"].toInt(), 2);
    EXPECT_EQ(row[u"abandoned"].toInt(), 0);
    const auto lost = rowsOf(site.offline({"report", "lost", "--format", "json"}));
    for (const auto *number : {"+74950000001", "+74950000002"})
        EXPECT_EQ(rowWith(lost, u"number", number)[u"outcome"].toString().toStdString(), "overflowed")
            << number;
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
