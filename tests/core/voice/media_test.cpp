// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/voice/media_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/ports.h"

namespace callboard::voice {

TEST_F(MediaTest, toneIsHeardAtTheOtherSideInAllPairsOfCodecs) {
    const auto all = {Codec::Pcmu, Codec::Pcma, Codec::G722, Codec::Opus};
    for (const auto callersCodec : all)
        for (const auto agentsCodec : all) {
            const auto caller = call(callersCodec, 700);
            const auto agent = call(agentsCodec, 1100);
            Ear callersEar(*phones, caller.phone);
            Ear agentsEar(*phones, agent.phone);
            bridge(talk({caller.leg, agent.leg}));
            const auto atAgent = agentsEar.untilTones({700});
            const auto atCaller = callersEar.untilTones({1100});
            EXPECT_NEAR(toneLevel(atAgent, 700), 0.2, 0.05);
            EXPECT_NEAR(toneLevel(atCaller, 1100), 0.2, 0.05);
            EXPECT_LT(toneLevel(atAgent, 1100), 0.01);
            EXPECT_LT(toneLevel(atCaller, 700), 0.01);
        }
}

TEST_F(MediaTest, keysArePressedBesideEveryCodec) {
    std::size_t keys = 0;
    for (const auto codec : {Codec::G722, Codec::Opus}) {
        const auto caller = call(codec);
        phones->sendDigits(caller.phone, "17#");
        backendEvents.wait<DigitReceived>(keys += 3);
        EXPECT_EQ(backendEvents.digitsOf(caller.leg), "17#");
    }
}

TEST_F(MediaTest, bothSidesLearnTheTimeThereAndBack) {
    const auto caller = call(Codec::Pcma, 700);
    const auto knows = [](Media &media, LegId leg) { return statisticsOf(media, leg).roundTrip.has_value(); };
    EXPECT_TRUE(
        test::eventually([&] { return knows(*phones, caller.phone) && knows(*backend, caller.leg); }));
    EXPECT_LT(*statisticsOf(*phones, caller.phone).roundTrip, std::chrono::seconds{2});
    EXPECT_EQ(statisticsOf(*phones, caller.phone).malformed, 0U);
}

TEST_F(MediaTest, reportsAreLockedAsTheSoundIs) {
    const auto phone = openLeg(*phones);
    const auto leg = openLeg(*backend);
    const SrtpKeys keys{SrtpKey::random(SrtpKey::Suite::Tag80), SrtpKey::random(SrtpKey::Suite::Tag80)};
    auto there = remoteAt(leg.local), here = remoteAt(phone.local);
    there.srtp = keys;
    here.srtp = SrtpKeys{keys.theirs, keys.ours};
    phones->setRemote(phone.leg, there);
    backend->setRemote(leg.leg, here);
    EXPECT_TRUE(test::eventually([&] { return statisticsOf(*phones, phone.leg).roundTrip.has_value(); }));
    EXPECT_EQ(statisticsOf(*backend, leg.leg).malformed, 0U);
}

TEST_F(MediaTest, supervisionIsAMatterOfGains) {
    const auto caller = call(Codec::Pcma, 700);
    const auto agent = call(Codec::Pcmu, 1100);
    const auto supervisor = call(Codec::Pcmu, 1700);
    Ear callersEar(*phones, caller.phone);
    Ear agentsEar(*phones, agent.phone);
    Ear supervisorsEar(*phones, supervisor.phone);
    const auto id = bridge(listenTo(caller.leg, agent.leg, supervisor.leg));

    const auto listening = supervisorsEar.untilTones({700, 1100});
    EXPECT_GT(toneLevel(listening, 700), 0.15);
    EXPECT_GT(toneLevel(listening, 1100), 0.15);
    EXPECT_LT(toneLevel(callersEar.untilTones({1100}), 1700), 0.01);
    EXPECT_LT(toneLevel(agentsEar.untilTones({700}), 1700), 0.01);

    backend->arrange(id, whisper(caller.leg, agent.leg, supervisor.leg));
    const auto whispered = agentsEar.untilTones({700, 1700});
    EXPECT_GT(toneLevel(whispered, 1700), 0.15);
    EXPECT_GT(toneLevel(whispered, 700), 0.15);
    const auto unaware = callersEar.untilTones({1100});
    EXPECT_GT(toneLevel(unaware, 1100), 0.15);
    EXPECT_LT(toneLevel(unaware, 1700), 0.01);

    backend->arrange(id, barge(caller.leg, agent.leg, supervisor.leg));
    const auto barged = callersEar.untilTones({1100, 1700});
    EXPECT_GT(toneLevel(barged, 1700), 0.15);
    EXPECT_GT(toneLevel(barged, 1100), 0.15);
    EXPECT_LT(toneLevel(barged, 700), 0.01);
}

TEST_F(MediaTest, gainSetsTheLevelAndALegThatLeavesHearsNothing) {
    const auto caller = call(Codec::Pcmu, 700);
    const auto agent = call();
    Ear agentsEar(*phones, agent.phone);
    const auto id = bridge({{caller.leg, agent.leg}, {{caller.leg, agent.leg, 0.75F}}});
    EXPECT_NEAR(toneLevel(agentsEar.untilTones({700}), 700), 0.15, 0.03);
    backend->arrange(id, talk({caller.leg}));
    agentsEar.next(4000);
    EXPECT_LT(loudness(agentsEar.next(3200)), 0.001);
}

TEST_F(MediaTest, legMovesFromOneBridgeToAnother) {
    const auto caller = call();
    const auto first = call(Codec::Pcmu, 700);
    const auto second = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    bridge(talk({caller.leg, first.leg}));
    callersEar.untilTones({700});
    bridge(talk({caller.leg, second.leg}));
    const auto moved = callersEar.untilTones({1100});
    EXPECT_GT(toneLevel(moved, 1100), 0.15);
    callersEar.next(1600);
    EXPECT_LT(toneLevel(callersEar.next(3200), 700), 0.01);
}

TEST_F(MediaTest, loudVoicesAreClampedAndDoNotWrap) {
    const auto a = call(Codec::Pcma);
    const auto b = call(Codec::Pcma);
    const auto listener = call(Codec::Pcma);
    phones->play(a.phone, steadyTone(500, 0.9));
    phones->play(b.phone, steadyTone(500, 0.9));
    Ear ear(*phones, listener.phone);
    bridge(talk({a.leg, b.leg, listener.leg}));
    ear.untilTones({500});
    const auto heard = ear.next(3200);
    // Steps from one end of the range to the other are what wrapping sounds like.
    int leaps = 0;
    for (std::size_t i = 1; i < heard.size(); ++i)
        leaps += std::abs(heard[i] - heard[i - 1]) > 50000 ? 1 : 0;
    EXPECT_EQ(leaps, 0);
}

TEST_F(MediaTest, digitsAreHeardOnceEachAndPassedOn) {
    const auto caller = call();
    const auto agent = call(Codec::Pcma);
    bridge(talk({caller.leg, agent.leg}));
    phones->sendDigits(caller.phone, "1234x455*#0D");
    ASSERT_EQ(phoneEvents.wait<DigitReceived>(11).size(), 11U);
    EXPECT_EQ(backendEvents.digitsOf(caller.leg), "1234455*#0D");
    EXPECT_EQ(phoneEvents.digitsOf(agent.phone), "1234455*#0D");
    EXPECT_EQ(phoneEvents.digitsOf(caller.phone), "");
}

TEST_F(MediaTest, digitsBecomeTonesForAPeerWithoutEvents) {
    const auto agent = call(Codec::Pcmu, 0, std::nullopt);
    Ear agentsEar(*phones, agent.phone);
    agentsEar.next(1600); // until the line stands
    backend->sendDigits(agent.leg, "5");
    const auto heard = agentsEar.next(8000);
    double low = 0;
    double high = 0;
    for (std::size_t at = 0; at + 400 <= heard.size(); at += 100) {
        const auto part = std::span(heard).subspan(at, 400);
        low = std::max(low, toneLevel(part, 770));
        high = std::max(high, toneLevel(part, 1336));
    }
    EXPECT_NEAR(low, 0.2, 0.05);
    EXPECT_NEAR(high, 0.2, 0.05);
}

TEST_F(MediaTest, sourceStandsInForTheBridgeUntilItIsStopped) {
    const auto caller = call();
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    backend->play(caller.leg, steadyTone(425));
    bridge(talk({caller.leg, agent.leg}));
    const auto queued = callersEar.untilTones({425});
    EXPECT_GT(toneLevel(queued, 425), 0.15);
    EXPECT_LT(toneLevel(queued, 1100), 0.01);
    backend->stopPlaying(caller.leg);
    EXPECT_GT(toneLevel(callersEar.untilTones({1100}), 1100), 0.15);
}

TEST_F(MediaTest, soundOnceEndsAndTheBridgeIsHeardAgain) {
    const auto caller = call();
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    bridge(talk({caller.leg, agent.leg}));
    auto greeting = std::make_shared<Sound>();
    greeting->samples.assign(1000, 5000);
    backend->play(caller.leg, Play{greeting, false});
    const auto ended = backendEvents.wait<SourceEnded>(1);
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0].leg, caller.leg);
    EXPECT_GT(toneLevel(callersEar.untilTones({1100}), 1100), 0.15);
}

TEST_F(MediaTest, heldLegNeitherHearsNorSpeaks) {
    const auto caller = call(Codec::Pcmu, 700);
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    Ear agentsEar(*phones, agent.phone);
    bridge(talk({caller.leg, agent.leg}));
    agentsEar.untilTones({700});
    callersEar.untilTones({1100});
    const auto phoneAddress = openLeg(*phones); // any address: only the direction matters from here
    auto held = remoteAt(phoneAddress.local);
    held.direction = Direction::Inactive;
    backend->setRemote(agent.leg, held);
    agentsEar.next(4000);
    callersEar.next(4000);
    EXPECT_LT(loudness(agentsEar.next(3200)), 0.001);
    EXPECT_LT(loudness(callersEar.next(3200)), 0.001);
}

TEST_F(MediaTest, rtpThatStopsAndComesBackIsTold) {
    Events events;
    auto watching = startMedia(events, {25000, 25999, std::chrono::milliseconds{300}});
    const auto leg = openLeg(*watching);
    const auto phone = openLeg(*phones);
    watching->setRemote(leg.leg, remoteAt(phone.local));
    const auto stopped = events.wait<RtpStopped>(1);
    ASSERT_EQ(stopped.size(), 1U);
    EXPECT_EQ(stopped[0].leg, leg.leg);
    EXPECT_GE(stopped[0].silentFor, std::chrono::milliseconds{300});
    phones->setRemote(phone.leg, remoteAt(leg.local));
    EXPECT_EQ(events.wait<RtpResumed>(1).size(), 1U);
    phones->closeLeg(phone.leg);
    EXPECT_EQ(events.wait<RtpStopped>(2).size(), 2U);
}

TEST_F(MediaTest, lockedSoundIsHeardByWhoHasTheKeysAndByNobodyElse) {
    for (const auto suite : {SrtpKey::Suite::Tag80, SrtpKey::Suite::Tag32}) {
        const auto phone = openLeg(*phones);
        const auto leg = openLeg(*backend);
        auto atPhone = remoteAt(leg.local);
        auto atBackend = remoteAt(phone.local);
        atPhone.srtp = SrtpKeys{SrtpKey::random(suite), SrtpKey::random(suite)};
        atBackend.srtp = SrtpKeys{atPhone.srtp->theirs, atPhone.srtp->ours};
        phones->setRemote(phone.leg, atPhone);
        backend->setRemote(leg.leg, atBackend);
        phones->play(phone.leg, steadyTone(700));
        Ear ear(*backend, leg.leg);
        EXPECT_GT(toneLevel(ear.untilTones({700}), 700), 0.15);

        atBackend.srtp->theirs = SrtpKey::random(suite);
        backend->setRemote(leg.leg, atBackend);
        ear.next(sampleRate / 2); // what was on its way
        EXPECT_EQ(loudness(ear.next(sampleRate / 2)), 0);
        EXPECT_GT(statisticsOf(*backend, leg.leg).malformed, 0U);
    }
}

TEST_F(MediaTest, closedLegTellsItsStatisticsAndFreesItsPort) {
    const auto firstPort = test::freePorts(4);
    Events events;
    auto small = startMedia(events, {firstPort, static_cast<std::uint16_t>(firstPort + 3)});
    const auto first = openLeg(*small);
    const auto second = openLeg(*small);
    EXPECT_NE(first.local.port, second.local.port);
    EXPECT_EQ(first.local.port % 2, 0);
    const auto none = small->openLeg("127.0.0.1");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, "media.portsExhausted");
    small->closeLeg(first.leg);
    small->closeLeg(first.leg);
    ASSERT_EQ(events.wait<LegClosed>(1)[0].leg, first.leg);
    EXPECT_EQ(openLeg(*small).local.port, first.local.port);
    small.reset();
    EXPECT_EQ(events.all<LegClosed>().size(), 3U);
}

TEST(Media, refusesWhatCannotWork) {
    EXPECT_EQ(Media::start({20000, 20000}, [](const auto &) {}).error().code, "media.ports");
    Events events;
    auto media = startMedia(events);
    for (const auto *address : {"", "0.0.0.0", "::", "localhost", "127.0.0.1:5060"}) {
        const auto leg = media->openLeg(address);
        ASSERT_FALSE(leg) << address;
        EXPECT_EQ(leg.error().code, "media.address") << address;
    }
    EXPECT_EQ(media->openLeg("203.0.113.7").error().code, "media.socket");
}

TEST(Media, unknownIdsAreIgnored) {
    Events events;
    auto media = startMedia(events);
    const LegId nobody{4711};
    media->setRemote(nobody, remoteAt({"127.0.0.1", 9}));
    media->play(nobody, ringbackTone());
    media->sendDigits(nobody, "1");
    media->arrange(BridgeId{99}, talk({nobody}));
    media->arrange(media->openBridge(), talk({nobody, LegId{4712}}));
    media->closeBridge(BridgeId{99});
    media->stopRecording(RecordingId{99});
    media->closeLeg(nobody);
    std::promise<bool> answer;
    media->askStatistics(nobody, [&](const auto &found) { answer.set_value(found.has_value()); });
    EXPECT_FALSE(answer.get_future().get());
    EXPECT_TRUE(events.all<LegClosed>().empty());
}

TEST(Media, speaksOverIpv6Too) {
    Events events;
    auto media = startMedia(events);
    const auto here = media->openLeg("::1");
    if (!here)
        GTEST_SKIP() << "no IPv6 on this machine";
    const auto there = media->openLeg("::1");
    media->setRemote(here->leg, remoteAt(there->local));
    media->setRemote(there->leg, remoteAt(here->local));
    media->play(here->leg, steadyTone(900));
    Ear ear(*media, there->leg);
    EXPECT_GT(toneLevel(ear.untilTones({900}), 900), 0.15);
}

} // namespace callboard::voice
