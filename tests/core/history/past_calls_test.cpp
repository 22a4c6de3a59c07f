// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/past_calls.h"

#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace callboard::test {

namespace {

Event talk(Center &center, std::uint64_t call, const std::string &number, Delta &delta) {
    append(center, CallArrived{CallId{call}, Direction::Inbound, {number, ""}, "600", {}, {}});
    append(center, CallQueued{CallId{call}, QueueId{"support"}});
    append(center, OfferStarted{OfferId{call}, CallId{call}, AgentId{"anna"}, DeviceId{"1001"}, {}});
    append(center, CallAnswered{CallId{call}, AgentId{"anna"}, OfferId{call}});
    return append(center, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal}, &delta);
}

// No file of this process grows beyond so many bytes while it lives.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes)
        : m_before(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit small{bytes, m_limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_before);
    }

private:
    void (*m_before)(int);
    rlimit m_limit{};
};

class PastCallsTest : public testing::Test {
protected:
    PastCallsTest() { append(center, ConfigChanged{smallSite()}); }
    // Of this journal.
    Result<PastCalls> open(const std::string &epoch = "epoch") const {
        return PastCalls::open(scratch.path("history.db"), epoch, "RU");
    }
    void happen(PastCalls &calls, Fact fact) {
        Delta delta;
        const auto event = append(center, std::move(fact), &delta);
        ASSERT_TRUE(delta.isInPlace);
        ASSERT_TRUE(calls.take(event, delta));
    }

    const Scratch scratch;
    Center center;
};

} // namespace

TEST_F(PastCallsTest, areFoundByAnySpellingOfTheNumberNewestFirst) {
    auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    Delta delta;
    for (std::uint64_t call = 1; call <= 3; ++call) {
        const auto event = talk(center, call, call == 2 ? "84951234567" : "+7 (495) 123-45-67", delta);
        ASSERT_TRUE(calls->take(event, delta));
    }
    const auto found = calls->with("+74951234567", 2);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2u);
    EXPECT_EQ(found->front().call, CallId{3});
    EXPECT_EQ(found->front().agents, std::vector{AgentId{"anna"}});
    EXPECT_TRUE(found->front().isAnswered);
    EXPECT_EQ(found->front().wait, seconds{2});
    EXPECT_EQ(found->front().talk, seconds{1});
    EXPECT_TRUE(calls->with("+79990000000", 5)->empty());
}

TEST_F(PastCallsTest, aCallOutThatWasSentOnIsTheCustomersWhoWasCalled) {
    auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    const CallId call{1};
    const AgentId anna{"anna"};
    const std::string customer = "+74951234567", other = "+74957654321";
    append(center, CallArrived{call, Direction::Outbound, {"1001", ""}, customer, {}, anna});
    append(center, CallAnswered{call, {}, {}});
    append(center, CallTransferred{call, anna, other, {customer, ""}, {}});
    append(center, CallAnswered{call, {}, {}});
    Delta delta;
    const auto event = append(center, CallEnded{call, EndedBy::Caller, EndCause::Normal}, &delta);
    ASSERT_TRUE(calls->take(event, delta));
    EXPECT_EQ(calls->with(customer, 5)->size(), 1u);
    EXPECT_EQ(calls->with(other, 5)->size(), 0u);
}

TEST_F(PastCallsTest, showHowTheyEndedAndWhatWasWritten) {
    auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    const AgentId anna{"anna"};
    const auto take = [&](Fact fact) { happen(*calls, std::move(fact)); };
    const auto last = [&] { return calls->with("+79990000001", 1)->at(0); };
    append(center, CallArrived{CallId{1}, Direction::Outbound, {"1001", ""}, "+79990000001", {}, anna});
    take(NoteAdded{CallId{1}, anna, "draft"}); // while the call lives
    take(CallEnded{CallId{1}, EndedBy::Callee, EndCause::Busy});
    EXPECT_EQ(last().note, "draft");
    EXPECT_EQ(last().disposition, DispositionId{});
    take(DispositionSet{CallId{1}, anna, DispositionId{"solved"}, anna});
    take(NoteAdded{CallId{1}, anna, "calls again on Monday"});
    EXPECT_EQ(last().note, "calls again on Monday");
    EXPECT_EQ(last().disposition, DispositionId{"solved"});
}

TEST_F(PastCallsTest, nameAllWhoTalkedAlsoWhereItWasCutOff) {
    auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    const auto take = [&](Fact fact) { happen(*calls, std::move(fact)); };
    const CallId call{1};
    take(CallArrived{call, Direction::Inbound, {"+79990000001", ""}, "600", {}, {}});
    take(CallQueued{call, QueueId{"support"}});
    take(OfferStarted{OfferId{1}, call, AgentId{"anna"}, DeviceId{"1001"}, {}});
    take(CallAnswered{call, AgentId{"anna"}, OfferId{1}});
    take(CallTransferred{call, AgentId{"anna"}, "1002", {}, {}});
    take(OfferStarted{OfferId{2}, call, AgentId{"boris"}, DeviceId{"1002"}, {}});
    take(CallAnswered{call, AgentId{"boris"}, OfferId{2}});
    take(BackendStarted{2, "0"});
    take(CallEnded{call, EndedBy::System, EndCause::Interrupted});
    const auto found = calls->with("+79990000001", 1)->at(0);
    EXPECT_EQ(found.agents, (std::vector{AgentId{"anna"}, AgentId{"boris"}}));
    EXPECT_EQ(found.cause, EndCause::Interrupted);
    EXPECT_EQ(found.talk, seconds{1}) << "with anna; how long it was with boris nobody knows";
}

TEST_F(PastCallsTest, doNotKnowHowLongATalkWasThatWasCutOff) {
    auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    Delta delta;
    const CallId call{1};
    append(center, CallArrived{call, Direction::Inbound, {"+79990000001", ""}, "600", {}, {}});
    append(center, CallQueued{call, QueueId{"support"}});
    append(center, OfferStarted{OfferId{1}, call, AgentId{"anna"}, DeviceId{"1001"}, {}});
    append(center, CallAnswered{call, AgentId{"anna"}, OfferId{1}});
    append(center, RecordingStarted{call, "1.flac"}); // a second that they talked
    append(center, BackendStarted{2, "0"});
    const auto ended = append(center, CallEnded{call, EndedBy::System, EndCause::Interrupted}, &delta);
    ASSERT_TRUE(delta.segments.empty()) << "the reports do not count it";
    ASSERT_TRUE(calls->take(ended, delta));
    const auto found = calls->with("+79990000001", 1)->at(0);
    EXPECT_TRUE(found.isAnswered);
    EXPECT_EQ(found.talk, Duration{});
    EXPECT_FALSE(found.isTalkKnown());
}

TEST_F(PastCallsTest, goOnWhereTheyStoppedAndStartAnewForAnotherJournal) {
    Delta delta;
    {
        auto calls = open();
        const auto event = talk(center, 1, "84951234567", delta);
        ASSERT_TRUE(calls->take(event, delta));
    }
    EXPECT_EQ(open()->seq(), center.seq);
    auto other = open("other");
    EXPECT_EQ(other->seq(), 0u);
    EXPECT_TRUE(other->with("84951234567", 5)->empty());
}

TEST_F(PastCallsTest, fileThatCannotBeReadIsReplaced) {
    std::ofstream(scratch.path("history.db")) << std::string(10'000, 'x');
    const auto calls = open();
    ASSERT_TRUE(calls) << calls.error().detail;
    EXPECT_EQ(calls->seq(), 0u);
}

TEST_F(PastCallsTest, afterAFailedWriteTheyGoOnWhereTheyWere) {
    auto calls = open();
    std::vector<std::pair<Event, Delta>> taken;
    const auto take = [&](std::uint64_t call) {
        Delta delta;
        auto event = talk(center, call, "84951234567", delta);
        taken.emplace_back(event, delta);
        return calls->take(event, delta).ok() && calls->flush().ok();
    };
    ASSERT_TRUE(take(1));
    std::uint64_t call = 1;
    {
        const SmallFiles full(64 * 1024);
        while (call < 10'000 && take(++call)) {
        }
    }
    ASSERT_TRUE(calls->hasFailed());
    EXPECT_TRUE(take(++call)); // passed over
    ASSERT_TRUE(calls->reopen());
    EXPECT_FALSE(calls->hasFailed());
    EXPECT_LT(calls->seq(), center.seq);
    for (const auto &[event, delta] : taken)
        if (event.seq > calls->seq()) {
            ASSERT_TRUE(calls->take(event, delta));
        }
    EXPECT_EQ(calls->with("84951234567", 20'000)->size(), call);
}

// While another brings the file up to date its reader sees what is kept, and writes nothing.
TEST_F(PastCallsTest, leftToAnotherTheyReadWhatThatOneKeeps) {
    auto calls = open();
    ASSERT_TRUE(calls->leave());
    EXPECT_FALSE(calls->isWriting());
    Delta delta;
    const auto event = talk(center, 1, "84951234567", delta);
    {
        auto other = open();
        ASSERT_TRUE(other->take(event, delta));
    }
    ASSERT_TRUE(calls->take(talk(center, 2, "84951234567", delta), delta)); // passed over
    EXPECT_EQ(calls->with("84951234567", 5)->size(), 1u);
    ASSERT_TRUE(calls->reopen());
    EXPECT_EQ(calls->seq(), event.seq);
    EXPECT_TRUE(calls->isWriting());
}

} // namespace callboard::test
