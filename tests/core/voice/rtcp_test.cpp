// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/reports.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace callboard::voice {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t ours = 0x11112222;
constexpr std::uint32_t theirs = 0x33334444;
constexpr auto noon = Reports::WallTime{1'795'262'400s};

std::vector<std::uint8_t> written(const RtcpReport &report) {
    std::array<std::uint8_t, largestRtcp> bytes{};
    const auto size = writeRtcp(report, bytes);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

Reception heardOf(std::uint16_t from, std::uint16_t to, std::uint16_t lacking) {
    Reception reception;
    for (auto sequence = from; sequence != to; ++sequence)
        if (sequence != lacking)
            reception.note(sequence);
    return reception;
}

} // namespace

TEST(Rtcp, isReadAsItWasWritten) {
    RtcpReport report{theirs, SenderReport{0x123456789abcdef0, 4711, 50, 8000},
                      ReportBlock{ours, 12, 3, 99, 160, 0x56789abc, 65536}};
    const auto bytes = written(report);
    EXPECT_EQ(bytes.size() % 4, 0U);
    EXPECT_TRUE(isRtcp(bytes));
    const auto read = parseRtcp(bytes, ours);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ssrc, theirs);
    ASSERT_TRUE(read->sent);
    EXPECT_EQ(read->sent->time, 0x123456789abcdef0);
    EXPECT_EQ(read->sent->packets, 50U);
    ASSERT_TRUE(read->heard);
    EXPECT_EQ(read->heard->fractionLost, 12);
    EXPECT_EQ(read->heard->jitter, 160U);
    EXPECT_EQ(read->heard->sinceLastReport, 65536U);
}

TEST(Rtcp, ofOtherStreamsIsNotTakenForOurs) {
    const auto bytes = written({theirs, {}, ReportBlock{0x99, 12, 3, 99, 160, 1, 1}});
    const auto read = parseRtcp(bytes, ours);
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->heard);
}

TEST(Rtcp, soundIsNoReport) {
    EXPECT_FALSE(isRtcp(std::array<std::uint8_t, 12>{0x80, 0x08}));
    EXPECT_FALSE(isRtcp(std::array<std::uint8_t, 12>{0x80, 0x80 | 101}));
}

TEST(Rtcp, everyCutAndEveryChangedByteIsReadWithoutHarm) {
    const auto whole = written({theirs, SenderReport{1, 2, 3, 4}, ReportBlock{ours, 1, 2, 3, 4, 5, 6}});
    for (std::size_t size = 0; size < whole.size(); ++size)
        (void)parseRtcp(std::span(whole).first(size), ours);
    int read = 0;
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (int value = 0; value < 256; ++value) {
            auto changed = whole;
            changed[at] = static_cast<std::uint8_t>(value);
            read += parseRtcp(changed, ours) ? 1 : 0;
        }
    EXPECT_GT(read, 256);
    EXPECT_FALSE(parseRtcp(std::span(whole).first(40), ours)) << "cut inside its block";
}

TEST(Reports, tellTheTimeThereAndBack) {
    Reports here, there;
    const auto reception = heardOf(1, 50, 0);
    const auto first = here.make(ours, Reports::Sent{0, 50, 8000}, theirs, reception, noon);
    there.take(first, noon + 20ms);
    const auto second = there.make(theirs, Reports::Sent{0, 50, 8000}, ours, reception, noon + 1s);
    here.take(*parseRtcp(written(second), ours), noon + 1s + 35ms);
    ASSERT_TRUE(here.roundTrip());
    EXPECT_NEAR(static_cast<double>(here.roundTrip()->count()), 55'000, 100);
    EXPECT_FALSE(there.roundTrip()) << "nothing of its own came back yet";
}

TEST(Reports, ofAClockThatWasSetTellNoTime) {
    Reports here, there;
    const auto reception = heardOf(1, 50, 0);
    there.take(here.make(ours, Reports::Sent{}, theirs, reception, noon), noon);
    here.take(there.make(theirs, Reports::Sent{}, ours, reception, noon), noon + 1h);
    EXPECT_FALSE(here.roundTrip());
    EXPECT_TRUE(here.isDue(noon - 1h));
}

TEST(Reports, countTheShareThatWasLostSinceTheLast) {
    Reports reports;
    const auto first = reports.make(ours, {}, theirs, heardOf(1, 101, 7), noon);
    ASSERT_TRUE(first.heard);
    EXPECT_FALSE(first.sent);
    EXPECT_EQ(first.heard->lost, 1U);
    EXPECT_EQ(first.heard->fractionLost, 2) << "a hundredth of 256";
    EXPECT_EQ(first.heard->highestSequence, 100U);
    const auto second = reports.make(ours, {}, theirs, heardOf(1, 201, 7), noon + 3s);
    EXPECT_EQ(second.heard->fractionLost, 0);
}

TEST(Reports, knowHowUnevenlyItCame) {
    Reports even, uneven;
    for (int i = 0; i < 500; ++i) {
        const auto timestamp = static_cast<std::uint32_t>(i * 160);
        even.noteArrival(timestamp, 8000, noon + 20ms * i);
        uneven.noteArrival(timestamp, 8000, noon + 20ms * i + 5ms * (i % 2));
    }
    EXPECT_EQ(even.jitter(), 0us);
    EXPECT_NEAR(static_cast<double>(uneven.jitter().count()), 5000, 200);
}

TEST(Reports, comeEverySomeSeconds) {
    Reports reports;
    EXPECT_TRUE(reports.isDue(noon));
    reports.make(ours, {}, theirs, {}, noon);
    EXPECT_FALSE(reports.isDue(noon + 2s));
    EXPECT_TRUE(reports.isDue(noon + 3s));
}

} // namespace callboard::voice
