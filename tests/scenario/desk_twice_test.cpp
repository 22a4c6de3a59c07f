// SPDX-License-Identifier: GPL-3.0-or-later
// One agent at two desks, who does the same at both in one moment: it is done once, and both desks see it.
#include "core/voice/loop.h"
#include "tests/core/phone/phone_desk.h"
#include "tests/scenario/desk.h"

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

template <class Told>
int told(const Site &site) {
    int times = 0;
    for (const auto &event : site.events())
        times += std::holds_alternative<Told>(event.fact) ? 1 : 0;
    return times;
}

} // namespace

class DeskTwice : public testing::Test {
protected:
    DeskTwice()
        : loop(std::move(voice::Loop::start()).value())
        , phone(*loop, {}) {}

    void SetUp() override {
        ASSERT_TRUE(site.start()) << site.log();
        ASSERT_TRUE(phone);
        phone->addAccount({.user = "1001",
                           .password = "sip-1001",
                           .name = "Anna",
                           .server = {"127.0.0.1", site.sipPort(), phone::Transport::Udp}});
        ASSERT_TRUE(site.waitFor("device.registered 1001")) << site.log();
        office = std::make_unique<AgentDesk>(site, "anna");
        home = std::make_unique<AgentDesk>(site, "anna");
    }
    // No desk hears of the other before both have done it.
    void pressAtBoth(int key) {
        office->press(key);
        home->press(key);
    }
    bool bothShow(const QString &words) { return office->shows(words) && home->shows(words); }

    Site site{{.agents = 3, .queue = "wrap_up = \"1m\"\n"}};
    std::unique_ptr<voice::Loop> loop;
    phone::PhoneDesk phone;
    std::unique_ptr<AgentDesk> office, home;
};

TEST_F(DeskTwice, aCallIsAnsweredHeldAndEndedOnceAndBothDesksShowIt) {
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(bothShow(u"Ringing"_s)) << site.story();
    const auto incoming = phone.wait<phone::Incoming>();
    ASSERT_TRUE(incoming);
    pressAtBoth(Qt::Key_F4);
    ASSERT_TRUE(waitFor([&] { return phone.count<phone::AnswerRequested>() > 0; }));
    phone->answer(incoming->call, voice::Tone{annaTone});
    ASSERT_TRUE(isTold(site, "call.answered anna")) << site.story();
    ASSERT_TRUE(bothShow(u"Talking"_s));
    pressAtBoth(Qt::Key_F5);
    ASSERT_TRUE(isTold(site, "call.held")) << site.story();
    ASSERT_TRUE(bothShow(u"On hold"_s));
    ASSERT_TRUE(home->click(u"Retrieve"_s));
    ASSERT_TRUE(isTold(site, "call.retrieved")) << site.story();
    ASSERT_TRUE(bothShow(u"Talking"_s));
    pressAtBoth(Qt::Key_F8);
    ASSERT_TRUE(bothShow(u"Call ended"_s)) << site.story();
    ASSERT_TRUE(isTold(site, "call.ended callee normal")) << site.story();
    EXPECT_EQ(told<CallAnswered>(site), 1);
    EXPECT_EQ(told<CallHeld>(site), 1);
    EXPECT_EQ(told<CallRetrieved>(site), 1);
    EXPECT_EQ(told<CallEnded>(site), 1);
    ASSERT_EQ(site.stop(), 0);
    EXPECT_TRUE(booksClose(site));
}

TEST_F(DeskTwice, ofTwoNumbersOneIsDialledAndTheOtherDeskIsToldWhyNot) {
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    ASSERT_TRUE(bothShow(u"lunch"_s));
    const auto boriss = phoneBeside(site, "1002"), claras = phoneBeside(site, "1003");
    ASSERT_TRUE(boriss.isReady() && claras.isReady());
    office->type(u"1002"_s);
    home->type(u"1003"_s);
    for (auto *desk : {office.get(), home.get()})
        QTest::keyClick(&desk->number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.placed")) << site.story();
    const auto isRefused = [](AgentDesk &desk) {
        return says(desk.page(), u"You are in a call. End it first."_s);
    };
    ASSERT_TRUE(waitFor([&] { return isRefused(*office) || isRefused(*home); }));
    EXPECT_NE(isRefused(*office), isRefused(*home));
    ASSERT_TRUE(bothShow(u"Dialling"_s));
    EXPECT_EQ(told<CallPlaced>(site), 1);
    ASSERT_TRUE((isRefused(*office) ? *home : *office).click(u"Hang up"_s));
    ASSERT_TRUE(isTold(site, "call.ended")) << site.story();
    EXPECT_EQ(told<CallPlaced>(site), 1);
}

} // namespace callboard::test
