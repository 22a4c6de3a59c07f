// SPDX-License-Identifier: GPL-3.0-or-later
// The caller who stays when the agent has hung up is asked for a mark.
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"
#include "tests/support/sip_site.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double ivanSays = 440;
constexpr double annaSays = 1000;
constexpr double questionTone = 700;
constexpr double thanksTone = 1300;

// Ivan talks with anna, and will be asked.
class Asked {
public:
    explicit Asked(bool hasThanks = true)
        : m_anna({.server = site.udpPort(),
                  .user = "1001",
                  .password = "secret-1001",
                  .answers = true,
                  .hz = annaSays})
        , ivan({.server = site.udpPort(), .user = "74951234567", .hz = ivanSays}) {
        writeTone(m_files.path("question.wav"), questionTone, 1.5);
        writeTone(m_files.path("thanks.wav"), thanksTone, 1.5);
        std::map<std::string, std::filesystem::path> sounds{{"ru/mark", m_files.path("question.wav")}};
        if (hasThanks)
            sounds["ru/thanks"] = m_files.path("thanks.wav");
        site.teach(sounds);
        EXPECT_TRUE(m_anna.isReady() && ivan.isReady()) << m_anna.output();
        ivan.dial("600");
        EXPECT_TRUE(site.tells("call.answered call1 agent anna")) << site.facts();
        site.give(AskMark{site.call(1), "ru/mark", "ru/thanks"});
        EXPECT_TRUE(ivan.hasHeard(1s));
    }
    void annaHangsUp() {
        m_anna.command("b");
        EXPECT_TRUE(site.tells("call.ended call1 by callee normal")) << site.facts();
    }
    bool ivanIsFree() const { return ivan.says("terminated"); }
    // What was told from the end of the call on.
    std::string end() {
        const auto facts = site.stop();
        return facts.substr(facts.find("call.ended"));
    }

private:
    static SipSite::Plan plan() {
        SipSite::Plan plan;
        plan.agents = {"1001"};
        return plan;
    }
    Scratch m_files;

public:
    SipSite site{plan()};

private:
    Baresip m_anna;

public:
    Baresip ivan;
};

const std::string ended = "call.ended call1 by callee normal\n";

} // namespace

TEST(Survey, callerHearsTheQuestionPressesAKeyIsThankedAndHungUp) {
    Asked talk;
    talk.annaHangsUp();
    ASSERT_TRUE(eventually([&] { return carriesTone(talk.ivan.heard(), questionTone, 10); }));
    talk.ivan.command("9"); // no mark
    talk.ivan.command("4");
    EXPECT_TRUE(talk.site.tells("rating.given call1 4 of 5")) << talk.site.facts();
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_TRUE(carriesTone(talk.ivan.heard(), thanksTone, 10));
    EXPECT_EQ(talk.end(), ended + "rating.given call1 4 of 5\n");
}

TEST(Survey, aKeyBeforeTheEndOfTheQuestionCountsAndTheFirstOnly) {
    Asked talk;
    talk.annaHangsUp();
    talk.ivan.command("5");
    talk.ivan.command("1");
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_EQ(talk.end(), ended + "rating.given call1 5 of 5\n");
}

TEST(Survey, withoutASoundOfThanksHeIsHungUpAtOnce) {
    Asked talk(false);
    talk.annaHangsUp();
    talk.ivan.command("3");
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_EQ(talk.end(), ended + "rating.given call1 3 of 5\n");
}

TEST(Survey, whoSaysNothingIsHungUpAfterAWhile) {
    Asked talk;
    talk.annaHangsUp();
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_TRUE(carriesTone(talk.ivan.heard(), questionTone, 10));
    EXPECT_EQ(talk.end(), ended);
}

TEST(Survey, whoHangsUpHimselfIsNotAsked) {
    Asked talk;
    talk.ivan.command("b");
    EXPECT_TRUE(talk.site.tells("call.ended call1 by caller normal")) << talk.site.facts();
    EXPECT_EQ(talk.end(), "call.ended call1 by caller normal\n");
    EXPECT_FALSE(carriesTone(talk.ivan.heard(), questionTone, 2));
}

TEST(Survey, whoHangsUpDuringTheQuestionIsGone) {
    Asked talk;
    talk.annaHangsUp();
    talk.ivan.command("b");
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_EQ(talk.end(), ended);
}

// The next queue may not want to know.
TEST(Survey, isForgottenWhenTheCallEntersAnotherQueue) {
    Asked talk;
    talk.site.give(ReleaseLine{talk.site.call(1), AgentId{"anna"}});
    talk.site.give(EnterQueue{talk.site.call(1), QueueId{"support"}});
    talk.site.give(
        RingDevice{talk.site.offer(1), talk.site.call(1), AgentId{"anna"}, DeviceId{"1001"}, 30s, {}, {}});
    ASSERT_TRUE(eventually([&] {
        return talk.site.facts().find("call.answered", talk.site.facts().find("call.answered") + 1) !=
               std::string::npos;
    })) << talk.site.facts();
    talk.annaHangsUp();
    EXPECT_TRUE(talk.ivanIsFree()) << talk.ivan.output();
    EXPECT_FALSE(carriesTone(talk.ivan.heard(), questionTone, 2));
}

} // namespace callboard::test
