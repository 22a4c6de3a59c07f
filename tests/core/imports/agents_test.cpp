// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes and goes, and who pauses where.
#include "core/kpi/figures.h"
#include "tests/core/imports/imported.h"

namespace callboard::test {
namespace {

using imports::Oddity;

// Of all agents, for the queue support.
Duration workIn(const Imported &log) {
    Duration work{};
    const auto ledger = log.ledger();
    for (const auto &interval : ledger.intervals())
        if (interval.state == AgentState::WorkingAfterCall) {
            EXPECT_EQ(interval.queue, QueueId{"support"});
            work += interval.to - interval.from;
        }
    return work;
}

// anna works for a minute from 1:45 on, and is called at 1:53.
const std::string wrappedUp = R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:05 c1|support|anna|CONNECT|5|x|2
        0:35 c1|support|anna|COMPLETECALLER|5|30|1
        0:35 c1|support|anna|WRAPUPSTART|20
        1:30 c2|support|NONE|ENTERQUEUE||2|1
        1:35 c2|support|anna|CONNECT|5|x|2
        1:45 c2|support|anna|COMPLETECALLER|5|10|1
        1:45 c2|support|anna|WRAPUPSTART|60)";
const std::string calledAgain = R"(
        1:50 c3|support|NONE|ENTERQUEUE||3|1
        1:55 c3|support|anna|CONNECT|5|x|2
        2:05 c3|support|anna|COMPLETECALLER|5|10|1
        3:00 c4|support|NONE|ENTERQUEUE||4|1
        3:10 c4|support|NONE|ABANDON|1|1|10)";

TEST(ImportedAgents, logOnAndOff) {
    Imported log;
    log.tell(R"(
        0:00 NONE|NONE|Agent/1001|AGENTLOGIN|SIP/1001-1
        1:00 NONE|NONE|Agent/1001|AGENTLOGOFF|SIP/1001-1|60
        2:00 NONE|NONE|Agent/1002|AGENTCALLBACKLOGIN|1002@default
        3:00 NONE|NONE|Agent/1002|AGENTCALLBACKLOGOFF|1002@default|60|CommandLogoff)");
    EXPECT_EQ(log.facts(), "0:00 1001 ready\n1:00 1001 loggedOut\n2:00 1002 ready\n3:00 1002 loggedOut\n");
}

TEST(ImportedAgents, whoGoesWithoutHavingComeIsToldOf) {
    Imported log;
    const auto report = log.tell(R"(
        1:00 NONE|NONE|Agent/1001|AGENTLOGOFF|SIP/1001-1|
        2:00 MANAGER|support|anna|REMOVEMEMBER|)");
    EXPECT_EQ(log.facts(), "");
    EXPECT_EQ(countOf(report, Oddity::NoAgent), 2u);
}

// His log-on was in a file that is gone; the log-off says how long ago it was.
TEST(ImportedAgents, whoGoesWasThereForAsLongAsTheLineSays) {
    Imported log;
    const auto report = log.tell(R"(
        0:50 NONE|NONE|Agent/1001|AGENTLOGOFF|SIP/1001-1|20
        0:55 NONE|NONE|Agent/1001|AGENTLOGOFF|SIP/1001-1|5
        1:00 NONE|NONE|Agent/1002|AGENTLOGOFF|SIP/1002-1|999999)");
    EXPECT_EQ(log.facts(), "0:30 1001 ready\n0:50 1001 loggedOut\n");
    EXPECT_EQ(countOf(report, Oddity::NoAgent), 2u);
}

TEST(ImportedAgents, membersAreThereWhileAQueueHasThem) {
    Imported log;
    log.tell(R"(
        0:00 MANAGER|support|anna|ADDMEMBER|
        0:10 MANAGER|sales|anna|ADDMEMBER|
        0:20 MANAGER|support|anna|REMOVEMEMBER|
        0:30 MANAGER|sales|anna|REMOVEMEMBER|
        0:40 CLI|support|boris|ADDMEMBER|PAUSED
        0:50 NONE|support|boris|UNPAUSE|)");
    EXPECT_EQ(log.facts(), "0:00 anna ready\n0:30 anna loggedOut\n0:40 boris notReady\n0:50 boris ready\n");
}

TEST(ImportedAgents, aPauseInOneOfTwoQueuesIsNone) {
    Imported log;
    const auto report = log.tell(R"(
        0:00 MANAGER|support|anna|ADDMEMBER|
        0:00 MANAGER|sales|anna|ADDMEMBER|
        0:10 NONE|support|anna|PAUSE|Lunch
        0:20 NONE|sales|anna|PAUSE|Lunch
        0:30 NONE|sales|anna|UNPAUSE|)");
    EXPECT_EQ(log.facts(), "0:00 anna ready\n0:20 anna notReady Lunch\n0:30 anna ready\n");
    EXPECT_EQ(countOf(report, Oddity::Repeats), 2u);
}

TEST(ImportedAgents, aPauseOfAllComesWithThoseOfItsQueues) {
    Imported log;
    log.tell(R"(
        0:00 NONE|NONE|anna|PAUSEALL|Lunch
        0:00 NONE|support|anna|PAUSE|Lunch
        1:00 NONE|NONE|anna|PAUSEALL|Meeting
        1:00 NONE|support|anna|PAUSE|Meeting
        2:00 NONE|NONE|anna|UNPAUSEALL|
        2:00 NONE|support|anna|UNPAUSE|)");
    EXPECT_EQ(log.facts(), "0:00 anna notReady Lunch\n1:00 anna notReady Meeting\n2:00 anna ready\n");
}

TEST(ImportedAgents, aPauseOfWhoIsAwayWaitsForHim) {
    Imported log;
    log.tell(R"(
        0:00 NONE|NONE|Agent/1001|AGENTLOGIN|SIP/1
        1:00 NONE|NONE|Agent/1001|AGENTLOGOFF|SIP/1|60
        2:00 NONE|NONE|Agent/1001|PAUSEALL|Course
        3:00 NONE|NONE|Agent/1001|AGENTLOGIN|SIP/1)");
    EXPECT_EQ(log.facts(), "0:00 1001 ready\n1:00 1001 loggedOut\n3:00 1001 notReady Course\n");
}

TEST(ImportedAgents, whoNeverLogsOnIsLoggedOutBetweenHisCalls) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:05 c1|support|anna|CONNECT|5|x|5
        0:25 c1|support|anna|COMPLETEAGENT|5|20|1)");
    const auto figures = plainAgentFigures(log.ledger()).front();
    EXPECT_EQ(loggedIn(figures.counts), seconds{25});
    EXPECT_EQ(figures.counts.reserved, seconds{5});
    EXPECT_EQ(figures.counts.busy, seconds{20});
}

TEST(ImportedAgents, oneWithTwoCallsAtOnceHasBoth) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:01 c2|support|NONE|ENTERQUEUE||2|2
        0:05 c1|support|Agent/UNKNOWN|CONNECT|5|x|5
        0:06 c2|support|Agent/UNKNOWN|CONNECT|5|y|5
        0:25 c1|support|Agent/UNKNOWN|COMPLETEAGENT|5|20|1
        0:26 c2|support|Agent/UNKNOWN|COMPLETEAGENT|5|20|1)");
    EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n0:00 rings 1 UNKNOWN\n"
                           "0:01 arrived 2 from 2\n0:01 queued 2 support\n"
                           "0:05 answered 1 UNKNOWN\n0:05 rings 2 UNKNOWN\n0:06 answered 2 UNKNOWN\n"
                           "0:25 ended 1 callee normal\n0:26 ended 2 callee normal\n");
    EXPECT_EQ(plainAgentFigures(log.ledger()).front().counts.talk, seconds{40});
}

// What is too long for an id is cut and told apart, and has its whole name in the configuration.
TEST(ImportedAgents, longNamesStayDifferent) {
    Imported log;
    const std::string name(40, 'x');
    log.tell("0:00 NONE|NONE|" + name + "1|PAUSEALL|a\n0:01 NONE|NONE|" + name + "2|PAUSEALL|a");
    const auto ledger = log.ledger();
    ASSERT_EQ(ledger.center().agents.size(), 2u);
    EXPECT_TRUE(ledger.center().agents[0].id.text().starts_with("xxxxxxxxxxxxxxxxxxxxxx~"));
    const auto &users = ledger.center().site.users;
    EXPECT_EQ((std::set{users[0].name, users[1].name}), (std::set{name + "1", name + "2"}));
}

// Its seconds are after-call work for the queue, until they are over or the next caller is there; then no
// more.
TEST(ImportedAgents, wrapUpIsAfterCallWork) {
    Imported log;
    log.tell(wrappedUp + calledAgain);
    EXPECT_EQ(workIn(log), seconds{20 + 8});
}

// The log is read while it grows: what it has not come to is not told before.
TEST(ImportedAgents, wrapUpThatOutlastsTheLogEndsAsItsGoingOnTells) {
    Imported whole, grown;
    whole.tell(wrappedUp + calledAgain);
    grown.tell(wrappedUp);
    EXPECT_EQ(workIn(grown), seconds{20});
    grown.tell(wrappedUp + calledAgain);
    EXPECT_EQ(grown.facts(), whole.facts());
    EXPECT_EQ(workIn(grown), seconds{20 + 8});
}

TEST(ImportedAgents, wrapUpIsOverForWhoLogsOff) {
    Imported log;
    log.tell("0:00 MANAGER|support|anna|ADDMEMBER|" + wrappedUp + R"(
        1:50 MANAGER|support|anna|REMOVEMEMBER|
        2:00 MANAGER|support|anna|ADDMEMBER|
        3:00 c3|support|NONE|ENTERQUEUE||3|1)");
    EXPECT_EQ(workIn(log), seconds{20 + 5});
}

// The end of a call may be told a second after the work that follows it; here of his first.
TEST(ImportedAgents, wrapUpThatIsToldBeforeTheCallsEndIsOfThatCall) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:05 c1|support|anna|CONNECT|5|x|2
        0:35 c1|support|anna|WRAPUPSTART|20
        0:36 c1|support|anna|COMPLETECALLER|5|31|1
        2:00 c2|support|NONE|ENTERQUEUE||2|1
        2:10 c2|support|NONE|ABANDON|1|1|10)");
    EXPECT_EQ(workIn(log), seconds{19});
}

TEST(ImportedAgents, whatIsNoFactIsCountedByKind) {
    Imported log;
    const auto report = log.tell(R"(
        0:00 NONE|NONE|NONE|CONFIGRELOAD|
        0:01 NONE|support|anna|WRAPUPSTART|
        0:02 NONE|support|anna|PENALTY|3
        0:03 NONE|support|anna|RINGINUSE|1
        0:04 c1|NONE|NONE|INFO|hello)");
    EXPECT_EQ(log.facts(), "");
    EXPECT_EQ(countOf(report, Oddity::NoFact), 5u);
    using queue_log::EventKind;
    for (const auto kind :
         {EventKind::ConfigReload, EventKind::WrapUpStart, EventKind::Penalty, EventKind::Info})
        EXPECT_EQ(report.written.withoutFact[static_cast<std::size_t>(kind)], 1u);
}

} // namespace
} // namespace callboard::test
