// SPDX-License-Identifier: GPL-3.0-or-later
// The agent's page on a real backend, with real phones at the other ends.
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/ports.h"
#include "tests/support/wait.h"
#include "tests/widgets/gui_support.h"
#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/shell/live_session.h"

#include <gtest/gtest.h>
#include <QLineEdit>
#include <QListWidget>

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

// Anna at her desk, with a phone of her own beside it.
class Desk {
public:
    explicit Desk(const Site &site)
        : m_drafts(QString::fromStdString(site.path("drafts").string())) {
        m_session.signIn({u"ws://127.0.0.1:%1"_s.arg(site.ctiPort()), u"anna"_s, u"demo"_s});
        EXPECT_TRUE(waitFor([&] { return m_session.state() == Session::State::Live; }));
        m_page =
            std::make_unique<AgentPage>(m_session.floor(), m_session.requests(), m_drafts, AgentId{"anna"});
        m_page->show();
    }
    QLineEdit &number() { return *m_page->findChild<QLineEdit *>(); }
    QStringList parties() const {
        QStringList lines;
        const auto *list = m_page->findChild<QListWidget *>();
        for (int row = 0; list->isVisible() && row < list->count(); ++row)
            lines += list->item(row)->text();
        return lines;
    }
    bool shows(const QString &party, bool isSilent) const {
        for (const auto &line : parties())
            if (line.startsWith(party))
                return line.endsWith(u"no sound comes"_s) == isSilent;
        return false;
    }
    // As soon as the page knows of the talk.
    void hangUp() {
        EXPECT_TRUE(waitFor([&] { return says(*m_page, u"Talking"_s); }));
        m_page->hangUp();
    }
    bool mayRedial() const {
        const auto *redial = button(*m_page, u"Redial"_s);
        return redial && redial->isEnabled();
    }

private:
    NoteDrafts m_drafts;
    LiveSession m_session;
    std::unique_ptr<AgentPage> m_page;
};

Baresip phone(const Site &site, const std::string &extension) {
    return Baresip(
        {.server = site.sipPort(), .user = extension, .password = "sip-" + extension, .answers = true});
}

// While the desk goes on.
bool isTold(const Site &site, const std::string &fact, int times) {
    return waitFor([&] { return site.waitFor(fact, times, milliseconds{0}); });
}

} // namespace

TEST(Desk, anEmptyFieldCallsTheFarPhoneOfTheLastNumberAgain) {
    const auto far = freePort();
    Site site({.queue = "[[trunk]]\nid = \"far\"\nto = \"127.0.0.1:" + std::to_string(far) +
                        "\"\noutbound = true\n[[outbound]]\nprefix = \"8\"\ntrunk = \"far\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phone(site, "1001");
    const Baresip ivan({.server = site.sipPort(), .user = "84951112233", .answers = true, .port = far});
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    Desk desk(site);
    QTest::keyClicks(&desk.number(), u"84951112233"_s);
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered", 1)) << site.story() << ivan.output();
    desk.hangUp();
    ASSERT_TRUE(isTold(site, "call.ended", 1)) << site.story();
    desk.number().clear();
    ASSERT_TRUE(waitFor([&] { return desk.mayRedial(); }));
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered", 2)) << site.story();
    desk.hangUp();
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
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phone(site, "1001"), boriss = phone(site, "1002");
    Baresip ivan({.server = site.sipPort(), .user = "74951234567"});
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_EQ(site.as("anna", {"conference", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.conferenced")) << site.story();
    Desk desk(site);
    ASSERT_TRUE(waitFor([&] { return desk.parties().size() == 3; }));
    for (auto [phone, name] : {std::pair{&ivan, u"+7 495"_s}, std::pair{&boriss, u"boris"_s}}) {
        ASSERT_TRUE(desk.shows(name, false)) << desk.parties().join(u'\n').toStdString();
        phone->freeze();
        EXPECT_TRUE(waitFor([&] { return desk.shows(name, true); }))
            << desk.parties().join(u'\n').toStdString();
        phone->thaw();
        EXPECT_TRUE(waitFor([&] { return desk.shows(name, false); }))
            << desk.parties().join(u'\n').toStdString();
    }
    EXPECT_EQ(desk.parties().size(), 3) << "nobody is lost";
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
}

} // namespace callboard::test
