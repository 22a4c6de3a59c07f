// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/phone_number.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace callboard {

namespace {

std::string sourcePath(const std::string &below) {
    const char *source = std::getenv("CALLBOARD_SOURCE");
    return std::string(source != nullptr ? source : ".") + '/' + below;
}

std::vector<std::string> cells(const std::string &line) {
    std::vector<std::string> out(1);
    for (const char letter : line) {
        if (letter == '\t')
            out.emplace_back();
        else
            out.back() += letter;
    }
    return out;
}

std::string unescaped(const std::string &text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
        } else if (text[++i] == 'x') {
            out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            out += text[i] == 't' ? '\t' : text[i] == 'r' ? '\r' : '\n';
        }
    }
    return out;
}

std::string outcome(const std::string &text, const std::string &region) {
    const auto number = normalise(text, region);
    return number ? number->text() : number.error().code;
}

} // namespace

TEST(PhoneNumber, planOfARegionSaysHowItsPeopleDial) {
    EXPECT_EQ(dialPlanOf("RU"), (DialPlan{"7", "8", "810", 10, 10}));
    EXPECT_EQ(dialPlanOf("US"), (DialPlan{"1", "1", "011", 10, 10}));
    EXPECT_EQ(dialPlanOf("DE").internationalPrefix, "00");
    EXPECT_EQ(dialPlanOf("DE").nationalPrefix, "0");
    EXPECT_EQ(dialPlanOf("XX"), DialPlan{});
    const auto plan = dialPlanOf("DE");
    EXPECT_EQ(internationalForm(plan, "03012345678"), "+493012345678");
    EXPECT_EQ(internationalForm(plan, "004412345678"), "+4412345678");
    EXPECT_EQ(internationalForm(plan, "12345678"), "") << "of the town, as far as one can tell";
    EXPECT_EQ(internationalForm(plan, "112"), "");
}

TEST(PhoneNumber, everySpellingOfTheListIsReadAsItSays) {
    std::ifstream file(sourcePath("tests/data/phone/spellings.tsv"));
    std::size_t count = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        const auto row = cells(line);
        ASSERT_EQ(row.size(), 3u) << line;
        EXPECT_EQ(outcome(unescaped(row[0]), row[1]), row[2]) << line;
        ++count;
    }
    EXPECT_GT(count, 70u);
}

// Numbering plans change: for these country codes the list's libphonenumber and Debian 12's differ.
bool isPlanInChange(const std::string &e164) {
    constexpr std::array changing{"+20", "+212", "+229", "+234", "+298", "+370", "+421",
                                  "+47", "+52",  "+56",  "+84",  "+992", "+998"};
    return std::ranges::any_of(changing, [&](const char *code) { return e164.starts_with(code); });
}

TEST(PhoneNumber, agreesWithTheSharedListOfAThousandSpellings) {
    std::ifstream file(sourcePath("../shared/data/phone/cases.tsv"));
    if (!file)
        GTEST_SKIP() << "no ../shared/data/phone/cases.tsv beside the checkout";
    const std::set<std::string> callsAbroad{"+800 1234 5678", "0011 44 20 7946 0018", "8~10 44 20 7946 0018"};
    std::string line;
    std::getline(file, line);
    std::size_t rows = 0, compared = 0;
    for (; std::getline(file, line); ++rows) {
        const auto row = cells(line);
        ASSERT_EQ(row.size(), 9u) << line;
        if (isPlanInChange(row[4]))
            continue;
        ++compared;
        const auto number = normalise(row[0], row[1]);
        EXPECT_EQ(number.ok(), row[3] == "true") << line;
        if (!number)
            continue;
        EXPECT_EQ(number->text(), row[4]) << line;
        const auto shown = [&](int cell) { return row[cell].substr(0, row[cell].find(" ext. ")); };
        EXPECT_EQ(display(*number, ""), shown(6)) << line;
        EXPECT_EQ(display(*number, row[1]), shown(callsAbroad.contains(row[0]) ? 6 : 5)) << line;
    }
    EXPECT_EQ(rows, 1027u);
    EXPECT_GT(compared, 900u);
}

TEST(PhoneNumber, hostileTextIsRefusedOrReadButNeverMore) {
    EXPECT_EQ(outcome(std::string(4096, '7'), "RU"), "phone.tooLong");
    EXPECT_EQ(outcome(std::string(4096, '\0'), "RU"), "phone.tooLong");
    const std::string pieces[] = {
        "+", "7",   "495", "tel:", "sip:", "@",      ";ext=",        ";phone-context=",  "=",
        "%", "%00", "x",   "ext",  "(",    ")",      "\xE2\x80\xAE", "\xF0\x9F\x93\x9E", std::string(1, '\0'),
        "#", "*",   " ",   "-",    "\xFF", ";isub=", "//",           "123456789",        ";"};
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 12; left > 0; --left)
            text += pieces[random() % std::size(pieces)];
        const auto number = normalise(text, round % 2 == 0 ? "RU" : "US");
        if (number) {
            EXPECT_EQ(normalise(number->text(), "RU").value(), *number) << text;
        } else {
            EXPECT_TRUE(number.error().code.starts_with("phone.")) << number.error().code;
            EXPECT_LT(number.error().detail.size(), 400u);
        }
        EXPECT_LE(dialledDigits(text).size(), 32u);
    }
}

TEST(PhoneNumber, knowsRegionsByTheirTwoLetters) {
    EXPECT_TRUE(isKnownRegion("RU"));
    EXPECT_TRUE(isKnownRegion("DE"));
    EXPECT_FALSE(isKnownRegion("ru"));
    EXPECT_FALSE(isKnownRegion("Russia"));
    EXPECT_FALSE(isKnownRegion(""));
}

TEST(PhoneNumber, dialledDigitsKeepWhatCanBeDialled) {
    EXPECT_EQ(dialledDigits(" 119-967-1497 "), "1199671497");
    EXPECT_EQ(dialledDigits("*98#"), "*98#");
    EXPECT_EQ(dialledDigits("sip:1001@example.com;transport=udp"), "1001");
    EXPECT_EQ(dialledDigits("tel:1001;phone-context=example.com"), "1001");
    EXPECT_EQ(dialledDigits("+7112"), "7112");
    EXPECT_EQ(dialledDigits("anonymous"), "");
    EXPECT_EQ(dialledDigits("+"), "");
    EXPECT_EQ(dialledDigits(std::string(33, '1')), "");
}

TEST(E164, isWrittenInOneWayOnly) {
    EXPECT_EQ(E164::fromText("+74951234567")->text(), "+74951234567");
    EXPECT_EQ(E164::fromText("+123456789012345")->text(), "+123456789012345");
    for (const auto *text : {"", "+", "74951234567", "+0495123456", "+7495 1234567", "+123456",
                             "+1234567890123456", "+7495123456a", "++74951234567"})
        EXPECT_FALSE(E164::fromText(text)) << text;
}

TEST(PhoneNumber, isShownInNationalFormAtHomeAndInInternationalFormAbroad) {
    const auto number = *E164::fromText("+74951234567");
    EXPECT_EQ(display(number, "RU"), "8 (495) 123-45-67");
    EXPECT_EQ(display(number, "DE"), "+7 495 123-45-67");
    EXPECT_EQ(display(number, ""), "+7 495 123-45-67");
    EXPECT_EQ(display(number, "nowhere"), "+7 495 123-45-67");
}

} // namespace callboard
