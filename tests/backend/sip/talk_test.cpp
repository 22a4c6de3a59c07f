// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with an answered call, and who then hears whom.
#include "core/voice/goertzel.h"
#include "tests/support/baresip.h"
#include "tests/support/sip_site.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double callerTone = 440;
constexpr double annaTone = 1000;
constexpr double borisTone = 1500;
constexpr auto aWhile = 3s;

// A caller who talks with anna; boris has a phone too.
class Talk {
public:
    Talk()
        : m_site(plan())
        , m_anna(phone("1001", annaTone))
        , m_boris(phone("1002", borisTone))
        , m_caller({.server = m_site.udpPort(), .user = "74951234567", .hz = callerTone}) {
        EXPECT_TRUE(m_anna.isReady()) << m_anna.output();
        EXPECT_TRUE(m_boris.isReady()) << m_boris.output();
        EXPECT_TRUE(m_caller.isReady()) << m_caller.output();
        m_caller.dial("600");
        EXPECT_TRUE(tells("call.answered call1 agent anna"));
        EXPECT_TRUE(tells("recording.started call1"));
    }
    // What happened since the answer.
    std::string end() {
        std::this_thread::sleep_for(aWhile);
        m_caller.command("b");
        EXPECT_TRUE(tells("recording.stopped call1"));
        m_caller.quit();
        m_anna.quit();
        m_boris.quit();
        const auto facts = m_site.facts();
        const auto from = facts.find('\n', facts.find("recording.started")) + 1;
        return facts.substr(from, facts.find("recording.stopped") - from);
    }
    bool tells(const std::string &beginning) {
        const bool isTold = m_site.tells(beginning);
        EXPECT_TRUE(isTold) << m_site.facts();
        return isTold;
    }
    void give(Order order) { m_site.give(std::move(order)); }
    CallId call() const { return m_site.call(1); }
    const SipSite &site() const { return m_site; }
    bool callerHears(double hz) const { return carriesTone(m_caller.heard(), hz, 10); }
    bool annaHears(double hz) const { return carriesTone(m_anna.heard(), hz, 10); }
    bool borisHears(double hz) const { return carriesTone(m_boris.heard(), hz, 10); }
    // Who of the three is heard by this one: "caller anna" and so on, also all at once.
    std::string heardBy(const Baresip &phone) const {
        std::string names;
        for (const auto &[name, hz] :
             {std::pair{"caller ", callerTone}, {"anna ", annaTone}, {"boris ", borisTone}})
            names += holdsTone(phone.heard(), hz, 10) ? name : "";
        return names;
    }
    const Baresip &caller() const { return m_caller; }
    const Baresip &anna() const { return m_anna; }
    const Baresip &boris() const { return m_boris; }

private:
    static SipSite::Plan plan() {
        SipSite::Plan plan;
        plan.agents = {"1001"};
        plan.isRecorded = true;
        return plan;
    }
    Baresip::Options phone(const std::string &extension, double hz) const {
        return {.server = m_site.udpPort(),
                .user = extension,
                .password = "secret-" + extension,
                .answers = true,
                .hz = hz};
    }

    SipSite m_site;
    Baresip m_anna;
    Baresip m_boris;
    Baresip m_caller;
};

const AgentId anna{"anna"};

} // namespace

TEST(Talk, whoIsHeldHearsMusicAndNeitherHearsTheOther) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.tells("call.held call1");
    EXPECT_EQ(talk.end(), "call.held call1 agent anna\ncall.ended call1 by caller normal\n");
    EXPECT_FALSE(talk.callerHears(annaTone));
    EXPECT_FALSE(talk.annaHears(callerTone));
    EXPECT_GT(voice::loudness(talk.caller().heard()), 0.005);
}

TEST(Talk, whoIsRetrievedIsHeardAgain) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.give(HoldLine{talk.call(), anna, true}); // twice is once
    talk.tells("call.held call1");
    talk.give(HoldLine{talk.call(), anna, false});
    EXPECT_EQ(talk.end(), "call.held call1 agent anna\ncall.retrieved call1 agent anna\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.annaHears(callerTone));
}

TEST(Talk, whoIsMutedHearsAndIsNotHeard) {
    Talk talk;
    talk.give(MuteLine{talk.call(), anna, true});
    EXPECT_EQ(talk.end(), "call.muted call1 agent anna\ncall.ended call1 by caller normal\n");
    EXPECT_FALSE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.annaHears(callerTone));
}

TEST(Talk, afterATransferTheCallerTalksWithTheNextAndOneRecordingHasBoth) {
    Talk talk;
    std::this_thread::sleep_for(aWhile); // with anna
    talk.give(ReleaseLine{talk.call(), anna});
    talk.give(RingDevice{OfferId::make(1, 50), talk.call(), AgentId{"boris"}, DeviceId{"1002"}, 20s, {}, {}});
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), "call.answered call1 agent boris offer2\ncall.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
    EXPECT_FALSE(talk.borisHears(annaTone));
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 20));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

namespace {

// Of boris in anna's talk.
Supervise supervise(const Talk &talk, SupervisionMode mode) {
    return {talk.call(), anna, AgentId{"boris"}, DeviceId{"1002"}, mode, 20s, {"1001", "Anna"}};
}

constexpr auto callEnds = "supervision.ended call1 agent anna by boris talkEnded\n"
                          "call.ended call1 by caller normal\n";

} // namespace

TEST(Supervision, whoListensHearsBothAndIsHeardByNobody) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n" + std::string(callEnds));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller anna ");
    EXPECT_EQ(talk.heardBy(talk.anna()), "caller ");
    EXPECT_EQ(talk.heardBy(talk.caller()), "anna ");
}

TEST(Supervision, whoWhispersIsHeardByTheAgentAndNotByTheCaller) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Whisper));
    talk.tells("supervision.started call1");
    talk.end();
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller anna ");
    EXPECT_EQ(talk.heardBy(talk.anna()), "caller boris ");
    EXPECT_EQ(talk.heardBy(talk.caller()), "anna ");
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_FALSE(holdsTone(recording->channels[0], borisTone, 10));
    EXPECT_FALSE(holdsTone(recording->channels[1], borisTone, 10));
}

TEST(Supervision, whoListenedAndThenBargesInIsHeardByBothWithoutHangingUp) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    talk.give(SetSupervisionMode{talk.call(), AgentId{"boris"}, SupervisionMode::Barge});
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n" + std::string(callEnds));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller anna ");
    EXPECT_EQ(talk.heardBy(talk.anna()), "caller boris ");
    EXPECT_EQ(talk.heardBy(talk.caller()), "anna boris ");
}

TEST(Supervision, heldCallerHearsNeitherWhileAgentAndSupervisorTalk) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.give(supervise(talk, SupervisionMode::Barge));
    talk.tells("supervision.started call1");
    talk.end();
    EXPECT_TRUE(talk.annaHears(borisTone));
    EXPECT_TRUE(talk.borisHears(annaTone));
    EXPECT_FALSE(talk.callerHears(borisTone));
    EXPECT_FALSE(talk.borisHears(callerTone));
}

TEST(Supervision, whoStopsLeavesTheTalkAsItWas) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    talk.give(EndSupervision{talk.call(), anna, AgentId{"boris"}});
    talk.tells("supervision.ended call1");
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n"
                          "supervision.ended call1 agent anna by boris stopped\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.annaHears(callerTone));
}

TEST(Supervision, whoTakesOverTalksOnInTheAgentsPlaceAndIsRecorded) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    talk.give(TakeOver{talk.call(), AgentId{"boris"}});
    talk.tells("call.takenOver call1");
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n"
                          "supervision.ended call1 agent anna by boris tookOver\n"
                          "call.takenOver call1 agent anna by boris\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
    EXPECT_FALSE(talk.annaHears(borisTone));
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

TEST(Supervision, ofAPhoneThatIsNotThereOrACallThatIsGoneEndsAtOnce) {
    Talk talk;
    auto order = supervise(talk, SupervisionMode::Listen);
    order.device = DeviceId{"1003"};
    talk.give(order);
    talk.tells("supervision.ended call1");
    talk.give(TakeOver{talk.call(), AgentId{"boris"}}); // he never joined
    EXPECT_EQ(talk.end(), "supervision.ended call1 agent anna by boris deviceLost\n"
                          "call.ended call1 by caller normal\n");
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.ended call1 agent anna by boris talkEnded");
}

} // namespace callboard::test
