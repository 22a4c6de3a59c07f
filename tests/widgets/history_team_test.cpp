// SPDX-License-Identifier: GPL-3.0-or-later
// The history by team: how it is asked for, and what its numbers open to.
#include "tests/widgets/history_page_fixture.h"
#include "widgets/models/text.h"

#include <algorithm>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class HistoryTeamTest : public HistoryPageTest {
protected:
    static constexpr TeamId firstLine{"first-line"}, evening{"evening"};

    AgentFiguresRow rowOf(TeamId team, AgentId agent, std::int64_t offers) const {
        AgentFiguresRow row;
        row.from = past.figures.total.from;
        row.to = past.figures.total.to;
        row.team = team;
        row.agent = agent;
        row.counts.offers = offers;
        return row;
    }
    // The table of teams, answered.
    void showTeams() {
        past.agentFigures.rows = {rowOf({}, {}, 2), rowOf(evening, {}, 3), rowOf(firstLine, {}, 5)};
        choose(u"Rows"_s, 5);
        past.answerAll();
    }
    QComboBox &box(const QString &name) const {
        const auto boxes = page.findChildren<QComboBox *>();
        return **std::ranges::find_if(boxes, [&](auto *each) { return each->accessibleName() == name; });
    }
    QString cell(int row, const QString &name) const {
        return figures().model()->index(row, columnOf(name)).data().toString();
    }
};

TEST_F(HistoryTeamTest, teamsHaveATableOfTheirWork) {
    showTeams();
    ASSERT_EQ(past.agentReports.size(), 1u);
    EXPECT_TRUE(past.agentReports.front().byTeam);
    EXPECT_FALSE(past.agentReports.front().byAgent);
    EXPECT_EQ(columnOf(u"Team"_s), 0);
    EXPECT_EQ(columnOf(u"Agent"_s), -1);
    EXPECT_EQ(cell(0, u"Team"_s), u"no team"_s);
    EXPECT_EQ(cell(2, u"Team"_s), u"first-line"_s);
    EXPECT_EQ(cell(2, u"Offers"_s), u"5"_s);
    EXPECT_FALSE(box(u"Queue"_s).isEnabled()) << "an agent's work is not told by queue";
}

TEST_F(HistoryTeamTest, aTeamsNumberOpensToTheWorkOfItsAgents) {
    showTeams();
    openNumber(1, u"Offers"_s);
    ASSERT_EQ(past.openings.size(), 1u);
    const auto &asked = past.openings.front();
    EXPECT_EQ(asked.teams, std::vector{evening});
    EXPECT_TRUE(asked.agents.empty());
    EXPECT_FALSE(asked.ofNobody);
    EXPECT_EQ(asked.work, WorkFigure::Offers);
    EXPECT_TRUE(says(page, u"Offers 3 · evening"_s)) << wordsIn(page).toStdString();
}

TEST_F(HistoryTeamTest, whoHasNoTeamIsFoundFirst) {
    showTeams();
    past.agentFigures.rows = {rowOf({}, AgentId{"timur"}, 2), rowOf({}, AgentId{"uliana"}, 0),
                              rowOf(firstLine, BusyFloor::anna, 5)};
    openNumber(0, u"Offers"_s);
    ASSERT_EQ(past.agentReports.size(), 2u);
    EXPECT_TRUE(past.agentReports.back().byTeam && past.agentReports.back().byAgent);
    EXPECT_EQ(past.agentReports.back().from, past.agentFigures.rows.front().from);
    EXPECT_TRUE(past.openings.empty());
    EXPECT_TRUE(says(page, u"Reading…"_s));
    past.answerAll();
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().agents, (std::vector{AgentId{"timur"}, AgentId{"uliana"}}));
    EXPECT_TRUE(past.openings.front().teams.empty());
    EXPECT_TRUE(says(page, u"Offers 2 · no team"_s)) << wordsIn(page).toStdString();
    EXPECT_FALSE(says(page, u"Reading…"_s));
}

// All have got a team since: then there is nothing, and not the work of everybody.
TEST_F(HistoryTeamTest, whereNobodyIsLeftWithoutATeamNothingIsListed) {
    showTeams();
    past.agentFigures.rows = {rowOf(firstLine, BusyFloor::anna, 5)};
    openNumber(0, u"Offers"_s);
    past.answerAll();
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_TRUE(past.openings.front().ofNobody);
}

TEST_F(HistoryTeamTest, whatWasOpenedSinceStands) {
    showTeams();
    openNumber(0, u"Offers"_s);
    openNumber(2, u"Missed"_s);
    past.answerAll();
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().teams, std::vector{firstLine});
    openNumber(0, u"Offers"_s);
    past.error = Error{"link.lost", "cut"};
    past.answerAll();
    EXPECT_EQ(past.openings.size(), 1u);
    EXPECT_TRUE(says(page, u"The connection was cut. F5 asks again."_s));
}

TEST_F(HistoryTeamTest, aChosenTeamGoesWithEveryQuestionAndLeavesItsAgentsToChoose) {
    const auto everybody = box(u"Agent"_s).count();
    box(u"Agent"_s).setCurrentIndex(box(u"Agent"_s).findText(u"Анна Петрова"_s));
    box(u"Team"_s).setCurrentIndex(box(u"Team"_s).findText(u"first-line"_s));
    EXPECT_EQ(box(u"Agent"_s).currentText(), u"Анна Петрова"_s) << "she is in it";
    EXPECT_EQ(box(u"Agent"_s).count(), 1 + 10);
    choose(u"Team"_s, box(u"Team"_s).findText(u"evening"_s));
    EXPECT_EQ(box(u"Agent"_s).currentText(), u"All agents"_s) << "she is not in this one";
    EXPECT_EQ(past.reports.back().teams, std::vector{evening});
    EXPECT_TRUE(past.reports.back().agents.empty());
    past.answerAll();
    openNumber(0, u"Answered"_s);
    EXPECT_EQ(past.openings.back().teams, std::vector{evening});
    choose(u"Rows"_s, 4);
    EXPECT_EQ(past.agentReports.back().teams, std::vector{evening});
    choose(u"Team"_s, 0);
    EXPECT_EQ(box(u"Agent"_s).count(), everybody);
}

TEST_F(HistoryTeamTest, aChosenTeamCanBeTakenToAnotherPage) {
    auto choice = page.choice();
    choice.team = evening;
    choice.agent = AgentId{"kira"};
    choice.rows = RowsBy::WorkOfTeams;
    HistoryPage other(busy.floor, past);
    other.choose(choice);
    EXPECT_EQ(other.choice(), choice);
}

TEST_F(HistoryTeamTest, aSiteWithoutTeamsIsNotAskedAboutThem) {
    EXPECT_TRUE(box(u"Team"_s).isVisible());
    showTeams();
    auto site = busy.floor.center().site;
    for (auto &user : site.users)
        user.team = {};
    busy.floor.happen(ConfigChanged{site});
    EXPECT_FALSE(box(u"Team"_s).isVisible());
    EXPECT_EQ(box(u"Rows"_s).count(), 5);
    EXPECT_EQ(page.choice().rows, RowsBy::WorkOfAgents);
    auto choice = page.choice();
    choice.team = evening;
    choice.rows = RowsBy::WorkOfTeams;
    page.choose(choice);
    EXPECT_EQ(page.choice().rows, RowsBy::WorkOfAgents);
    EXPECT_FALSE(page.choice().team);
}

} // namespace
} // namespace callboard
