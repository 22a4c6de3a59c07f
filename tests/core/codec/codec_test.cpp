// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"

#include "core/codec/limits.h"

#include <gtest/gtest.h>

namespace callboard {

TEST(Codec, factHasItsPublicText) {
    EXPECT_EQ(encode(Fact{CallQueued{CallId::make(1, 1), QueueId{"support"}}}),
              R"({"call":4294967297,"queue":"support"})");
    EXPECT_EQ(encode(Fact{RecordingStopped{CallId{5}, "a.wav", milliseconds{1250}, {}}}),
              R"({"call":5,"file":"a.wav","seconds":1.25})");
    EXPECT_EQ(encode(Fact{CallArrived{CallId{1}, Direction::Inbound, {"+7", "\"Ёж\"\n\x01"}, "600", {}, {}}}),
              "{\"call\":1,\"direction\":\"inbound\",\"from\":{\"number\":\"+7\",\"name\":"
              "\"\\\"Ёж\\\"\\n\\u0001\"},"
              "\"to\":\"600\"}");
}

TEST(Codec, unknownFieldsAreIgnoredAndMissingOnesNamed) {
    const auto read = decodeFact("call.queued", 1, R"({"call":7,"queue":"support","mood":"good"})");
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<CallQueued>(*read).call, CallId{7});
    EXPECT_EQ(decodeFact("call.queued", 1, R"({"call":7})").error().detail, "queue is missing");
    EXPECT_EQ(
        decodeFact("call.arrived", 1, R"({"call":7,"direction":"inbound","from":{"number":"1"},"to":"600"})")
            .error()
            .detail,
        "from.name is missing");
}

TEST(Codec, wrongValuesAreRefusedWithTheirPath) {
    const auto detail = [](std::string_view type, std::string_view json) {
        const auto read = decodeFact(type, 1, json);
        return read ? std::string("read") : read.error().code + ": " + read.error().detail;
    };
    EXPECT_EQ(detail("call.queued", R"({"call":-1,"queue":"support"})"),
              "codec.badField: call is no whole number in range");
    EXPECT_EQ(detail("call.queued", R"({"call":1e3,"queue":"support"})"),
              "codec.badField: call is no whole number in range");
    EXPECT_EQ(detail("call.queued", R"({"call":9007199254740992,"queue":"support"})"),
              "codec.badField: call is no number of a call, an offer or a session");
    EXPECT_EQ(detail("call.queued", R"({"call":1,"queue":""})"),
              "codec.badField: queue is no id of 1 to 31 bytes");
    EXPECT_EQ(detail("call.ended", R"({"call":1,"by":"fate","cause":"normal"})"),
              "codec.badField: by is not one of the known words");
    EXPECT_EQ(detail("call.queued", "[]"), "codec.badField: the value is no object");
    EXPECT_EQ(detail("call.queued", "{"), "codec.badJson: Missing a name for object member. at byte 1");
    EXPECT_EQ(detail("call.sung", "{}"), "codec.unknownFact: 'call.sung' is no known fact");
}

// RapidJSON lets a low surrogate stand alone.
TEST(Codec, loneSurrogateIsNoText) {
    for (const auto *escape : {"\\udc00", "\\udfff", "\\u0041\\udc00"}) {
        const auto json = std::string(R"({"number":"1)") + escape + "\"}";
        const auto read = decodeCommand("call.dial", json);
        ASSERT_FALSE(read) << escape;
        EXPECT_EQ(read.error().detail, "number is no UTF-8 text") << escape;
    }
    EXPECT_EQ(decodeCommand("agent.setState", R"({"state":"ready","reason":"\udc00"})").error().detail,
              "reason is no UTF-8 text");
}

TEST(Codec, whatIsWrittenIsUtf8WhateverItWas) {
    const Fact fact = RecordingStopped{CallId{1}, "caf\xE9 \xED\xB0\x80 Ёж", {}, {}};
    EXPECT_EQ(encode(fact), "{\"call\":1,\"file\":\"caf\xEF\xBF\xBD "
                            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD Ёж\",\"seconds\":0}");
    EXPECT_TRUE(decodeFact("recording.stopped", 1, encode(fact)));
}

TEST(Codec, newerFactIsRefusedWithBothVersions) {
    const auto read = decodeFact("call.queued", 2, R"({"call":7,"queue":"support"})");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "codec.newerFact");
    EXPECT_EQ(read.error().detail, "call.queued has version 2, this program knows 1");
}

TEST(Codec, inputIsBounded) {
    EXPECT_EQ(decodeEvent(std::string(100, '[')).error().code, "codec.tooDeep");
    EXPECT_EQ(decodeEvent(std::string(longestJson + 1, ' ')).error().code, "codec.tooLong");
    EXPECT_EQ(decodeCommand("agent.setState", R"({"state":"ready","reason":")" + std::string(32, 'x') + "\"}")
                  .error()
                  .detail,
              "reason is no id of 1 to 31 bytes");
}

TEST(Codec, durationsAndTimesSurviveToTheMicrosecond) {
    for (const auto micros : {0ll, 1ll, 999'999ll, 1'000'000ll, 123'456'789'012ll, 999'999'999'999'999ll,
                              536'870'911'999'999ll}) {
        const Fact fact = RecordingStopped{CallId{1}, "f", Duration{micros}, {}};
        const auto read = decodeFact("recording.stopped", 1, encode(fact));
        ASSERT_TRUE(read);
        EXPECT_EQ(std::get<RecordingStopped>(*read).length.count(), micros);
    }
}

TEST(Codec, commandsAreReadByTheirMethod) {
    const auto command = decodeCommand("agent.setState", R"({"state":"notReady","reason":"lunch"})");
    ASSERT_TRUE(command);
    EXPECT_EQ(std::get<SetState>(*command).reason, ReasonId{"lunch"});
    EXPECT_EQ(decodeCommand("agent.fire", "{}").error().code, "codec.unknownMethod");
}

} // namespace callboard
