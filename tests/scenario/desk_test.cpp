// SPDX-License-Identifier: GPL-3.0-or-later
// The agent's page on a real backend, with real phones at the other ends.
#include "tests/scenario/desk.h"
#include "tests/support/ports.h"

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

bool mayRedial(AgentDesk &desk) {
    const auto *redial = button(desk.page(), u"Redial"_s);
    return redial && redial->isEnabled();
}

// As soon as the page knows of the talk.
void hangUp(AgentDesk &desk) {
    EXPECT_TRUE(desk.shows(u"Talking"_s));
    desk.page().hangUp();
}

bool shows(const AgentDesk &desk, const QString &party, bool isSilent) {
    for (const auto &line : desk.parties())
        if (line.startsWith(party))
            return line.endsWith(u"no sound comes"_s) == isSilent;
    return false;
}

} // namespace

TEST(Desk, anEmptyFieldCallsTheFarPhoneOfTheLastNumberAgain) {
    const auto far = freePort();
    Site site({.queue = "[[trunk]]\nid = \"far\"\nto = \"127.0.0.1:" + std::to_string(far) +
                        "\"\noutbound = true\n[[outbound]]\nprefix = \"8\"\ntrunk = \"far\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneBeside(site, "1001");
    const Baresip ivan({.server = site.sipPort(), .user = "84951112233", .answers = true, .port = far});
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    AgentDesk desk(site, "anna");
    QTest::keyClicks(&desk.number(), u"84951112233"_s);
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered", 1)) << site.story() << ivan.output();
    hangUp(desk);
    ASSERT_TRUE(isTold(site, "call.ended", 1)) << site.story();
    desk.number().clear();
    ASSERT_TRUE(waitFor([&] { return mayRedial(desk); }));
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered", 2)) << site.story();
    hangUp(desk);
    ASSERT_TRUE(isTold(site, "call.ended", 2)) << site.story();
    const auto story = site.story();
    const std::string once =
        "call.placed\ncall.arrived outbound 1001 to 84951112233\ncall.dialledOut\ncall.answered \n";
    const auto first = story.find(once);
    EXPECT_NE(first, story.npos) << story;
    EXPECT_NE(story.find(once, first + 1), story.npos) << story;
}

// Of three one falls silent for a while: his colleague sees whom nobody hears, and then that he is back.
TEST(Desk, theListOfPartiesSaysFromWhomNoSoundComes) {
    AnnaAndBoris people;
    ASSERT_TRUE(people.areReady()) << people.site.log();
    auto &[site, isStarted, annas, boriss, ivan] = people;
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_EQ(site.as("anna", {"conference", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.conferenced")) << site.story();
    AgentDesk desk(site, "anna");
    ASSERT_TRUE(waitFor([&] { return desk.parties().size() == 3; }));
    for (auto [phone, name] : {std::pair{&ivan, u"+7 495"_s}, std::pair{&boriss, u"boris"_s}}) {
        ASSERT_TRUE(shows(desk, name, false)) << desk.parties().join(u'\n').toStdString();
        phone->freeze();
        EXPECT_TRUE(waitFor([&] { return shows(desk, name, true); }))
            << desk.parties().join(u'\n').toStdString();
        phone->thaw();
        EXPECT_TRUE(waitFor([&] { return shows(desk, name, false); }))
            << desk.parties().join(u'\n').toStdString();
    }
    EXPECT_EQ(desk.parties().size(), 3) << "nobody is lost";
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
}

} // namespace callboard::test
