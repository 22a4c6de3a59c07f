// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/summary.h"

#include <gtest/gtest.h>

namespace callboard::traffic {
namespace {

Summary aRun() {
    Summary summary;
    summary.placed = 20;
    summary.answered = 12;
    summary.abandoned = 3;
    summary.released = 1;
    summary.cutShort = 1;
    summary.refused = {{486, 2}};
    summary.failed = {{"404", 1}};
    summary.phones = summary.phonesRegistered = 5;
    summary.offers = 14;
    summary.offersAccepted = 12;
    summary.offersRejected = 1;
    summary.offersLetRing = 1;
    summary.audioChecked = summary.heardByCaller = summary.heardByPhone = 11;
    summary.accepted = {milliseconds(3), milliseconds(1), milliseconds(2)};
    return summary;
}

TEST(Summary, forPeople) {
    EXPECT_EQ(print(aRun()), "calls placed 20, answered 12, abandoned 3, released 1, refused 2 (486: 2), "
                             "failed 1 (404: 1), cut short 1\n"
                             "phones 5 of 5, offers 14, accepted 12, rejected 1, let ring 1, gone 0\n"
                             "talks with sound checked 11, heard by the caller 11, by the phone 11\n"
                             "accepted after p50 0.002 p90 0.003 p99 0.003 longest 0.003 s (3)\n");
}

TEST(Summary, forPrograms) {
    EXPECT_EQ(
        printJson(aRun()),
        R"({"placed":20,"answered":12,"abandoned":3,"released":1,"refused":2,"refusedByCode":{"486":2},)"
        R"("failed":1,"failedByReason":{"404":1},"cutShort":1,"phones":5,"phonesRegistered":5,)"
        R"("phonesFailed":{},"offers":14,"offersAccepted":12,"offersRejected":1,"offersLetRing":1,)"
        R"("offersGone":0,"audioChecked":11,"heardByCaller":11,"heardByPhone":11,"ringingSeconds":null,)"
        R"("acceptedSeconds":{"count":3,"p50":0.002,"p90":0.003,"p99":0.003,"longest":0.003},)"
        R"("offeredSeconds":null,"talkingSeconds":null})");
}

TEST(Summary, complainsOfWhatShouldNotBe) {
    auto summary = aRun();
    EXPECT_EQ(summary.complaint(), "1 of 20 calls failed (404: 1)");
    summary.failed.clear();
    EXPECT_EQ(summary.complaint(), std::nullopt);
    summary.heardByPhone = 10;
    EXPECT_EQ(summary.complaint(),
              "of 11 talks the caller heard the phone in 11, the phone the caller in 10");
    summary.phonesFailed = {{"1003", "403 Forbidden"}};
    EXPECT_EQ(summary.complaint(), "1 of 5 phones could not register; 1003: 403 Forbidden");
}

TEST(Summary, hostileReasonsStayInsideTheirQuotes) {
    Summary summary;
    summary.failed = {{"a\"b\\c\n", 1}};
    EXPECT_NE(printJson(summary).find(R"("failedByReason":{"a\"b\\c ":1})"), std::string::npos);
}

TEST(Percentiles, areValuesThatOccurred) {
    std::vector<Duration> times;
    for (int i = 100; i >= 1; --i)
        times.push_back(milliseconds(i));
    const auto all = percentilesOf(times);
    EXPECT_EQ(all.count, 100U);
    EXPECT_EQ(all.p50, milliseconds(50));
    EXPECT_EQ(all.p90, milliseconds(90));
    EXPECT_EQ(all.p99, milliseconds(99));
    EXPECT_EQ(all.longest, milliseconds(100));
    EXPECT_EQ(percentilesOf({seconds(1)}).p50, seconds(1));
    EXPECT_EQ(percentilesOf({}).count, 0U);
}

} // namespace
} // namespace callboard::traffic
