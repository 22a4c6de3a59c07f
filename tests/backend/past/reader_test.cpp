// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/reader.h"

#include "tests/support/eventually.h"

#include <gtest/gtest.h>
#include <QCoreApplication>

#include <atomic>

namespace callboard::test {

namespace {

bool eventuallyTold(const std::function<bool()> &condition) {
    return eventually([&] {
        QCoreApplication::processEvents();
        return condition();
    });
}

Reader::Work saying(std::string text) {
    return [said = std::move(text)](const std::stop_token &) { return said; };
}

} // namespace

TEST(Reader, answersOnTheAskersThreadInOrder) {
    Reader reader;
    QObject asker;
    std::string heard;
    const auto here = std::this_thread::get_id();
    for (const auto *text : {"one ", "two ", "three "})
        reader.ask(&asker, saying(text), [&](const Result<std::string> &answer) {
            EXPECT_EQ(std::this_thread::get_id(), here);
            heard += *answer;
        });
    EXPECT_EQ(heard, ""); // never from within the question
    EXPECT_TRUE(eventuallyTold([&] { return heard == "one two three "; })) << heard;
}

TEST(Reader, oneThatGoesTakesHisQuestionsWithHim) {
    Reader reader;
    auto asker = std::make_unique<QObject>();
    QObject other;
    std::atomic<bool> isReading = false, wasStopped = false;
    bool isAnswered = false, isOtherAnswered = false;
    reader.ask(
        asker.get(),
        [&](const std::stop_token &stop) -> Result<std::string> {
            isReading = true;
            while (!stop.stop_requested())
                std::this_thread::yield();
            wasStopped = true;
            return std::string();
        },
        [&](const auto &) { isAnswered = true; });
    reader.ask(asker.get(), saying("late"), [&](const auto &) { isAnswered = true; });
    reader.ask(&other, saying("other"), [&](const auto &) { isOtherAnswered = true; });
    ASSERT_TRUE(eventuallyTold([&] { return isReading.load(); }));
    asker.reset();
    EXPECT_TRUE(eventuallyTold([&] { return isOtherAnswered; }));
    EXPECT_TRUE(wasStopped);
    EXPECT_FALSE(isAnswered);
}

TEST(Reader, tooManyQuestionsOfOneAreRefusedAndThoseOfAnotherAreNot) {
    Reader reader;
    QObject greedy, modest;
    std::atomic<bool> mayGoOn = false;
    int refused = 0, answered = 0;
    const auto count = [&](const Result<std::string> &answer) {
        if (answer)
            ++answered;
        else if (answer.error().code == "past.busy")
            ++refused;
    };
    reader.ask(
        &greedy,
        [&](const std::stop_token &) -> Result<std::string> {
            while (!mayGoOn)
                std::this_thread::yield();
            return std::string();
        },
        count);
    for (std::size_t i = 0; i < Reader::mostOfOne + 4; ++i)
        reader.ask(&greedy, saying("more"), count);
    EXPECT_EQ(refused, 5);
    reader.ask(&modest, saying("one"), count);
    EXPECT_EQ(refused, 5);
    mayGoOn = true;
    EXPECT_TRUE(eventuallyTold([&] { return answered == static_cast<int>(Reader::mostOfOne) + 1; }));
}

} // namespace callboard::test
