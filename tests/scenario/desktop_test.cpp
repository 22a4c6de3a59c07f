// SPDX-License-Identifier: GPL-3.0-or-later
// The program `callboard` itself, with the keys that people press on a whole keyboard.
#include "tests/scenario/desk.h"
#include "tests/scenario/desktop.h"
#include "tests/support/eventually.h"
#include "tests/support/hearing.h"
#include "tests/support/ports.h"
#include "tests/support/sound_server.h"

#include <QComboBox>
#include <QPlainTextEdit>

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

constexpr auto codes = R"(wrap_up = "1m"

[[disposition]]
code = "solved"
label = "Solved"
)";

// Again and again until it is told: a window does at once what it knows to do, and tells nobody what it
// knows.
bool pressUntil(const Site &site, const std::string &fact, int times, const std::function<void()> &press) {
    return eventually([&] {
        press();
        return site.waitFor(fact, times, milliseconds{300});
    });
}

std::string draftIn(const std::filesystem::path &root) {
    std::string all;
    std::error_code isNotThereYet;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(root, isNotThereYet))
        if (entry.path().extension() == ".txt")
            all += contentOf(entry.path());
    return all;
}

QJsonObject rowOnBoard(const Site &site, const std::string &agent) {
    const auto board = site.as("olga", {"board", "--json"});
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(board.output)).object();
    return rowWith(json[u"agents"].toArray(), u"id", agent);
}

} // namespace

TEST(Desktop, killedInATalkLosesNothingThatWasTypedAndTheTalkGoesOnUntilTheNextOne) {
    Site site({.queue = codes});
    const Screen screen;
    ASSERT_TRUE(site.start() && screen.isReady()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    const std::vector<Voice> both{{"anna", annaTone, &annas}, {"ivan", callerTone, &ivan}};
    Desktop desktop(site, screen, {});
    ASSERT_TRUE(desktop.isReady()) << desktop.output();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_TRUE(pressUntil(site, "disposition.set", 1, [&] {
        screen.press({"shift+F9"});
        screen.type("sol");
        screen.press({"Return"});
    }));
    screen.press({"Tab"});
    const std::string typed = "asks for his money back";
    screen.type(typed);
    ASSERT_TRUE(eventually([&] { return draftIn(desktop.drafts()) == typed; })) << draftIn(desktop.drafts());
    desktop.kill();
    ASSERT_TRUE(site.waitFor("desk.disconnected")) << site.story();
    EXPECT_TRUE(rowOnBoard(site, "anna")[u"deskLost"].toBool());
    EXPECT_EQ(rowOnBoard(site, "anna")[u"state"].toString(), u"busy"_s);
    EXPECT_NE(site.as("olga", {"board"}).output.find("busy, desktop offline"), std::string::npos);
    EXPECT_EQ(whoHearsWhom(both), "anna hears ivan\nivan hears anna\n");

    AgentDesk desk(site, "anna",
                   NoteDrafts::folderOf(QString::fromStdString(desktop.drafts().string()),
                                        u"ws://127.0.0.1:%1"_s.arg(site.ctiPort()), u"anna"_s));
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    auto &note = *desk.page().findChild<QPlainTextEdit *>();
    EXPECT_EQ(note.toPlainText().toStdString(), typed);
    EXPECT_EQ(desk.page().findChild<QComboBox *>()->currentText(), u"Solved"_s);
    EXPECT_FALSE(rowOnBoard(site, "anna")[u"deskLost"].toBool());
    EXPECT_EQ(whoHearsWhom(both), "anna hears ivan\nivan hears anna\n");
    ivan.command("b");
    ASSERT_TRUE(desk.shows(u"Call ended"_s)) << site.story();
    EXPECT_EQ(note.toPlainText().toStdString(), typed);
    ASSERT_TRUE(desk.click(u"Save"_s));
    ASSERT_TRUE(isTold(site, "note.added")) << site.story();
    ASSERT_TRUE(desk.click(u"Done"_s));
    ASSERT_TRUE(isTold(site, "afterCallWork.ended anna")) << site.story();
    EXPECT_EQ(draftIn(desktop.drafts()), "");
    std::string noted;
    for (const auto &event : site.events())
        if (const auto *added = std::get_if<NoteAdded>(&event.fact))
            noted += added->text + "\n";
    EXPECT_EQ(noted, typed + "\n");
}

TEST(Desktop, aLinkInASecondStartIsDialledByEnterInTheFirst) {
    const auto far = freePort();
    Site site({.queue = trunkTo("far", far) + "[[outbound]]\nprefix = \"8\"\ntrunk = \"far\"\n"});
    const Screen screen;
    ASSERT_TRUE(site.start() && screen.isReady()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    const Baresip ivan(outsideOf(site, "84951112233", outsideTone, far));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    const Desktop desktop(site, screen, {});
    ASSERT_TRUE(desktop.isReady()) << desktop.output();
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    int calls = 0;
    for (const auto *link : {"tel:8%20(495)%20111-22-33", "sip:84951112233@acme.example;transport=tcp",
                             "callto:8-495-111-22-33"}) {
        const auto second = calls % 2 == 0 ? desktop.openLink(link) : desktop.startAgain({link});
        EXPECT_EQ(second.code, 0);
        EXPECT_EQ(second.output, "callboard: is open already, and has been told\n");
        EXPECT_EQ(site.story().find("call.placed", site.story().rfind("call.ended") + 1), std::string::npos)
            << "nothing is dialled before the key";
        screen.press({"Return"});
        ++calls;
        ASSERT_TRUE(site.waitFor("call.answered ", calls)) << link << '\n' << site.story();
        ASSERT_TRUE(pressUntil(site, "call.ended", calls, [&] { screen.press({"F8"}); })) << site.story();
    }
    const std::string once = "call.placed\ncall.arrived outbound 1001 to 84951112233\ncall.dialledOut\n";
    int placed = 0;
    const auto story = site.story();
    for (auto at = story.find(once); at != story.npos; at = story.find(once, at + 1))
        ++placed;
    EXPECT_EQ(placed, calls) << story;
}

// Another program has the keyboard: the desktop of boris, at the same screen.
TEST(Desktop, aCallIsAnsweredAndHungUpByTheKeysOfAllWindows) {
    Site site({.agents = 2, .queue = codes});
    const Screen screen;
    const SoundServer sounds;
    ASSERT_TRUE(site.start() && screen.isReady() && sounds.isReady()) << site.log();
    const std::vector<std::string> card{"PULSE_SERVER=" + sounds.address()};
    const Desktop annas(
        site, screen,
        {.settings = "keys=ctrl-shift\nsound=false\n[phone]\nhere=true\n", .environment = card});
    const Desktop boriss(site, screen, {.user = "boris", .environment = card});
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(ivan.isReady() && annas.isReady());
    ASSERT_TRUE(site.waitFor("device.registered 1001")) << annas.output();
    ASSERT_TRUE(boriss.isReady()) << boriss.output();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("offer.started anna")) << site.story();
    screen.press({"F4", "ctrl+F4"});
    ASSERT_TRUE(pressUntil(site, "call.answered anna", 1, [&] { screen.press({"ctrl+shift+F4"}); }))
        << site.story();
    const auto says = sounds.say(annaTone, 20);
    EXPECT_TRUE(eventually([&] { return carriesTone(hearsNow(ivan, milliseconds{1000}), annaTone, 6); }));
    ASSERT_TRUE(pressUntil(site, "call.ended callee normal", 1, [&] { screen.press({"ctrl+shift+F8"}); }))
        << site.story();
    ASSERT_TRUE(ivan.says("terminated") || ivan.says("Connection reset")) << ivan.output();
}

} // namespace callboard::test
