// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "core/kpi/queue_now.h"
#include "core/wire/json.h"
#include "core/wire/query_records.h"
#include "core/wire/session_records.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

TEST(Records, helloGoesThereAndBack) {
    Hello hello;
    hello.client = "t 1";
    hello.user = UserId{"anna"};
    hello.password = "пароль";
    hello.resume = {"epoch", 7};
    hello.isDesk = true;
    const std::string text = toJson(hello);
    EXPECT_EQ(text, R"({"protocol":1,"client":"t 1","user":"anna","password":"пароль",)"
                    R"("resume":{"epoch":"epoch","seq":7},"desk":true})");
    const auto read = fromJson<Hello>(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(toJson(*read), text);
}

TEST(Records, helloWithoutAUserOrOfAWrongTypeIsRefused) {
    EXPECT_EQ(fromJson<Hello>(R"({"protocol":1,"client":"t"})").error().code, "codec.badField");
    EXPECT_EQ(fromJson<Hello>(R"({"protocol":1,"client":"t","user":"a","resume":[]})").error().code,
              "codec.badField");
    EXPECT_TRUE(fromJson<Hello>(R"({"protocol":1,"client":"t","user":"a","later":{"x":1}})"));
}

TEST(Records, eventsAndSnapshotsSayTheirEpoch) {
    test::Story story(3);
    for (int i = 0; i < 200; ++i) {
        const Event event = story.next();
        const auto read = readEventParams(eventParams("e\"1", event));
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->epoch, "e\"1");
        EXPECT_EQ(encode(read->event), encode(event));
    }
    const auto snapshot = readSnapshotParams(snapshotParams("e1", story.center()));
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(encode(snapshot->center), encode(story.center()));
    const auto &center = story.center();
    ASSERT_GT(lastHourOfAll(center, center.at).offered, 0);
    EXPECT_EQ(lastHourOfAll(snapshot->center, center.at), lastHourOfAll(center, center.at));
}

TEST(Records, commandParamsCarryTheirId) {
    EXPECT_EQ(commandParams(Dial{"600"}, CommandId{"c1"}), R"({"commandId":"c1","number":"600"})");
    EXPECT_EQ(commandParams(HangUp{}, CommandId{"c1"}), R"({"commandId":"c1"})");
    const auto head = fromJson<CommandHead>(commandParams(HangUp{}, CommandId{"c1"}));
    ASSERT_TRUE(head);
    EXPECT_EQ(head->id, CommandId{"c1"});
}

TEST(Records, aCardShowsAllNumbers) {
    Contact contact;
    contact.name = "Ivan";
    contact.numbers = {*E164::fromText("+74951234567")};
    contact.otherNumbers = {"112"};
    EXPECT_EQ(cardOf(contact).numbers, (std::vector<std::string>{"+74951234567", "112"}));
}

} // namespace
} // namespace callboard
