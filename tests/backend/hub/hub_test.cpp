// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub.h"

#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

const Time nine = *fromIso("2026-11-21T09:00:00Z");

std::string nameOf(const Order &order) {
    struct Namer {
        std::string operator()(const EnterQueue &o) { return "enter " + std::string(o.queue.text()); }
        std::string operator()(const RingDevice &o) { return "ring " + std::string(o.device.text()); }
        std::string operator()(const CancelOffer &o) { return "cancel " + std::string(textOf(o.outcome)); }
        std::string operator()(const AnswerOffer &) { return "answer"; }
        std::string operator()(const DialOut &o) { return "dial out " + o.number; }
        std::string operator()(const PlaceCall &o) { return "place " + o.number; }
        std::string operator()(const EndCall &o) { return "end " + std::string(textOf(o.cause)); }
        std::string operator()(const RecordCall &o) { return "record " + o.file; }
    };
    return std::visit(Namer{}, order);
}

// A backend without telephones: the clock stands where the test puts it, orders are noted.
class Backend {
public:
    explicit Backend(const Scratch &scratch, SiteSettings site = smallSite())
        : m_journal(Journal::open(scratch.path("data"), Journal::Mode::write).value())
        , m_snapshots(scratch.path("data"))
        , m_numbers(m_journal.start())
        , m_hub(m_journal, m_snapshots, m_numbers, SiteDay::ofZone("UTC").value(),
                {[this] { return m_now; }, [this](Order order) { m_story += "  -> " + nameOf(order) + "\n"; },
                 [this](const Error &error) { m_story += "fatal " + error.code + "\n"; },
                 [](const std::string &) {}, [](const Event &, const Delta &) {}}) {
        m_hub.listen(
            [this](const Event &event, const Delta &) { m_story += std::string(typeOf(event.fact)) + "\n"; });
        EXPECT_TRUE(m_hub.begin(site, "test"));
    }
    void at(int second, std::vector<Fact> facts) {
        m_now = nine + seconds{second};
        EXPECT_TRUE(m_hub.record(std::move(facts), {}));
    }
    void tick(int second) {
        m_now = nine + seconds{second};
        m_hub.tick();
    }
    void annaReady() {
        at(0, {DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}},
               AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}}});
        m_story.clear();
    }
    void arrive(int second, std::uint32_t call = 1, const std::string &to = "600") {
        at(second, {CallArrived{CallId{call}, Direction::Inbound, {"1", ""}, to, {}, {}}});
    }
    std::string story() { return std::exchange(m_story, {}); }
    Hub &hub() { return m_hub; }
    const Journal &journal() const { return m_journal; }

private:
    Time m_now = nine;
    std::string m_story;
    Journal m_journal;
    Snapshots m_snapshots;
    Numbers m_numbers;
    Hub m_hub;
};

OfferId offerOf(Backend &backend) {
    return backend.hub().center().offers.begin()->id;
}

} // namespace

TEST(Hub, callIsQueuedOfferedAnsweredRecordedAndWrappedUp) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.queued\noffer.started\n  -> enter support\n  -> ring 1001\n");
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(backend.story(), "call.answered\n  -> record 2026-11-21/1.wav\n");
    backend.at(60, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}});
    EXPECT_EQ(backend.story(), "call.ended\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{70});
    backend.tick(70);
    EXPECT_EQ(backend.story(), "afterCallWork.ended\n");
}

TEST(Hub, numberThatLeadsNowhereIsRefused) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10, 1, "999");
    EXPECT_EQ(backend.story(), "call.arrived\n  -> end unreachable\n");
}

TEST(Hub, missedOfferGoesToTheNextAgentAndAHabitToNotReady) {
    const Scratch scratch;
    auto site = smallSite();
    site.queues[0].missedLimit = 2;
    Backend backend(scratch, site);
    backend.annaReady();
    backend.arrive(10);
    const auto miss = [&](int second) {
        const auto offer = *backend.hub().center().offers.begin();
        backend.at(second, {OfferEnded{offer.id, offer.call, offer.agent, OfferOutcome::NoAnswer}});
    };
    backend.story();
    miss(25);
    EXPECT_EQ(backend.story(), "offer.ended\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{40});
    backend.tick(40);
    EXPECT_EQ(backend.story(), "offer.started\n  -> ring 1001\n");
    miss(55);
    EXPECT_EQ(backend.story(), "offer.ended\nagent.stateChanged\n");
    const auto *anna = find(backend.hub().center(), AgentId{"anna"});
    EXPECT_EQ(anna->state, AgentState::NotReady);
    EXPECT_EQ(anna->reason, ReasonId{"missed-calls"});
    EXPECT_EQ(anna->desired.author, Author::Rule);
}

TEST(Hub, leaseThatTheEngineForgotRunsOut) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{28});
    backend.tick(28);
    EXPECT_EQ(backend.story(), "offer.ended\n  -> cancel noAnswer\n");
}

TEST(Hub, waitBeyondTheLimitIsEndedOnce) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.arrive(10);
    backend.story();
    backend.tick(10 + 600);
    EXPECT_EQ(backend.story(), "  -> end maxWait\n");
    backend.tick(10 + 601);
    EXPECT_EQ(backend.story(), "");
}

TEST(Hub, factOutOfPlaceIsNotRecorded) {
    const Scratch scratch;
    Backend backend(scratch);
    const auto before = backend.hub().center().seq;
    backend.at(5, {CallEnded{CallId{9}, EndedBy::Caller, EndCause::Normal}});
    EXPECT_EQ(backend.hub().center().seq, before);
}

TEST(Hub, everythingSeenIsOnDiscAndFoldsToTheLiveState) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.at(12, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    const auto folded = restore(backend.journal(), Snapshots(scratch.path("none")), backend.journal().last());
    ASSERT_TRUE(folded);
    EXPECT_EQ(hashOf(folded->center), hashOf(backend.hub().center()));
}

TEST(Hub, restartEndsWhatWasInterruptedAndKeepsTheAgentsWish) {
    const Scratch scratch;
    {
        Backend backend(scratch);
        backend.annaReady();
        backend.arrive(10);
        backend.arrive(11, 2);
        EXPECT_TRUE(backend.hub().putSnapshot());
    }
    Backend again(scratch);
    EXPECT_EQ(again.story(), "backend.started\noffer.ended\ncall.ended\ncall.ended\n");
    EXPECT_TRUE(again.hub().center().calls.empty());
    EXPECT_EQ(find(again.hub().center(), AgentId{"anna"})->state, AgentState::Ready);
    EXPECT_EQ(find(again.hub().center(), QueueId{"support"})->today.unknown, 2);
    EXPECT_EQ(again.hub().center().start, 2u);
}

TEST(Hub, commandIsRefusedOrRecordedUnderItsName) {
    const Scratch scratch;
    Backend backend(scratch);
    const Actor anna{UserId{"anna"}, Role::Agent};
    const SetState ready{{}, DesiredState::Ready, {}};
    const auto seq = backend.hub().command(ready, anna, CommandId{"c1"});
    ASSERT_TRUE(seq);
    EXPECT_EQ(backend.hub().command(ready, anna, CommandId{"c2"}).error().code, "alreadySo");
    CommandId cause;
    ASSERT_TRUE(backend.hub().replay(*seq, *seq, [&](const Event &event) {
        cause = event.causedBy;
        return true;
    }));
    EXPECT_EQ(cause, CommandId{"c1"});
}

TEST(Hub, midnightStartsTheDay) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), *fromIso("2026-11-22T00:00:00Z"));
    backend.tick(15 * 3600);
    EXPECT_EQ(backend.story(), "day.started\n");
    EXPECT_EQ(backend.hub().center().day, "2026-11-22");
}

} // namespace callboard::test
