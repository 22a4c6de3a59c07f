// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sdp.h"

#include <gtest/gtest.h>
#include <random>

namespace callboard::voice {

namespace {

const Endpoint here{"127.0.0.1", 20000};

std::string phoneOffer(const std::string &direction = "sendrecv") {
    return "v=0\r\no=phone 12 34 IN IP4 10.0.0.5\r\ns=-\r\nc=IN IP4 10.0.0.5\r\nt=0 0\r\n"
           "m=audio 4000 RTP/AVP 9 0 8 96\r\na=rtpmap:9 G722/8000\r\na=rtpmap:96 Telephone-Event/8000\r\na=" +
           direction + "\r\n";
}

Direction answeredWith(const std::string &offer, Direction wanted = Direction::SendRecv) {
    return OfferAnswer(here, 1).answer(offer, wanted).value().remote.direction;
}

} // namespace

TEST(OfferAnswer, offerNamesCodecsEventsAndDirection) {
    EXPECT_EQ(OfferAnswer(here, 77).offer(Direction::SendOnly),
              "v=0\r\no=callboard 77 1 IN IP4 127.0.0.1\r\ns=call\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
              "m=audio 20000 RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
              "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendonly\r\n");
}

TEST(OfferAnswer, answerTakesOurPreferredCodecAndTheirNumbers) {
    const auto answer = OfferAnswer(here, 77).answer(phoneOffer());
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->remote, (Remote{{"10.0.0.5", 4000}, Codec::Pcma, 8, 96, Direction::SendRecv}));
    EXPECT_EQ(answer->text,
              "v=0\r\no=callboard 77 1 IN IP4 127.0.0.1\r\ns=call\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
              "m=audio 20000 RTP/AVP 8 96\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:96 telephone-event/8000\r\n"
              "a=fmtp:96 0-15\r\na=ptime:20\r\na=sendrecv\r\n");
}

TEST(OfferAnswer, twoOfUsAgree) {
    OfferAnswer caller(here, 1, {Codec::Pcmu, Codec::Pcma});
    OfferAnswer callee({"::1", 30000}, 2);
    const auto answer = callee.answer(caller.offer());
    ASSERT_TRUE(answer);
    const auto remote = caller.applyAnswer(answer->text);
    ASSERT_TRUE(remote);
    EXPECT_EQ(*remote, (Remote{{"::1", 30000}, Codec::Pcma, 8, 101, Direction::SendRecv}));
    EXPECT_EQ(caller.agreed(), *remote);
    EXPECT_EQ(answer->remote.address, here);
}

TEST(OfferAnswer, opusAndItsKeysCountByTheirOwnClock) {
    OfferAnswer caller(here, 1, {Codec::Opus, Codec::G722, Codec::Pcma});
    const auto offer = caller.offer();
    EXPECT_NE(offer.find("m=audio 20000 RTP/AVP 96 9 8 101 102\r\na=rtpmap:96 opus/48000/2\r\n"
                         "a=fmtp:96 useinbandfec=1\r\na=rtpmap:9 G722/8000\r\n"),
              std::string::npos)
        << offer;
    EXPECT_NE(offer.find("a=rtpmap:102 telephone-event/48000\r\n"), std::string::npos);
    const auto opus = OfferAnswer(here, 2, {Codec::Opus}).answer(offer);
    ASSERT_TRUE(opus);
    EXPECT_EQ(opus->remote.payloadType, 96);
    EXPECT_EQ(opus->remote.eventPayloadType, 102);
    EXPECT_EQ(opus->remote.eventRate, 48000);
    const auto agreed = caller.applyAnswer(opus->text);
    ASSERT_TRUE(agreed);
    EXPECT_EQ(agreed->codec, Codec::Opus);
    EXPECT_EQ(agreed->eventRate, 48000);
    const auto g722 = OfferAnswer(here, 3, {Codec::G722}).answer(phoneOffer());
    ASSERT_TRUE(g722);
    EXPECT_EQ(g722->remote.payloadType, 9);
    EXPECT_EQ(g722->remote.eventPayloadType, 96);
}

TEST(OfferAnswer, reportsAreSpokenWhereBothTakeThemWithTheSound) {
    for (const bool callerDoes : {false, true})
        for (const bool calleeDoes : {false, true}) {
            OfferAnswer caller(here, 1), callee({"::1", 30000}, 2);
            if (callerDoes)
                caller.allowReports();
            if (calleeDoes)
                callee.allowReports();
            const auto answer = callee.answer(caller.offer());
            ASSERT_TRUE(answer);
            const auto remote = caller.applyAnswer(answer->text);
            ASSERT_TRUE(remote);
            EXPECT_EQ(answer->remote.hasReports, callerDoes && calleeDoes);
            EXPECT_EQ(remote->hasReports, callerDoes && calleeDoes);
        }
}

TEST(OfferAnswer, srtpIsAgreedWithAKeyOfEachSide) {
    OfferAnswer caller(here, 1);
    caller.demandSrtp();
    const auto offer = caller.offer();
    EXPECT_NE(offer.find("m=audio 20000 RTP/SAVP 8 0 101\r\n"), std::string::npos);
    EXPECT_NE(offer.find("\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:"), std::string::npos);
    OfferAnswer callee({"::1", 30000}, 2);
    const auto answer = callee.answer(offer);
    ASSERT_TRUE(answer);
    const auto remote = caller.applyAnswer(answer->text);
    ASSERT_TRUE(remote);
    ASSERT_TRUE(remote->srtp && answer->remote.srtp);
    EXPECT_EQ(remote->srtp->ours, answer->remote.srtp->theirs);
    EXPECT_EQ(remote->srtp->theirs, answer->remote.srtp->ours);
    EXPECT_NE(remote->srtp->ours, remote->srtp->theirs);
    EXPECT_EQ(caller.offer(), offer); // the same keys: nothing has changed
    EXPECT_EQ(callee.answer(offer)->text, answer->text);
}

TEST(OfferAnswer, theFirstKeyThatWeKnowIsTaken) {
    const std::string key = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    const auto offer = "v=0\r\nc=IN IP4 10.0.0.5\r\nm=audio 4000 RTP/SAVP 8\r\n"
                       "a=crypto:1 AES_256_CM_HMAC_SHA1_80 " +
                       key +
                       "\r\n"
                       "a=crypto:2 AES_CM_128_HMAC_SHA1_80 " +
                       key +
                       "|2^20|1:4\r\n"
                       "a=crypto:3 AES_CM_128_HMAC_SHA1_80 " +
                       key +
                       " UNENCRYPTED_SRTP\r\n"
                       "a=crypto:4 AES_CM_128_HMAC_SHA1_80 inline:short\r\n"
                       "a=crypto:5 AES_CM_128_HMAC_SHA1_32 " +
                       key + "|2^31\r\n";
    const auto answer = OfferAnswer(here, 1).answer(offer);
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->text.find("m=audio 20000 RTP/SAVP 8\r\n"), std::string::npos);
    EXPECT_NE(answer->text.find("a=crypto:5 AES_CM_128_HMAC_SHA1_32 inline:"), std::string::npos);
    EXPECT_EQ(answer->remote.srtp->theirs.text(), "AES_CM_128_HMAC_SHA1_32 " + key);
    EXPECT_FALSE(OfferAnswer(here, 1).answer(offer.substr(0, offer.find("a=crypto:5"))));
}

TEST(OfferAnswer, whoDemandsSrtpTakesNothingInTheClear) {
    OfferAnswer ours(here, 1);
    ours.demandSrtp();
    ours.offer();
    EXPECT_EQ(ours.applyAnswer("v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/AVP 8\n").error().code,
              "sdp.refused");
    OfferAnswer plain(here, 1);
    plain.offer();
    EXPECT_EQ(plain
                  .applyAnswer("v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/SAVP 8\na=crypto:1 " +
                               SrtpKey::random(SrtpKey::Suite::Tag80).text() + "\n")
                  .error()
                  .code,
              "sdp.refused");
}

TEST(OfferAnswer, firstCodecOfAnAnswerIsWhatThePeerSends) {
    OfferAnswer ours(here, 1);
    ours.offer();
    const auto remote = ours.applyAnswer("v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/AVP 0 8\n");
    ASSERT_TRUE(remote);
    EXPECT_EQ(remote->codec, Codec::Pcmu);
    EXPECT_EQ(remote->eventPayloadType, std::nullopt);
}

TEST(OfferAnswer, holdIsHonouredBothWays) {
    EXPECT_EQ(answeredWith(phoneOffer("sendonly")), Direction::RecvOnly);
    EXPECT_EQ(answeredWith(phoneOffer("recvonly")), Direction::SendOnly);
    EXPECT_EQ(answeredWith(phoneOffer("inactive")), Direction::Inactive);
    EXPECT_EQ(answeredWith(phoneOffer("sendonly"), Direction::SendOnly), Direction::Inactive);
    EXPECT_EQ(answeredWith("v=0\nc=IN IP4 0.0.0.0\nm=audio 4000 RTP/AVP 0\n"), Direction::RecvOnly);

    OfferAnswer ours(here, 1);
    ours.offer(Direction::SendOnly);
    EXPECT_EQ(ours.applyAnswer(phoneOffer("recvonly"))->direction, Direction::SendOnly);
    ours.offer(Direction::SendOnly);
    EXPECT_EQ(ours.applyAnswer(phoneOffer("sendrecv"))->direction, Direction::SendOnly);
}

TEST(OfferAnswer, sessionLevelDirectionHoldsUntilTheStreamSaysOtherwise) {
    const std::string session = "v=0\nc=IN IP4 10.0.0.5\na=sendonly\nm=audio 4000 RTP/AVP 0\n";
    EXPECT_EQ(answeredWith(session), Direction::RecvOnly);
    EXPECT_EQ(answeredWith(session + "a=sendrecv\n"), Direction::SendRecv);
}

TEST(OfferAnswer, versionGrowsOnlyWithAChange) {
    OfferAnswer ours(here, 5);
    const auto first = ours.offer();
    EXPECT_EQ(ours.offer(), first);
    EXPECT_NE(ours.offer(Direction::SendOnly).find("callboard 5 2 IN"), std::string::npos);
}

TEST(OfferAnswer, laterOfferKeepsTheAgreedEventNumber) {
    OfferAnswer ours(here, 5);
    ASSERT_TRUE(ours.answer(phoneOffer()));
    EXPECT_NE(ours.offer().find("m=audio 20000 RTP/AVP 8 0 96\r\n"), std::string::npos);
}

TEST(OfferAnswer, otherStreamsAreRefusedInTheirPlaces) {
    const auto answer = OfferAnswer(here, 1).answer("v=0\nc=IN IP4 10.0.0.5\nm=video 5000 RTP/AVP 34\n"
                                                    "m=audio 4000 RTP/AVP 8\nm=image 6000 udptl t38\n");
    ASSERT_TRUE(answer);
    const auto video = answer->text.find("m=video 0 RTP/AVP 34\r\n");
    const auto audio = answer->text.find("m=audio 20000 RTP/AVP 8\r\n");
    const auto image = answer->text.find("m=image 0 udptl t38\r\n");
    ASSERT_NE(image, std::string::npos);
    EXPECT_LT(video, audio);
    EXPECT_LT(audio, image);
}

TEST(OfferAnswer, refusesWhatHasNoCommonAudio) {
    for (const auto *offer :
         {"v=0\n", "v=0\nc=IN IP4 10.0.0.5\nm=audio 0 RTP/AVP 8\n", "v=0\nm=audio 4000 RTP/AVP 8\n",
          "v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/AVP 18\n",
          "v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/SAVP 8\n",
          "v=0\nc=IN IP4 phone.example.com\nm=audio 4000 RTP/AVP 8\n",
          "v=0\nc=IN IP4 10.0.0.5\nm=audio 4000 RTP/AVP 8\na=rtpmap:8 L16/44100\n"}) {
        const auto answer = OfferAnswer(here, 1).answer(offer);
        ASSERT_FALSE(answer) << offer;
        EXPECT_EQ(answer.error().code, "sdp.refused") << offer;
    }
}

TEST(Sdp, malformedTextNamesItsLine) {
    for (const auto *text :
         {"v=1\n", "s=-\nv=0\n", "v=0\nm=audio\n", "v=0\nm=audio 70000 RTP/AVP 0\n",
          "v=0\nc=IN IP9 1.2.3.4\n", "v=0\nm=audio 4000 RTP/AVP 200\n", "v=0\nm=audio 4000 RTP/AVP 0 \x01\n",
          "v=0\ngarbage\n", "v=0\nm=audio 4000 RTP/AVP 0\na=rtpmap:0 PCMU/-1\n"}) {
        const auto parsed = parseSdp(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "sdp.malformed") << text;
    }
    EXPECT_EQ(parseSdp("v=0\ns=-\nm=x\n").error().detail, "line 3");
}

TEST(Sdp, isBounded) {
    EXPECT_FALSE(parseSdp("v=0\ns=" + std::string(17000, 'x')));
    std::string many = "v=0\n";
    for (int i = 0; i < 17; ++i)
        many += "m=audio 4000 RTP/AVP 0\n";
    EXPECT_FALSE(parseSdp(many));
}

// Nothing that mutated text does may end the program, and an answer to it must parse again.
TEST(Sdp, mutatedTextNeverHarms) {
    std::mt19937 random(4711);
    const auto good = phoneOffer();
    int answered = 0;
    for (int round = 0; round < 20000; ++round) {
        auto text = good;
        for (auto changes = random() % 4; changes > 0; --changes)
            text[random() % text.size()] = static_cast<char>(random());
        text.resize(random() % 8 == 0 ? random() % text.size() : text.size());
        OfferAnswer ours(here, 1);
        if (const auto answer = ours.answer(text)) {
            ++answered;
            ASSERT_TRUE(parseSdp(answer->text)) << answer->text;
        }
    }
    EXPECT_GT(answered, 5000);
}

} // namespace callboard::voice
