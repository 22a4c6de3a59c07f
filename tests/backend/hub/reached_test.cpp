// SPDX-License-Identifier: GPL-3.0-or-later
// Who was cut off with a backend, until somebody talks with him or says that it is settled.
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

const Actor anna{UserId{"anna"}, Role::Agent}, vera{UserId{"vera"}, Role::Agent};
const Actor olga{UserId{"olga"}, Role::Supervisor};

// A customer talked with anna, another one waited; then the backend was gone.
class CutOff {
public:
    CutOff() {
        Backend killed(m_scratch);
        killed.annaReady();
        killed.at(5, {arrived(1, "+79217654321")});
        killed.at(10, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(killed)}});
        killed.at(11, {arrived(2, "+74951234567")});
    }
    static CallArrived arrived(std::uint32_t call, const std::string &from) {
        return {CallId{call}, Direction::Inbound, {from, ""}, "600", {}, {}};
    }
    Backend next() { return Backend(m_scratch, smallSite(), {}, {nine + minutes{10}, {}}); }

private:
    Scratch m_scratch;
};

std::string openIn(Backend &backend) {
    std::string calls;
    for (const auto &cut : backend.hub().center().cutOff)
        calls += std::to_string(cut.call.value) + " ";
    return calls;
}

} // namespace

TEST(Reached, isWhoeverCallsAgainHoweverHisNumberIsWritten) {
    CutOff cutOff;
    auto backend = cutOff.next();
    ASSERT_EQ(openIn(backend), "1 2 ");
    backend.at(700, {DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5071", {}}});
    backend.at(701, {AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}}});
    backend.at(710, {CutOff::arrived(3, "8 (921) 765-43-21")});
    EXPECT_EQ(openIn(backend), "1 2 ") << "nobody has talked with him yet";
    backend.story();
    backend.at(715, {CallAnswered{CallId{3}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(backend.story(), "call.answered\ncall.callerReached\n  -> record 2026-11-21/3.wav\n");
    EXPECT_EQ(openIn(backend), "2 ");
}

TEST(Reached, isNobodyWhoseNumberIsWithheld) {
    const Scratch scratch;
    {
        Backend killed(scratch);
        killed.annaReady();
        killed.at(5, {CutOff::arrived(1, "anonymous"), CutOff::arrived(2, "Restricted")});
    }
    Backend backend(scratch, smallSite(), {}, {nine + minutes{10}, {}});
    ASSERT_EQ(openIn(backend), "1 2 ");
    backend.at(700, {DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5071", {}}});
    backend.at(701, {AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}}});
    backend.at(710, {CutOff::arrived(3, "anonymous")});
    backend.at(715, {CallAnswered{CallId{3}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(openIn(backend), "1 2 ") << "it may be anybody";
}

TEST(Reached, isWhoIsCalledBack) {
    CutOff cutOff;
    auto backend = cutOff.next();
    backend.at(
        700, {CallArrived{CallId{3}, Direction::Outbound, {"1001", ""}, "84951234567", {}, AgentId{"anna"}}});
    backend.at(705, {CallAnswered{CallId{3}, {}, {}}});
    EXPECT_EQ(openIn(backend), "1 ");
}

TEST(Reached, isWhoeverAPersonWhoMaySaySoMarks) {
    CutOff cutOff;
    auto backend = cutOff.next();
    const auto mark = [&](std::uint32_t call, const Actor &actor) {
        const auto done = backend.hub().command(MarkReached{CallId{call}}, actor, CommandId{"c1"});
        return done ? std::string("done") : done.error().code;
    };
    EXPECT_EQ(mark(1, vera), "notAllowed") << "he talked with anna";
    EXPECT_EQ(mark(2, anna), "notAllowed");
    EXPECT_EQ(mark(1, anna), "done");
    EXPECT_EQ(mark(1, anna), "unknownCall");
    EXPECT_EQ(mark(2, olga), "done");
    EXPECT_EQ(openIn(backend), "");
}

} // namespace callboard::test
