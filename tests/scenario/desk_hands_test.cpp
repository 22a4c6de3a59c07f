// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent and a supervisor do with a call by the keys and buttons of their pages, with real phones at
// the other ends.
#include "tests/scenario/desk.h"
#include "widgets/models/row_table.h"

#include <QAbstractItemView>
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

Baresip outsider(const Site &site, const std::string &number = "74951234567") {
    return Baresip({.server = site.sipPort(), .user = number});
}

// Each hold and each end of one, with who did it.
std::string holds(const Site &site) {
    std::string all;
    for (const auto &event : site.events())
        if (const auto *held = std::get_if<CallHeld>(&event.fact))
            all += std::string(held->agent.text()) + " holds\n";
        else if (const auto *retrieved = std::get_if<CallRetrieved>(&event.fact))
            all += std::string(retrieved->agent.text()) + " talks on\n";
    return all;
}

// Anna talks with a caller of the queue.
void talk(const Site &site, Baresip &caller, int times = 1) {
    caller.dial("600");
    ASSERT_TRUE(isTold(site, "call.answered anna", times)) << site.story();
}

} // namespace

TEST(DeskHands, holdMuteAndKeysByTheKeyboardAreTheSameFactsAsByCommandAndPhone) {
    Site site({.queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneBeside(site, "1001"), ivan = outsider(site);
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    AgentDesk desk(site, "anna");
    talk(site, ivan);
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    const std::string once = "anna holds\nanna talks on\n";
    desk.press(Qt::Key_F5);
    ASSERT_TRUE(isTold(site, "call.held"));
    ASSERT_TRUE(desk.shows(u"On hold"_s));
    desk.press(Qt::Key_F5);
    ASSERT_TRUE(isTold(site, "call.retrieved"));
    EXPECT_EQ(holds(site), once) << "by the desktop";
    ASSERT_EQ(site.as("anna", {"hold"}).code, 0);
    ASSERT_TRUE(isTold(site, "call.held", 2));
    ASSERT_EQ(site.as("anna", {"retrieve"}).code, 0);
    ASSERT_TRUE(isTold(site, "call.retrieved", 2));
    EXPECT_EQ(holds(site), once + once) << "by the command line";
    annas.command("x");
    ASSERT_TRUE(isTold(site, "call.held", 3)) << annas.output();
    annas.command("X");
    ASSERT_TRUE(isTold(site, "call.retrieved", 3)) << annas.output();
    EXPECT_EQ(holds(site), once + once + once) << "by the phone's own button";
    desk.press(Qt::Key_F12);
    ASSERT_TRUE(isTold(site, "call.muted"));
    ASSERT_TRUE(desk.click(u"Unmute"_s));
    ASSERT_TRUE(isTold(site, "call.unmuted"));
    const auto before = ivan.output().size();
    desk.type(u"42"_s);
    desk.press(Qt::Key_F11);
    const auto hears = [&](const std::string &key) {
        return waitFor([&] { return ivan.output().find("'" + key + "'", before) != std::string::npos; });
    };
    EXPECT_TRUE(hears("4") && hears("2")) << ivan.output().substr(before);
    EXPECT_TRUE(waitFor([&] { return desk.number().text().isEmpty(); }));
    ASSERT_TRUE(desk.click(u"Hang up"_s));
    ASSERT_TRUE(isTold(site, "call.ended callee normal")) << site.story();
}

TEST(DeskHands, aConsultIsSwappedCancelledAndMadeAConferenceByKeys) {
    Site site({.agents = 3, .queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneBeside(site, "1001"), boriss = phoneBeside(site, "1002"),
         claras = phoneBeside(site, "1003"), ivan = outsider(site);
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && claras.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    AgentDesk desk(site, "anna");
    talk(site, ivan);
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    desk.type(u"1002"_s);
    desk.press(Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_TRUE(isTold(site, "call.answered boris")) << site.story();
    ASSERT_TRUE(desk.shows(u"boris"_s));
    ASSERT_TRUE(desk.click(u"Swap"_s));
    ASSERT_TRUE(isTold(site, "call.held", 2)) << site.story();
    ASSERT_TRUE(desk.shows(u"boris · on hold"_s));
    ASSERT_TRUE(desk.click(u"End the consult"_s));
    ASSERT_TRUE(isTold(site, "call.ended caller normal")) << site.story();
    desk.type(u"1003"_s);
    ASSERT_TRUE(desk.click(u"Consult"_s));
    ASSERT_TRUE(isTold(site, "call.answered clara")) << site.story();
    ASSERT_TRUE(desk.click(u"All together"_s));
    ASSERT_TRUE(isTold(site, "call.conferenced")) << site.story();
    ASSERT_TRUE(waitFor([&] { return desk.parties().size() == 3; }));
    ASSERT_TRUE(desk.click(u"Leave"_s));
    ASSERT_TRUE(isTold(site, "call.partyLeft")) << site.story();
    EXPECT_TRUE(desk.shows(u"you left, the others talk on"_s));
    auto *code = desk.page().findChild<QComboBox *>();
    ASSERT_TRUE(waitFor([&] { return code->isVisible() && code->findText(u"Solved"_s) >= 0; }));
    code->setCurrentIndex(code->findText(u"Solved"_s));
    Q_EMIT code->activated(code->currentIndex());
    ASSERT_TRUE(isTold(site, "disposition.set")) << site.story();
    desk.page().findChild<QPlainTextEdit *>()->setPlainText(u"asked clara"_s);
    ASSERT_TRUE(desk.click(u"Save"_s));
    ASSERT_TRUE(isTold(site, "note.added")) << site.story();
    ASSERT_TRUE(desk.click(u"Done"_s));
    ASSERT_TRUE(isTold(site, "afterCallWork.ended anna")) << site.story();
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal", 2)) << site.story();
}

TEST(DeskHands, aCallerIsTransferredAttendedAndBlindAndPulledByKeys) {
    Site site({.agents = 2, .queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneBeside(site, "1001"), boriss = phoneBeside(site, "1002"), ivan = outsider(site),
         petr = outsider(site, "74957654321");
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && ivan.isReady() && petr.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    AgentDesk desk(site, "anna");
    talk(site, ivan);
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    desk.type(u"1002"_s);
    ASSERT_TRUE(desk.click(u"Consult"_s));
    ASSERT_TRUE(isTold(site, "call.answered boris")) << site.story();
    ASSERT_TRUE(desk.click(u"Connect both"_s));
    ASSERT_TRUE(isTold(site, "call.transferred")) << site.story();
    EXPECT_TRUE(desk.shows(u"Passed on"_s));
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal")) << site.story();
    ASSERT_EQ(site.as("boris", {"acw", "finish"}).code, 0);
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    petr.dial("600");
    ASSERT_TRUE(isTold(site, "call.queued support", 2)) << site.story();
    ASSERT_TRUE(desk.click(u"Take this one"_s));
    ASSERT_TRUE(isTold(site, "call.pulled anna by anna")) << site.story();
    ASSERT_TRUE(isTold(site, "call.answered anna", 2)) << site.story();
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    desk.type(u"1002"_s);
    desk.press(Qt::Key_F7, Qt::ShiftModifier);
    ASSERT_TRUE(isTold(site, "call.transferred", 2)) << site.story();
    ASSERT_TRUE(isTold(site, "call.answered boris", 2)) << site.story();
    petr.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal", 2)) << site.story();
    ASSERT_EQ(site.stop(), 0);
    EXPECT_NE(site.offline({"journal", "verify"}).output.find("The books close."), std::string::npos);
}

TEST(DeskHands, aSupervisorListensTakesOverEndsAndSetsAStateOnTheBoard) {
    Site site({.agents = 2, .queue = codes, .supervisorPhone = "1900"});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneBeside(site, "1001"), olgas = phoneBeside(site, "1900"), ivan = outsider(site);
    ASSERT_TRUE(annas.isReady() && olgas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    LeadDesk desk(site, "olga");
    AgentDesk annasDesk(site, "anna");
    talk(site, ivan);
    const auto chooseAnna = [&] {
        for (auto *view : desk.page().findChildren<QAbstractItemView *>())
            for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
                if (const auto at = view->model()->index(row, 0); at.data(IdRole).toString() == u"anna"_s) {
                    view->setCurrentIndex(at);
                    return true;
                }
        return false;
    };
    ASSERT_TRUE(waitFor(chooseAnna));
    ASSERT_TRUE(desk.click(u"Listen"_s));
    ASSERT_TRUE(isTold(site, "supervision.started olga listen")) << site.story();
    ASSERT_TRUE(desk.click(u"Whisper"_s));
    ASSERT_TRUE(isTold(site, "supervision.modeChanged")) << site.story();
    ASSERT_TRUE(desk.click(u"Barge in"_s));
    ASSERT_TRUE(isTold(site, "supervision.modeChanged", 2)) << site.story();
    ASSERT_TRUE(desk.click(u"Take over"_s));
    ASSERT_TRUE(isTold(site, "call.takenOver olga")) << site.story();
    EXPECT_TRUE(annasDesk.shows(u"taken over by olga"_s)) << wordsIn(annasDesk.page()).toStdString();
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal")) << site.story();
    EXPECT_TRUE(desk.shows(u"you do after-call work"_s)) << wordsIn(desk.page()).toStdString();
    EXPECT_TRUE(desk.click(u"Done"_s));
    EXPECT_TRUE(isTold(site, "afterCallWork.ended olga")) << site.story();
    ASSERT_EQ(site.as("anna", {"acw", "finish"}).code, 0);
    talk(site, ivan, 2);
    ASSERT_TRUE(waitFor(chooseAnna));
    ASSERT_TRUE(desk.click(u"End"_s));
    ASSERT_TRUE(isTold(site, "call.ended supervisor normal")) << site.story();
    EXPECT_TRUE(annasDesk.shows(u"ended by olga"_s)) << wordsIn(annasDesk.page()).toStdString();
}

TEST(DeskHands, aCallIsDeclinedByItsKeyAndAForcedStateSaysWhoseItIsAndHowToLeaveIt) {
    Site site({.agents = 2, .queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas({.server = site.sipPort(), .user = "1001", .password = "sip-1001"});
    const auto boriss = phoneBeside(site, "1002");
    auto ivan = outsider(site);
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && ivan.isReady());
    AgentDesk desk(site, "anna");
    desk.press(Qt::Key_F2);
    ASSERT_TRUE(isTold(site, "agent.stateChanged anna ready")) << site.story();
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(desk.shows(u"Ringing"_s)) << site.story();
    desk.press(Qt::Key_F8, Qt::ShiftModifier);
    ASSERT_TRUE(isTold(site, "offer.ended anna rejected")) << site.story();
    ASSERT_TRUE(isTold(site, "call.answered boris")) << site.story();
    ASSERT_EQ(site.as("olga", {"force-state", "anna", "not-ready", "--reason", "training"}).code, 0);
    ASSERT_TRUE(desk.shows(u"Set by olga. Press Ready to leave."_s)) << wordsIn(desk.page()).toStdString();
    desk.press(Qt::Key_F2);
    ASSERT_TRUE(isTold(site, "agent.stateChanged anna ready", 2)) << site.story();
    EXPECT_TRUE(waitFor([&] { return !says(desk.page(), u"Set by olga"_s); }));
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal")) << site.story();
}

} // namespace callboard::test
