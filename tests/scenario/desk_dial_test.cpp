// SPDX-License-Identifier: GPL-3.0-or-later
// Whom an agent calls without knowing his number: a contact by his name, and who called before.
#include "tests/scenario/desk.h"
#include "tests/support/ports.h"
#include "widgets/agent/dial_names.h"
#include "widgets/common/board_view.h"
#include "widgets/phone/dial_pad.h"

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

BoardView &earlierContacts(AgentDesk &desk) {
    for (auto *view : desk.page().findChildren<BoardView *>())
        if (view->accessibleName() == u"Earlier contacts"_s)
            return *view;
    std::abort();
}

std::string namesOfCallers(const Site &site) {
    std::string names;
    for (const auto &event : site.events())
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact);
            arrived && arrived->direction == Direction::Inbound)
            names += arrived->from.number + ' ' + arrived->from.name + '\n';
    return names;
}

bool isOnBoard(Site &site, const std::string &text) {
    return site.as("olga", {"board"}).output.find(text) != std::string::npos;
}

} // namespace

TEST(DeskDial, aContactIsDialledByNameHearsTheKeysOfThePadAndIsCalledBackFromHisHistory) {
    const auto far = freePort();
    Site site({.queue = trunkTo("far", far) + "[[outbound]]\nprefix = \"+7\"\ntrunk = \"far\"\n"});
    const auto people = site.path("people.csv");
    std::ofstream(people)
        << "name,phone\nFyodor Sokolov,+7 495 111-22-33\nFyokla Nikitina,+7 495 999-88-77\n";
    const auto imported = site.offline({"contacts", "import", people.string()});
    ASSERT_EQ(imported.code, 0) << imported.output;
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneBeside(site, "1001");
    Baresip fyodor(outsideOf(site, "+74951112233", outsideTone, far));
    ASSERT_TRUE(annas.isReady() && fyodor.isReady());
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    AgentDesk desk(site, "anna");
    const auto &names = *desk.page().findChild<DialNames *>();

    desk.press(Qt::Key_F6);
    desk.type(u"fyo so"_s);
    ASSERT_TRUE(waitFor([&] { return names.isVisible() && names.findChild<QListWidget *>()->count() == 1; }));
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    EXPECT_FALSE(names.isVisible());
    EXPECT_EQ(desk.number().text(), u"+74951112233"_s);
    EXPECT_EQ(site.story().find("call.placed"), std::string::npos) << "a choice dials nothing yet";
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered ")) << site.story() << fyodor.output();
    ASSERT_TRUE(desk.shows(u"Talking"_s) && isOnBoard(site, "+74951112233 Fyodor Sokolov"));
    const auto before = fyodor.output().size();
    desk.press(Qt::Key_F11);
    auto *pad = desk.page().findChild<DialPad *>();
    ASSERT_TRUE(pad && pad->isVisible());
    button(*pad, u"5"_s)->click();
    QTest::keyClick(pad, Qt::Key_NumberSign);
    const auto receives = [&](const std::string &key) {
        return waitFor([&] { return fyodor.output().find("'" + key + "'", before) != std::string::npos; });
    };
    EXPECT_TRUE(receives("5") && receives("#")) << fyodor.output().substr(before);
    desk.page().hangUp();
    ASSERT_TRUE(isTold(site, "call.ended")) << site.story();

    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    fyodor.dial("600");
    ASSERT_TRUE(isTold(site, "call.answered anna")) << site.story();
    ASSERT_TRUE(desk.shows(u"Fyodor Sokolov"_s));
    auto &past = earlierContacts(desk);
    ASSERT_TRUE(waitFor([&] { return past.model()->rowCount() > 0; }));
    fyodor.command("b");
    ASSERT_TRUE(desk.shows(u"Call ended"_s) && isTold(site, "recording.stopped")) << site.story();
    past.setFocus();
    past.setCurrentIndex(past.model()->index(0, 0));
    QTest::keyClick(&past, Qt::Key_Return);
    EXPECT_EQ(desk.number().text(), u"+7 495 111-22-33"_s);
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered ", 3)) << site.story() << fyodor.output();
    const std::string dialled = "call.arrived outbound 1001 to +74951112233\ncall.dialledOut\ncall.answered ";
    const auto story = site.story();
    EXPECT_NE(story.find(dialled), story.rfind(dialled)) << story;
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    desk.page().hangUp();
    ASSERT_TRUE(isTold(site, "call.ended", 3)) << site.story();
}

// His line tells the number alone: who waits, the board and the agent's phone name him as the contacts do.
TEST(DeskDial, aContactWhoCallsIsNamedWhereverHeIsShown) {
    Site site;
    const auto people = site.path("people.csv");
    std::ofstream(people) << "name,phone\nFyodor Sokolov,+7 495 111-22-33\n";
    ASSERT_EQ(site.offline({"contacts", "import", people.string()}).code, 0);
    ASSERT_TRUE(site.start()) << site.log();
    Baresip fyodor(callerOf(site, "+74951112233", outsideTone)),
        other(callerOf(site, "+74951112244", outsideTone));
    ASSERT_TRUE(fyodor.isReady() && other.isReady());
    AgentDesk desk(site, "anna");
    fyodor.dial("600");
    ASSERT_TRUE(isTold(site, "call.queued support")) << site.story();
    other.dial("600");
    ASSERT_TRUE(isTold(site, "call.queued support", 2)) << site.story();
    EXPECT_EQ(namesOfCallers(site), "+74951112233 Fyodor Sokolov\n+74951112244 \n");
    EXPECT_TRUE(isOnBoard(site, "Fyodor Sokolov"));
    const auto &waiting = *desk.page().findChildren<BoardView *>().last()->model();
    EXPECT_TRUE(waitFor([&] {
        for (int row = 0; row < waiting.rowCount(); ++row)
            for (int column = 0; column < waiting.columnCount(); ++column)
                if (waiting.index(row, column).data().toString() == u"Fyodor Sokolov"_s)
                    return true;
        return false;
    }));
}

} // namespace callboard::test
