// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"
#include "core/base/numbered.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

namespace callboard {

TEST(Time, isoRoundTripKeepsMicroseconds) {
    const Time time{microseconds{1'795'000'000'123'456}};
    EXPECT_EQ(toIso(time), "2026-11-18T11:06:40.123456Z");
    EXPECT_EQ(fromIso("2026-11-18T11:06:40.123456Z"), time);
    EXPECT_EQ(fromIso("2026-11-18T11:06:40Z"), Time{microseconds{1'795'000'000'000'000}});
}

TEST(Time, isoRefusesWhatIsNoMoment) {
    for (const auto *text :
         {"", "2026-02-30T00:00:00Z", "2026-11-18T11:06:40", "2026-11-18T24:00:00Z", "2026-11-18T11:06:40.Z",
          "2026-11-18T11:06:40.1234567Z", "2026-11-18T11:06:40Z ", "-026-11-18T11:06:40Z"})
        EXPECT_FALSE(fromIso(text)) << text;
}

TEST(Utf8, isCheckedStrictly) {
    for (const auto *good : {"", "abc", "Привет", "\xF0\x9F\x93\x9E", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
        EXPECT_TRUE(isUtf8(good)) << good;
    for (const auto *bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF0\x9F\x93", "\xFF", "\xCF\xE5\xF2\xF0"})
        EXPECT_FALSE(isUtf8(bad)) << bad;
}

TEST(Id, comparesByText) {
    EXPECT_EQ(QueueId{"support"}, QueueId{"support"});
    EXPECT_LT(QueueId{"sales"}, QueueId{"support"});
    EXPECT_LT(QueueId{"sale"}, QueueId{"sales"});
    EXPECT_TRUE(QueueId{}.isNone());
    EXPECT_FALSE(QueueId::fits(std::string(32, 'x')));
    EXPECT_EQ(QueueId{std::string(40, 'x')}.text().size(), 31u);
}

TEST(Number, staysExactInADouble) {
    const auto call = CallId::make(2'000'000, 4'000'000'000);
    EXPECT_EQ(static_cast<std::uint64_t>(static_cast<double>(call.value)), call.value);
}

namespace {

struct Numbers {
    CallId id;
    int value = 0;
    friend bool operator==(const Numbers &, const Numbers &) = default;
};

std::vector<std::pair<std::uint64_t, int>> walk(const Numbered<Numbers> &rows) {
    std::vector<std::pair<std::uint64_t, int>> seen;
    for (const auto &row : rows)
        seen.emplace_back(row.id.value, row.value);
    return seen;
}

} // namespace

TEST(Numbered, behavesAsAnOrderedMapWhateverTheOrderOfTheNumbers) {
    std::mt19937 random{20261121};
    Numbered<Numbers> rows;
    std::map<std::uint64_t, int> model;
    for (int step = 0; step < 20'000; ++step) {
        const CallId id{1 + random() % 200};
        if (random() % 2 != 0) {
            rows.insert({id, step});
            model[id.value] = step;
        } else if (model.contains(id.value)) {
            EXPECT_EQ(rows.take(id).value, model.extract(id.value).mapped());
        }
        const auto found = model.find(id.value);
        ASSERT_EQ(rows.find(id) ? rows.find(id)->value : -1, found != model.end() ? found->second : -1);
        ASSERT_EQ(rows.size(), model.size());
        if (step % 100 == 0) {
            ASSERT_EQ(walk(rows), (std::vector<std::pair<std::uint64_t, int>>(model.begin(), model.end())));
        }
    }
}

TEST(Numbered, isEqualWhenItsRowsAreHoweverTheyCame) {
    Numbered<Numbers> one, other;
    for (const std::uint64_t id : {3, 1, 2})
        one.insert({CallId{id}, 7});
    for (const std::uint64_t id : {1, 2, 9, 3})
        other.insert({CallId{id}, 7});
    EXPECT_FALSE(one == other);
    other.take(CallId{9});
    EXPECT_TRUE(one == other);
    other.insert({CallId{2}, 8});
    EXPECT_FALSE(one == other);
}

TEST(Result, aLoopOverATemporaryHasItsValues) {
    const auto give = [] { return Result(std::vector{std::string(100, 'a'), std::string("b")}); };
    static_assert(!std::is_reference_v<decltype(*give())>);
    std::string all;
    for (const auto &text : *give())
        all += text;
    EXPECT_EQ(all, std::string(100, 'a') + "b");
}

} // namespace callboard
