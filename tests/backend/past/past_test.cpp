// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past.h"

#include "core/codec/codec.h"
#include "core/wire/json.h"
#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// A live journal of a random story, with a snapshot in its middle.
class PastTest : public testing::Test {
protected:
    PastTest()
        : m_kept(m_scratch.path()) {
        Story story(11);
        for (int i = 0; i < 1'000; ++i)
            m_events.push_back(story.next());
        const std::span all(m_events);
        m_kept.append(all.first(500));
        Snapshots snapshots(m_scratch.path());
        EXPECT_TRUE(snapshots.put(m_kept.journal(), 500, foldVersion, encode(foldedUntil(m_events[499].at))));
        m_kept.append(all.subspan(500));
    }
    Center foldedUntil(Time at) const {
        Center center;
        for (const auto &event : m_events)
            if (event.at <= at)
                apply(center, event);
        return center;
    }
    Result<std::string> ask(const PastQuestion &question) {
        return m_past.answer(question, m_events.back().at, {});
    }
    std::string refusal(const PastQuestion &question) {
        const auto answer = ask(question);
        return answer ? "answered" : answer.error().code;
    }
    const std::vector<Event> &events() const { return m_events; }
    KeptJournal &kept() { return m_kept; }

private:
    Scratch m_scratch;
    KeptJournal m_kept;
    std::vector<Event> m_events;
    Past m_past{m_scratch.path()};
};

} // namespace

TEST_F(PastTest, everyMomentIsWhatTheFoldWasThen) {
    for (std::size_t i = 0; i < events().size(); i += 37) {
        const auto answer = ask(AskMoment{"", events()[i].at});
        ASSERT_TRUE(answer) << answer.error().detail;
        const auto center = readMoment(*answer);
        ASSERT_TRUE(center) << center.error().detail;
        EXPECT_EQ(encode(*center), encode(foldedUntil(events()[i].at)));
    }
}

TEST_F(PastTest, eventsComeInOrderFromANumberOn) {
    std::vector<Event> all;
    for (std::uint64_t from = 1; from <= 1'000; from = all.back().seq + 1) {
        const auto answer = ask(AskPastEvents{"", from, 300});
        ASSERT_TRUE(answer);
        const auto some = readPastEvents(*answer);
        ASSERT_TRUE(some) << some.error().detail;
        EXPECT_EQ(some->last, 1'000u);
        ASSERT_FALSE(some->events.empty());
        all.insert(all.end(), some->events.begin(), some->events.end());
    }
    ASSERT_EQ(all.size(), events().size());
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(encode(all[i]), encode(events()[i]));
    EXPECT_TRUE(readPastEvents(*ask(AskPastEvents{"", 5'000, 300}))->events.empty());
}

TEST_F(PastTest, whatWasWrittenSinceIsThere) {
    ASSERT_TRUE(ask(AskStreams{}));
    auto next = events().back();
    ++next.seq;
    next.at += seconds{90};
    next.fact = StateSealed{foldVersion, "0000000000000000"};
    kept().append(std::span(&next, 1));
    EXPECT_EQ(readPastEvents(*ask(AskPastEvents{"", 1'001, 10}))->events.size(), 1u);
    EXPECT_EQ(fromJson<PastStreams>(*ask(AskStreams{}))->streams,
              (std::vector<PastStream>{{"live", events().front().at, next.at, {}, {}}}));
}

// As everywhere else; who names none means it, too.
TEST_F(PastTest, theSitesOwnStreamIsLive) {
    const auto at = events()[500].at;
    EXPECT_EQ(*ask(AskMoment{"live", at}), *ask(AskMoment{"", at}));
    EXPECT_EQ(readPastEvents(*ask(AskPastEvents{"live", 1, 10}))->events.size(), 10u);
}

TEST_F(PastTest, badQuestionsAreRefused) {
    EXPECT_EQ(refusal(AskMoment{"", events().front().at - seconds{1}}), "past.before");
    EXPECT_EQ(refusal(AskMoment{"queue-log", events().front().at}), "past.unknownStream");
    EXPECT_EQ(refusal(AskMoment{"../../etc", events().front().at}), "past.unknownStream");
    EXPECT_EQ(readPastEvents(*ask(AskPastEvents{"", 0, -5}))->events.size(), 1u);
    EXPECT_EQ(readPastEvents(*ask(AskPastEvents{"", 1, 2'000'000'000}))->events.size(), 1'000u);
}

// As when the asker is gone, or the backend ends: a long replay keeps nobody waiting.
TEST_F(PastTest, readingThatIsStoppedHasNoAnswer) {
    std::stop_source stop;
    stop.request_stop();
    for (const auto &question :
         {PastQuestion(AskMoment{"", events()[800].at}), PastQuestion(AskPastEvents{"", 1, 900})}) {
        const auto answer =
            Past(kept().stream().directory).answer(question, events().back().at, stop.get_token());
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, "history.stopped");
    }
}

} // namespace callboard::test
