// SPDX-License-Identifier: GPL-3.0-or-later
// Every event that Asterisk and its neighbours write, in its new and its old forms.
#include "tests/core/queue_log/told.h"

namespace callboard::queue_log {
namespace {

// The words of one line, without its number and its time.
std::string said(const std::string &event) {
    const auto words = wordsOf("1366720340|" + event + "\n");
    const auto from = words.find(' ', 2);
    return from == words.npos ? words : words.substr(from + 1, words.size() - from - 2);
}

TEST(QueueLogDetails, aCallerFromTheDoorToTheEnd) {
    EXPECT_EQ(said("1.1|q|NONE|ENTERQUEUE|http://a/b|5551234|3|Ann Lee"),
              "ENTERQUEUE call=1.1 queue=q originalPosition=3 number=5551234 name=Ann Lee url=http://a/b");
    EXPECT_EQ(said("1.1|q|NONE|ENTERQUEUE||5551234"), "ENTERQUEUE call=1.1 queue=q number=5551234");
    EXPECT_EQ(said("1.1|q|SIP/7|CONNECT|12|1.2|4"),
              "CONNECT call=1.1 queue=q agent=SIP/7 wait=12000ms ring=4000ms channel=1.2");
    EXPECT_EQ(said("1.1|q|SIP/7|CONNECT|12"), "CONNECT call=1.1 queue=q agent=SIP/7 wait=12000ms");
    EXPECT_EQ(said("1.1|q|SIP/7|COMPLETEAGENT|12|120|3"),
              "COMPLETEAGENT call=1.1 queue=q agent=SIP/7 wait=12000ms talk=120000ms originalPosition=3");
    EXPECT_EQ(said("1.1|q|SIP/7|COMPLETECALLER|12|120"),
              "COMPLETECALLER call=1.1 queue=q agent=SIP/7 wait=12000ms talk=120000ms");
}

TEST(QueueLogDetails, theWaysOutOfAQueue) {
    EXPECT_EQ(said("1.1|q|NONE|ABANDON|1|3|45"),
              "ABANDON call=1.1 queue=q wait=45000ms position=1 originalPosition=3");
    EXPECT_EQ(said("1.1|q|NONE|EXITWITHTIMEOUT|2"), "EXITWITHTIMEOUT call=1.1 queue=q position=2");
    EXPECT_EQ(said("1.1|q|NONE|EXITWITHTIMEOUT|1|3|45"),
              "EXITWITHTIMEOUT call=1.1 queue=q wait=45000ms position=1 originalPosition=3");
    EXPECT_EQ(said("1.1|q|NONE|EXITEMPTY|1|3|45"),
              "EXITEMPTY call=1.1 queue=q wait=45000ms position=1 originalPosition=3");
    EXPECT_EQ(said("1.1|q|NONE|EXITWITHKEY|#|1|3|45"),
              "EXITWITHKEY call=1.1 queue=q wait=45000ms position=1 originalPosition=3 key=#");
    EXPECT_EQ(said("1.1|q|NONE|EXITWITHKEY|9|1"), "EXITWITHKEY call=1.1 queue=q position=1 key=9");
    EXPECT_EQ(said("1.1|q|NONE|WITHDRAW|1|3|45|taken over"),
              "WITHDRAW call=1.1 queue=q wait=45000ms position=1 originalPosition=3 reason=taken over");
    for (const std::string word :
         {"FULL", "CLOSED", "JOINEMPTY", "LEAVEEMPTY", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME"})
        EXPECT_EQ(said("1.1|q|NONE|" + word), word + " call=1.1 queue=q");
}

TEST(QueueLogDetails, agentsWhoAreRungInVain) {
    EXPECT_EQ(said("1.1|q|SIP/7|RINGNOANSWER|8000"), "RINGNOANSWER call=1.1 queue=q agent=SIP/7 ring=8000ms");
    EXPECT_EQ(said("1.1|q|SIP/7|RINGCANCELED|3120"), "RINGCANCELED call=1.1 queue=q agent=SIP/7 ring=3120ms");
    EXPECT_EQ(said("1.1|q|SIP/7|RINGNOANSWER"), "RINGNOANSWER call=1.1 queue=q agent=SIP/7");
    EXPECT_EQ(said("1.1|q|SIP/7|AGENTDUMP|"), "AGENTDUMP call=1.1 queue=q agent=SIP/7");
    EXPECT_EQ(said("1.1|q|SIP/7|SYSCOMPAT|"), "SYSCOMPAT call=1.1 queue=q agent=SIP/7");
}

TEST(QueueLogDetails, talksThatGoOnElsewhere) {
    EXPECT_EQ(said("1.1|q|SIP/7|BLINDTRANSFER|1002|from-agents|1|2|1"),
              "BLINDTRANSFER call=1.1 queue=q agent=SIP/7 wait=1000ms talk=2000ms originalPosition=1 "
              "extension=1002 context=from-agents");
    EXPECT_EQ(said("1.1|q|SIP/7|TRANSFER|1002|default|1|2"),
              "TRANSFER call=1.1 queue=q agent=SIP/7 wait=1000ms talk=2000ms extension=1002 context=default");
    EXPECT_EQ(said("1.1|q|SIP/7|TRANSFER|1002|default"),
              "TRANSFER call=1.1 queue=q agent=SIP/7 extension=1002 context=default");
    EXPECT_EQ(said("1.1|q|SIP/7|ATTENDEDTRANSFER|APP|Queue|12|120|1"),
              "ATTENDEDTRANSFER call=1.1 queue=q agent=SIP/7 wait=12000ms talk=120000ms originalPosition=1 "
              "channel=Queue reason=APP");
    EXPECT_EQ(said("1.1|q|SIP/7|ATTENDEDTRANSFER|LINK|SIP/a|SIP/b|12|120|1"),
              "ATTENDEDTRANSFER call=1.1 queue=q agent=SIP/7 wait=12000ms talk=120000ms originalPosition=1 "
              "channel=SIP/a reason=LINK");
    EXPECT_EQ(
        said("1.1|q|SIP/7|ATTENDEDTRANSFER|BRIDGE|id|12|120|"),
        "ATTENDEDTRANSFER call=1.1 queue=q agent=SIP/7 wait=12000ms talk=120000ms channel=id reason=BRIDGE");
    EXPECT_EQ(said("1.1|q|SIP/7|CALLERONHOLD"), "CALLERONHOLD call=1.1 queue=q agent=SIP/7");
    EXPECT_EQ(said("1.1|q|SIP/7|CALLEROFFHOLD"), "CALLEROFFHOLD call=1.1 queue=q agent=SIP/7");
}

TEST(QueueLogDetails, agentsComeAndGo) {
    EXPECT_EQ(said("1.1|NONE|Agent/7|AGENTLOGIN|SIP/7-1"),
              "AGENTLOGIN call=1.1 agent=Agent/7 channel=SIP/7-1");
    EXPECT_EQ(said("1.1|NONE|Agent/7|AGENTLOGOFF|SIP/7-1|3600"),
              "AGENTLOGOFF call=1.1 agent=Agent/7 loggedIn=3600000ms channel=SIP/7-1");
    EXPECT_EQ(said("NONE|NONE|Agent/7|AGENTCALLBACKLOGIN|1002@office"),
              "AGENTCALLBACKLOGIN agent=Agent/7 channel=1002@office");
    EXPECT_EQ(said("NONE|NONE|Agent/7|AGENTCALLBACKLOGOFF|1002@office|43|CommandLogoff"),
              "AGENTCALLBACKLOGOFF agent=Agent/7 loggedIn=43000ms channel=1002@office reason=CommandLogoff");
    EXPECT_EQ(said("MANAGER|q|SIP/7|ADDMEMBER|PAUSED"),
              "ADDMEMBER by=MANAGER queue=q agent=SIP/7 reason=PAUSED");
    EXPECT_EQ(said("REALTIME|q|SIP/7|REMOVEMEMBER|"), "REMOVEMEMBER by=REALTIME queue=q agent=SIP/7");
    EXPECT_EQ(said("CLI|q|SIP/7|ADDMEMBER|"), "ADDMEMBER by=CLI queue=q agent=SIP/7");
}

TEST(QueueLogDetails, agentsPause) {
    EXPECT_EQ(said("NONE|q|Anna|PAUSE|Lunch"), "PAUSE queue=q agent=Anna reason=Lunch");
    EXPECT_EQ(said("NONE|q|Anna|UNPAUSE|"), "UNPAUSE queue=q agent=Anna");
    EXPECT_EQ(said("NONE|NONE|Anna|PAUSEALL"), "PAUSEALL agent=Anna");
    EXPECT_EQ(said("NONE|NONE|Anna|UNPAUSEALL|Lunch"), "UNPAUSEALL agent=Anna reason=Lunch");
    EXPECT_EQ(said("NONE|NONE|Anna|PAUSEREASON|Lunch"), "PAUSEREASON agent=Anna reason=Lunch");
    EXPECT_EQ(said("NONE|NONE|Anna|UNPAUSEREASON|Lunch"), "UNPAUSEREASON agent=Anna reason=Lunch");
    EXPECT_EQ(said("1.1|q|Anna|WRAPUPSTART|15"), "WRAPUPSTART call=1.1 queue=q agent=Anna wrapUp=15000ms");
    EXPECT_EQ(said("NONE|q|Anna|PENALTY|3"), "PENALTY queue=q agent=Anna value=3");
    EXPECT_EQ(said("NONE|q|Anna|RINGINUSE|1"), "RINGINUSE queue=q agent=Anna value=1");
}

TEST(QueueLogDetails, theRest) {
    EXPECT_EQ(said("NONE|NONE|NONE|QUEUESTART|"), "QUEUESTART");
    EXPECT_EQ(said("NONE|NONE|NONE|CONFIGRELOAD|"), "CONFIGRELOAD");
    EXPECT_EQ(said("NONE|NONE|NONE|HEARTBEAT|"), "HEARTBEAT");
    EXPECT_EQ(said("1.1|q|NONE|DID|4957877871"), "DID call=1.1 queue=q number=4957877871");
    EXPECT_EQ(said("1.1|q|NONE|INFO|VIP"), "INFO call=1.1 queue=q reason=VIP");
    EXPECT_EQ(said("1.1|q|Anna|CALLSTATUS|sold"), "CALLSTATUS call=1.1 queue=q agent=Anna reason=sold");
    EXPECT_EQ(said("1.1|q|Anna|OUTCALL|ANSWER|30|x"), "OUTCALL call=1.1 queue=q agent=Anna reason=ANSWER");
}

TEST(QueueLogDetails, everyWordIsKnownAndNoOther) {
    for (std::size_t i = 0; i < textsOf(EventKind{}).size(); ++i)
        EXPECT_EQ(eventKindOf(textsOf(EventKind{})[i]), static_cast<EventKind>(i));
    for (const auto *word : {"", "connect", "CONNEC", "CONNECTS", "ENTERQUEUE ", "AGENTCALLBACKLOGOFFS"})
        EXPECT_FALSE(eventKindOf(word)) << word;
}

TEST(QueueLogDetails, aNumberThatIsNoneIsLeftOutAndTheRestTaken) {
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|COMPLETEAGENT|-3|120|x\n"),
              "! 1 badNumber: 1366720340|1.1|q|A|COMPLETEAGENT|-3|120|x\n"
              "1 2013-04-23T12:32:20.000000 COMPLETEAGENT call=1.1 queue=q agent=A talk=120000ms\n");
    EXPECT_EQ(
        wordsOf("1366720340|1.1|q|A|ATTENDEDTRANSFER|120|1\n"),
        "! 1 badNumber: 1366720340|1.1|q|A|ATTENDEDTRANSFER|120|1\n"
        "1 2013-04-23T12:32:20.000000 ATTENDEDTRANSFER call=1.1 queue=q agent=A channel=1 reason=120\n");
    EXPECT_EQ(wordsOf("1366720339|1.1|q|A|COMPLETEAGENT|1|2|3\n1366720340|1.1|q|A|ATTENDEDTRANSFER\n"),
              "1 2013-04-23T12:32:19.000000 COMPLETEAGENT call=1.1 queue=q agent=A wait=1000ms talk=2000ms "
              "originalPosition=3\n"
              "! 2 badNumber: 1366720340|1.1|q|A|ATTENDEDTRANSFER\n"
              "2 2013-04-23T12:32:20.000000 ATTENDEDTRANSFER call=1.1 queue=q agent=A\n");
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|CONNECT|99999999999999999999\n"),
              "! 1 badNumber: 1366720340|1.1|q|A|CONNECT|99999999999999999999\n"
              "1 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent=A\n");
}

} // namespace
} // namespace callboard::queue_log
