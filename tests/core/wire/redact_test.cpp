// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/redact.h"

#include "core/replica/replica.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using test::append;
using test::Story;

// A client behind a lens, fed as a session feeds it.
class Screen {
public:
    Screen(UserId user, Role role)
        : m_lens({user, role}) {}

    void start(const Center &center) { m_replica.take("e", m_lens.snapshot(center)); }
    void follow(const Center &center, const Event &event, const Delta &delta) {
        const bool isShown = m_lens.showsParty(center, event.fact);
        for (const CallId id : m_lens.reveals(center, delta))
            reveal(textsOf(*find(center, id)));
        take(event, isShown);
    }
    void resume(const Center &center, const std::vector<Event> &tail) {
        for (const CallTexts &texts : m_lens.resume(center))
            reveal(texts);
        for (const Event &event : tail)
            take(event, m_lens.showsParty(center, event.fact));
    }
    const Center &center() const { return m_replica.center(); }
    const Viewer &viewer() const { return m_lens.viewer(); }

private:
    void reveal(const CallTexts &texts) {
        m_replica.reveal(texts.call, texts.from, {texts.to, texts.toName}, texts.parties, texts.ledOut);
    }
    void take(Event event, bool isShown) {
        if (!isShown)
            blank(event.fact);
        Delta delta;
        ASSERT_EQ(m_replica.apply("e", event, delta), Replica::Step::Applied);
    }

    Lens m_lens;
    Replica m_replica;
};

Center allBlank(const Center &center) {
    Center blanked = center;
    for (const auto &call : center.calls)
        blank(*blanked.calls.find(call.id));
    for (auto &agent : blanked.agents)
        blank(agent);
    blanked.supervisions.clear();
    blank(blanked.guard);
    for (auto &cut : blanked.cutOff)
        cut.outside = {};
    for (auto &contact : blanked.rateable)
        contact.mark = 0;
    for (auto &queue : blanked.queues)
        queue.marks = {queue.marks.contacts, 0, 0, 0};
    for (auto &agent : blanked.agents)
        agent.marks = {agent.marks.contacts, 0, 0, 0};
    blanked.outOfPlace = 0; // a withheld fact always fits
    return blanked;
}

void expectSameButForBlanks(const Screen &screen, const Center &center) {
    ASSERT_TRUE(allBlank(screen.center()) == allBlank(center)) << "at event " << center.seq;
    for (const auto &call : center.calls) {
        const Call &shown = *find(screen.center(), call.id);
        const bool isBlankAllowed = !mayRead(center, call, screen.viewer());
        EXPECT_TRUE(shown.from == call.from || (isBlankAllowed && shown.from == Party{})) << call.id.value;
        EXPECT_TRUE(shown.to == call.to || (isBlankAllowed && shown.to.empty()))
            << call.id.value << " shown " << shown.from.number << "/" << shown.to << " true "
            << call.from.number << "/" << call.to << " may read " << !isBlankAllowed << " "
            << screen.viewer().user.text();
    }
}

std::vector<Screen> allScreens() {
    std::vector<Screen> screens;
    for (const auto &user : test::smallSite().users)
        screens.emplace_back(user.id, user.role);
    return screens;
}

TEST(Redaction, leavesTheFoldAloneWhateverHappens) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Story story(seed);
        Center center;
        auto screens = allScreens();
        for (auto &screen : screens)
            screen.start(center);
        for (int i = 0; i < 300 && !testing::Test::HasFailure(); ++i) {
            const Event event = story.next();
            Delta delta;
            apply(center, event, delta);
            for (auto &screen : screens) {
                screen.follow(center, event, delta);
                expectSameButForBlanks(screen, center);
            }
        }
    }
}

TEST(Redaction, ofASnapshotAndOfATailComeToTheSame) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Story story(seed);
        std::vector<Event> events;
        while (events.size() < 300)
            events.push_back(story.next());
        for (auto &screen : allScreens()) {
            Center center;
            for (std::size_t at = 0; at < 100; ++at)
                apply(center, events[at]);
            screen.start(center);
            for (std::size_t at = 100; at < events.size(); ++at)
                apply(center, events[at]);
            screen.resume(center, {events.begin() + 100, events.end()});
            expectSameButForBlanks(screen, center);
        }
    }
}

TEST(Redaction, showsAnAgentTheCallsOfHisQueuesAndHisOwnOnly) {
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    const auto call = CallId::make(1, 1);
    append(center, CallArrived{call, Direction::Inbound, {"+74951234567", "Ivan"}, "600", {}, {}});
    const auto readers = [&] {
        std::string names;
        for (const auto &user : center.site.users)
            if (mayRead(center, *find(center, call), {user.id, user.role}))
                names.append(user.id.text()).append(" ");
        return names;
    };
    EXPECT_EQ(readers(), "rita olga mark root ");
    append(center, CallQueued{call, QueueId{"support"}});
    EXPECT_EQ(readers(), "anna vera rita olga mark root ");
    const auto offer = OfferId::make(1, 1);
    append(center, OfferStarted{offer, call, AgentId{"gleb"}, DeviceId{"1004"}, center.at});
    EXPECT_EQ(readers(), "anna vera gleb rita olga mark root ");
    append(center, CallAnswered{call, AgentId{"gleb"}, offer});
    EXPECT_EQ(readers(), "anna vera gleb rita olga mark root ");
}

TEST(Redaction, blanksWhoCalledAndWhoWasCalled) {
    for (Fact fact : {Fact{CallArrived{CallId{1}, Direction::Inbound, {"1", "n"}, "2", {}, {}}},
                      Fact{CallTransferred{CallId{1}, AgentId{"anna"}, "2", {"1", "n"}}}}) {
        EXPECT_TRUE(tellsParty(fact));
        blank(fact);
        EXPECT_FALSE(tellsParty(fact));
    }
}

TEST(Redaction, showsNotesToTheirWriterAndToWhoReadsEverything) {
    const AgentId anna{"anna"};
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    append(center, CallArrived{CallId{1}, Direction::Outbound, {"1001", "Anna"}, "+74951234567", {}, anna});
    const Fact note = NoteAdded{CallId{1}, anna, "wants a quote"};
    append(center, note);
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled});
    std::string readers;
    for (const auto &user : center.site.users) {
        Lens lens({user.id, user.role});
        const auto shown = lens.snapshot(center);
        const auto &agent = *find(shown, anna);
        EXPECT_EQ(agent.wrapUps.at(0).note.empty(), agent.last.party.number.empty()) << user.name;
        EXPECT_EQ(lens.showsParty(center, note), !agent.wrapUps.at(0).note.empty()) << user.name;
        readers += agent.wrapUps.at(0).note.empty() ? "" : user.name + " ";
    }
    EXPECT_EQ(readers, "anna rita olga mark root ");
    Fact blanked = note;
    EXPECT_TRUE(tellsParty(blanked));
    blank(blanked);
    EXPECT_FALSE(tellsParty(blanked));
}

TEST(Redaction, showsWhoseCodeIsOwedToWhoOwesItAndToWhoReadsEverything) {
    const AgentId anna{"anna"};
    Center center;
    auto site = test::smallSite();
    site.queues[0].needsDisposition = true;
    append(center, ConfigChanged{site});
    append(center, CallArrived{CallId{1}, Direction::Inbound, {"+74951234567", "Ivan"}, "600", {}, {}});
    append(center, CallQueued{CallId{1}, QueueId{"support"}});
    append(center, OfferStarted{OfferId{1}, CallId{1}, anna, DeviceId{"1001"}, center.at + seconds{9}});
    append(center, CallAnswered{CallId{1}, anna, OfferId{1}});
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    append(center, AfterCallWorkEnded{anna, Author::Supervisor, UserId{"olga"}});
    append(center, CallPlaced{CallId{2}, anna, DeviceId{"1001"}, "1002", Direction::Internal});
    append(center, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Cancelled});
    std::string readers, speakers;
    for (const auto &user : center.site.users) {
        const auto shown = Lens({user.id, user.role}).snapshot(center);
        readers += find(shown, anna)->owed.at(0).party.name.empty() ? "" : user.name + " ";
        speakers += speaksWith(center, "+74951234567", {user.id, user.role}) ? user.name + " " : "";
    }
    EXPECT_EQ(readers, "anna rita olga mark root ");
    EXPECT_EQ(speakers, readers);
}

TEST(Redaction, tellsAgentsOfSupervisionOnlyWhereTheSiteSaysSo) {
    const AgentId anna{"anna"};
    const Fact asked =
        SupervisionAsked{CallId{1}, anna, UserId{"rita"}, DeviceId{"1005"}, SupervisionMode::Listen};
    const auto readers = [&](bool isShown) {
        Center center;
        auto site = test::smallSite();
        site.showsSupervision = isShown;
        append(center, ConfigChanged{site});
        append(center, CallArrived{CallId{1}, Direction::Internal, {}, "600", {}, anna});
        append(center, CallAnswered{CallId{1}, {}, {}});
        append(center, asked);
        std::string names;
        for (const auto &user : center.site.users) {
            Lens lens({user.id, user.role});
            const bool isInSnapshot = !lens.snapshot(center).supervisions.empty();
            EXPECT_EQ(lens.showsParty(center, asked), isInSnapshot) << user.name;
            names.append(isInSnapshot ? std::string(user.id.text()) + " " : "");
        }
        return names;
    };
    EXPECT_EQ(readers(false), "rita olga mark root ");
    EXPECT_EQ(readers(true), "anna rita olga mark root ");
    for (Fact fact : {asked, Fact{SupervisionEnded{CallId{1}, anna, UserId{"rita"}, {}}}}) {
        EXPECT_TRUE(tellsParty(fact));
        blank(fact);
        EXPECT_TRUE(std::holds_alternative<Withheld>(fact));
        EXPECT_FALSE(tellsParty(fact));
    }
}

// An agent reads no mark of a colleague's.
TEST(Redaction, tellsAgentsOfMarksOfTheirOwnCallsAlone) {
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    const auto talk = [&](std::uint32_t count) {
        const auto call = CallId::make(1, count);
        const auto offer = OfferId::make(1, count);
        append(center, CallArrived{call, Direction::Inbound, {"+74951234567", ""}, "600", {}, {}});
        append(center, CallQueued{call, QueueId{"support"}});
        append(center, OfferStarted{offer, call, AgentId{"anna"}, DeviceId{"1001"}, {}});
        append(center, CallAnswered{call, AgentId{"anna"}, offer});
        return call;
    };
    const auto first = talk(1);
    append(center, CallEnded{first, EndedBy::Caller, EndCause::Normal});
    append(center, AfterCallWorkEnded{AgentId{"anna"}, Author::Agent});
    append(center, CallEnded{talk(2), EndedBy::Caller, EndCause::Normal});
    Fact given = RatingGiven{first, 5, 5, {}};
    std::string readers;
    for (const auto &user : center.site.users)
        readers += Lens({user.id, user.role}).showsParty(center, given) ? user.name + " " : "";
    EXPECT_EQ(readers, "anna rita olga mark root ") << "however many calls came after it";
    EXPECT_TRUE(tellsParty(given));
    append(center, given);
    const auto csat = [&](std::string_view viewer, Role role) {
        const auto shown = Lens({UserId{viewer}, role}).snapshot(center);
        const auto &ofQueue = find(shown, QueueId{"support"})->marks,
                   &ofAnna = find(shown, AgentId{"anna"})->marks;
        return std::to_string(ofQueue.marks) + " " + std::to_string(ofAnna.sum) + " " +
               std::to_string(shown.rateable.front().mark);
    };
    EXPECT_EQ(csat("olga", Role::Supervisor), "1 5 5");
    EXPECT_EQ(csat("anna", Role::Agent), "1 5 5");
    EXPECT_EQ(csat("boris", Role::Agent), "0 0 0") << "as if it had been withheld";
    blank(given);
    EXPECT_TRUE(std::holds_alternative<Withheld>(given));
}

TEST(Redaction, whoHearsARecordingIsForWhoReadsEverything) {
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    Fact heard = RecordingHeard{CallId{1}, "2026/12/01/1.flac", UserId{"olga"}};
    std::string readers;
    for (const auto &user : center.site.users)
        readers += Lens({user.id, user.role}).showsParty(center, heard) ? user.name + " " : "";
    EXPECT_EQ(readers, "rita olga mark root ");
    EXPECT_TRUE(tellsParty(heard));
    blank(heard);
    EXPECT_TRUE(std::holds_alternative<Withheld>(heard));
}

TEST(Redaction, whoIsCalledIsReadWithHisNumber) {
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    const CallId call{1};
    const AgentId anna{"anna"};
    const std::string number = "+74951234567";
    const std::array<Fact, 5> facts{
        CallPlaced{call, anna, DeviceId{"1001"}, number, Direction::Outbound, "Peter"},
        CallArrived{call, Direction::Outbound, {"1001", {}}, number, {}, anna, "Peter"},
        CallDialledOut{call, TrunkId{"city"}, number, ""}, CallAnswered{call, {}, {}},
        CallTransferred{call, anna, "+74957654321", {number, "Peter"}, {}, "Paul"}};
    Screen gleb(UserId{"gleb"}, Role::Agent), olga(UserId{"olga"}, Role::Supervisor);
    gleb.start(center);
    olga.start(center);
    for (const auto &fact : facts) {
        Delta delta;
        const auto event = append(center, fact, &delta);
        gleb.follow(center, event, delta);
        olga.follow(center, event, delta);
        auto shown = *find(center, call);
        EXPECT_EQ(*find(olga.center(), call), shown);
        blank(shown);
        EXPECT_EQ(*find(gleb.center(), call), shown) << typeOf(fact);
        EXPECT_EQ(shown.called(), Party{}) << typeOf(fact);
        EXPECT_EQ(shown.ledOut, "") << typeOf(fact);
    }
    EXPECT_EQ(find(center, call)->called(), (Party{"+74957654321", "Paul"}));
}

TEST(Redaction, revealsOnceAndForgetsEndedCalls) {
    Center center;
    append(center, ConfigChanged{test::smallSite()});
    Lens lens({UserId{"anna"}, Role::Agent});
    lens.snapshot(center);
    const auto call = CallId::make(1, 1);
    Delta delta;
    const auto arrived =
        append(center, CallArrived{call, Direction::Inbound, {"+74951234567", ""}, "600", {}, {}}, &delta);
    EXPECT_FALSE(lens.showsParty(center, arrived.fact));
    EXPECT_TRUE(lens.reveals(center, delta).empty());
    append(center, CallQueued{call, QueueId{"support"}}, &delta);
    EXPECT_EQ(lens.reveals(center, delta), std::vector{call});
    EXPECT_TRUE(lens.reveals(center, delta).empty());
    append(center, CallEnded{call, EndedBy::Caller, EndCause::Normal}, &delta);
    EXPECT_TRUE(lens.reveals(center, delta).empty());
}

} // namespace
} // namespace callboard
