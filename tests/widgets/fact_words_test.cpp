// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/fact_words.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(FactWords, tellWhoGaveAWaitingCallToWhom) {
    Center center;
    append(center, ConfigChanged{smallSite()});
    const auto told = [&](std::string_view by) {
        return words::fact(CallPulled{CallId{1}, AgentId{"anna"}, UserId{by}}, center).toStdString();
    };
    EXPECT_EQ(told("anna"), "anna takes the waiting call");
    EXPECT_EQ(told("olga"), "olga gives the waiting call to anna");
}

namespace {

// A call's story as the desktop tells it.
class ToldStory {
public:
    ToldStory() { append(m_center, ConfigChanged{smallSite()}); }
    std::string operator()(const Fact &fact) { return words::next(fact, m_center, m_people).toStdString(); }

private:
    Center m_center;
    CallPeople m_people;
};

const AgentId annaOf{"anna"};
const AgentId borisOf{"boris"};
const UserId olgaOf{"olga"};

} // namespace

TEST(FactWords, aConferenceIsToldByWhoIsInIt) {
    ToldStory story;
    const CallId call{1};
    const Party ivan{"+74957654321", "Ivan"};
    const Party petr{"+74950000001", "Petr"};
    EXPECT_EQ(story(CallArrived{call, Direction::Inbound, ivan, "600", {}, {}}),
              "Ivan (+7 495 765-43-21) dials 600");
    story(CallAnswered{call, annaOf, OfferId{1}});
    EXPECT_EQ(story(CallConferenced{call, annaOf, CallId{2}, 3, petr}),
              "anna brings Petr (+7 495 000-00-01) into the talk");
    EXPECT_EQ(story(CallConferenced{call, annaOf, CallId{3}, 4, {}, borisOf}),
              "anna brings boris into the talk");
    EXPECT_EQ(story(CallPartyMuted{call, 4, annaOf}), "anna mutes boris");
    EXPECT_EQ(story(CallPartyUnmuted{call, 4, annaOf}), "anna lets boris speak again");
    EXPECT_EQ(story(CallSoundLost{call, {}, 3}), "Nothing is heard of Petr (+7 495 000-00-01)");
    EXPECT_EQ(story(CallPartyLeft{call, 3, olgaOf}),
              "olga removes Petr (+7 495 000-00-01) from the conference");
    EXPECT_EQ(story(CallTakenOver{call, borisOf, AgentId{"vera"}}), "vera takes the talk over from boris");
    EXPECT_EQ(story(CallPartyLeft{call, 4, {}}), "vera leaves the conference");
    EXPECT_EQ(story(CallPartyLeft{call, 1, {}}), "One leaves the conference") << "it is none any more";
}

// Journals of before it was written down who joins.
TEST(FactWords, whoIsNotKnownIsNotNamed) {
    ToldStory story;
    const CallId call{1};
    story(CallArrived{call, Direction::Inbound, {"", ""}, "600", {}, {}});
    story(CallAnswered{call, annaOf, OfferId{1}});
    EXPECT_EQ(story(CallConferenced{call, annaOf, CallId{2}, 3, {}}), "anna brings all together");
    EXPECT_EQ(story(CallPartyMuted{call, 3, annaOf}), "One of the conference may not speak");
    EXPECT_EQ(story(CallPartyLeft{call, 3, annaOf}), "anna removes one of the conference");
}

TEST(FactWords, whoIsCalledOutsideHasHisName) {
    ToldStory story;
    const CallId call{1};
    const std::string number = "+74950000001";
    EXPECT_EQ(story(CallPlaced{call, annaOf, DeviceId{"1001"}, number, Direction::Outbound, "Petr"}),
              "anna dials Petr (+7 495 000-00-01)");
    EXPECT_EQ(story(CallArrived{call, Direction::Outbound, {"1001", ""}, number, {}, annaOf, "Petr"}),
              "Rings at Petr (+7 495 000-00-01)");
    EXPECT_EQ(story(CallDialledOut{call, TrunkId{"city"}, number, ""}), "Led out to Petr (+7 495 000-00-01)");
    EXPECT_EQ(story(CallAnswered{call, {}, {}}), "Petr (+7 495 000-00-01) answers");
    EXPECT_EQ(story(CallTransferred{call, annaOf, "600", {number, "Petr"}, {}}), "anna transfers to Support");
}

TEST(FactWords, whoTalksAfterATransferIsTold) {
    ToldStory story;
    const CallId call{1};
    story(CallArrived{call, Direction::Inbound, {"+74957654321", ""}, "600", {}, {}});
    story(CallAnswered{call, annaOf, OfferId{1}});
    EXPECT_EQ(story(CallTransferred{call, annaOf, "+74950000001", {}, {}, "Petr"}),
              "anna transfers to Petr (+7 495 000-00-01)");
    EXPECT_EQ(story(CallAnswered{call, {}, {}}), "Petr (+7 495 000-00-01) answers");
    EXPECT_EQ(story(CallTransferred{call, annaOf, "1002", {}, CallId{2}, {}, borisOf}),
              "anna transfers to boris");
    EXPECT_EQ(story(CallConferenced{CallId{9}, annaOf, call, 3, {}, borisOf}),
              "anna brings boris into the talk");
    EXPECT_EQ(story(CallPartyLeft{call, 3, {}}), "One leaves the conference") << "of another call";
}

} // namespace callboard::test
