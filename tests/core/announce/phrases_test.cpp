// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/phrases.h"

#include "core/kpi/pace.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

std::string said(int position, std::optional<WaitRange> wait, SpokenLanguage language) {
    std::string words;
    for (const auto &phrase : waitingPhrases(position, wait))
        words += (words.empty() ? "" : " ") + wordsOf(phrase, language);
    return words;
}

} // namespace

TEST(Phrases, positionAndWaitAreSaidInBothLanguages) {
    EXPECT_EQ(said(1, std::nullopt, SpokenLanguage::English), "You are next.");
    EXPECT_EQ(said(2, WaitRange{1, 2}, SpokenLanguage::English),
              "One caller is before you. The wait is one to two minutes.");
    EXPECT_EQ(said(31, WaitRange{30, 0}, SpokenLanguage::English),
              "30 callers are before you. The wait is more than thirty minutes.");
    EXPECT_EQ(said(32, std::nullopt, SpokenLanguage::English), "More than thirty callers are before you.");
    EXPECT_EQ(said(1, WaitRange{0, 1}, SpokenLanguage::Russian),
              "Вы следующий в очереди. Время ожидания - менее одной минуты.");
}

TEST(Phrases, russianCountsPeopleAsRussianDoes) {
    const auto people = [](int count) {
        return wordsOf("callers-before-" + std::to_string(count), SpokenLanguage::Russian);
    };
    EXPECT_EQ(people(1), "Перед вами в очереди 1 человек.");
    EXPECT_EQ(people(2), "Перед вами в очереди 2 человека.");
    EXPECT_EQ(people(4), "Перед вами в очереди 4 человека.");
    EXPECT_EQ(people(5), "Перед вами в очереди 5 человек.");
    EXPECT_EQ(people(11), "Перед вами в очереди 11 человек.");
    EXPECT_EQ(people(12), "Перед вами в очереди 12 человек.");
    EXPECT_EQ(people(21), "Перед вами в очереди 21 человек.");
    EXPECT_EQ(people(22), "Перед вами в очереди 22 человека.");
}

TEST(Phrases, allHaveWordsAndWhatIsNoneHasNot) {
    for (const auto &phrase : allPhrases())
        for (const auto language : {SpokenLanguage::English, SpokenLanguage::Russian})
            EXPECT_FALSE(wordsOf(phrase, language).empty()) << phrase;
    for (const std::string none : {"", "nothing", "callers-before-", "callers-before-0", "callers-before-31",
                                   "callers-before-3x", "callers-before--1"})
        EXPECT_EQ(wordsOf(none, SpokenLanguage::English), "") << none;
}

TEST(Phrases, promiseLeavesAQuarterToSpare) {
    EXPECT_EQ(rangeOf(seconds{0}), (WaitRange{0, 1}));
    EXPECT_EQ(rangeOf(seconds{48}), (WaitRange{0, 1}));
    EXPECT_EQ(rangeOf(seconds{49}), (WaitRange{1, 2}));
    EXPECT_EQ(rangeOf(minutes{4}), (WaitRange{3, 5}));
    EXPECT_EQ(rangeOf(minutes{24}), (WaitRange{15, 30}));
    EXPECT_EQ(rangeOf(minutes{25}), (WaitRange{30, 0}));
}

TEST(Pace, isTheTimeFromAnswerToAnswerWhileSomebodyWaits) {
    const Time nine = *fromIso("2026-11-21T09:00:00Z");
    Pace pace;
    noteFirstCaller(pace, nine);
    noteAnswer(pace, nine + seconds{40});
    noteAnswer(pace, nine + seconds{80});
    EXPECT_EQ(expectedWait(pace, 1), std::nullopt);
    noteFirstCaller(pace, nine + minutes{10}); // the queue was empty meanwhile
    noteAnswer(pace, nine + minutes{10} + seconds{120});
    EXPECT_EQ(expectedWait(pace, 1), seconds{50}); // 40 + (120 - 40) / 8
    EXPECT_EQ(expectedWait(pace, 3), seconds{150});
    noteAnswer(pace, nine); // a clock that steps back makes nobody faster than at once
    EXPECT_EQ(expectedWait(pace, 8), seconds{350});
}

} // namespace callboard::test
