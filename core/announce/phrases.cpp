// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace callboard {

namespace {

constexpr auto next = "next";
constexpr auto manyBefore = "many-before";
constexpr std::string_view before = "callers-before-";
constexpr int mostBefore = 30;

struct Words {
    std::string_view phrase;
    std::string_view english;
    std::string_view russian;
};

constexpr std::array fixed{
    Words{next, "You are next.", "Вы следующий в очереди."},
    Words{closedPhrase, "We are closed now. Please call again during our opening hours. Goodbye.",
          "Сейчас мы не работаем. Пожалуйста, позвоните в рабочее время. До свидания."},
    Words{fullPhrase, "All lines are busy. Please call again later. Goodbye.",
          "Все линии заняты. Пожалуйста, перезвоните позже. До свидания."},
    Words{recordedPhrase, "This call is recorded.", "Этот разговор записывается."},
    Words{markPhrase, "How was this talk? Please press a key from one to five. Five is the best.",
          "Оцените, пожалуйста, этот разговор: нажмите клавишу от одного до пяти. Пять - отлично."},
    Words{thanksPhrase, "Thank you. Goodbye.", "Спасибо. До свидания."},
    Words{manyBefore, "More than thirty callers are before you.",
          "Перед вами в очереди более тридцати человек."}};

struct RangeWords {
    WaitRange range;
    Words words;
};

constexpr std::array ranges{
    RangeWords{{0, 1},
               {"wait-0-1", "The wait is less than one minute.", "Время ожидания - менее одной минуты."}},
    RangeWords{{1, 2},
               {"wait-1-2", "The wait is one to two minutes.", "Время ожидания - от одной до двух минут."}},
    RangeWords{{2, 3},
               {"wait-2-3", "The wait is two to three minutes.", "Время ожидания - от двух до трёх минут."}},
    RangeWords{{3, 5},
               {"wait-3-5", "The wait is three to five minutes.", "Время ожидания - от трёх до пяти минут."}},
    RangeWords{
        {5, 10},
        {"wait-5-10", "The wait is five to ten minutes.", "Время ожидания - от пяти до десяти минут."}},
    RangeWords{{10, 15},
               {"wait-10-15", "The wait is ten to fifteen minutes.",
                "Время ожидания - от десяти до пятнадцати минут."}},
    RangeWords{{15, 30},
               {"wait-15-30", "The wait is fifteen to thirty minutes.",
                "Время ожидания - от пятнадцати до тридцати минут."}},
    RangeWords{
        {30, 0},
        {"wait-30", "The wait is more than thirty minutes.", "Время ожидания - более тридцати минут."}}};

std::string_view inLanguage(const Words &words, SpokenLanguage language) {
    return language == SpokenLanguage::Russian ? words.russian : words.english;
}

// 1 человек, 2 человека, 5 человек, 11 человек, 21 человек, 22 человека.
std::string_view russianPeople(int count) {
    const bool isTeen = count % 100 / 10 == 1;
    return !isTeen && count % 10 >= 2 && count % 10 <= 4 ? "человека" : "человек";
}

std::string beforeInWords(int count, SpokenLanguage language) {
    const auto number = std::to_string(count);
    if (language == SpokenLanguage::Russian)
        return "Перед вами в очереди " + number + " " + std::string(russianPeople(count)) + ".";
    return count == 1 ? "One caller is before you." : number + " callers are before you.";
}

// The number at the end of "callers-before-3"; 0 for another phrase.
int countIn(std::string_view phrase) {
    int count = 0;
    if (!phrase.starts_with(before))
        return 0;
    const auto *end = phrase.data() + phrase.size();
    const auto read = std::from_chars(phrase.data() + before.size(), end, count);
    return read.ec == std::errc{} && read.ptr == end && count <= mostBefore ? count : 0;
}

} // namespace

WaitRange rangeOf(Duration expected) {
    const auto fits = [&](const RangeWords &each) {
        return each.range.to == 0 || expected + expected / 4 <= minutes{each.range.to};
    };
    return std::find_if(ranges.begin(), ranges.end(), fits)->range;
}

std::vector<std::string> waitingPhrases(int position, std::optional<WaitRange> wait) {
    std::vector<std::string> phrases;
    if (position <= 1)
        phrases.emplace_back(next);
    else if (position - 1 > mostBefore)
        phrases.emplace_back(manyBefore);
    else
        phrases.push_back(std::string(before) + std::to_string(position - 1));
    for (const auto &each : ranges)
        if (wait == each.range)
            phrases.emplace_back(each.words.phrase);
    return phrases;
}

std::vector<std::string> allPhrases() {
    std::vector<std::string> all;
    for (const auto &each : fixed)
        all.emplace_back(each.phrase);
    for (int count = 1; count <= mostBefore; ++count)
        all.push_back(std::string(before) + std::to_string(count));
    for (const auto &each : ranges)
        all.emplace_back(each.words.phrase);
    return all;
}

std::string wordsOf(const std::string &phrase, SpokenLanguage language) {
    for (const auto &each : fixed)
        if (each.phrase == phrase)
            return std::string(inLanguage(each, language));
    for (const auto &each : ranges)
        if (each.words.phrase == phrase)
            return std::string(inLanguage(each.words, language));
    const auto count = countIn(phrase);
    return count > 0 ? beforeInWords(count, language) : std::string{};
}

} // namespace callboard
