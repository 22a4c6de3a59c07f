// SPDX-License-Identifier: GPL-3.0-or-later
// Four in one call: who hears whom while one is silenced, one is sent away and who led it leaves.
#include "tests/scenario/people.h"
#include "tests/support/hearing.h"

namespace callboard::test {

namespace {

constexpr double veraTone = 2100;

// By anna's command.
std::string joins(const std::string &number, const std::string &agent) {
    return "call.placed\ncall.held\ncall.arrived internal 1001 to " + number + "\noffer.started " + agent +
           "\ncall.answered " + agent + "\ncall.conferenced\n";
}

} // namespace

TEST(Parties, ofAConferenceOfFourAreHeardSilencedSentAwayAndLeftToThemselves) {
    Site site({.agents = 3, .queue = "wrap_up = \"0s\"\n"});
    const auto vera = Site::nameOf(2);
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone)), boriss(phoneOf(site, "1002", borisTone)),
        veras(phoneOf(site, "1003", veraTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && veras.isReady() && ivan.isReady());
    const auto does = [&](const std::string &user, const std::vector<std::string> &words) {
        const auto answer = site.as(user, words);
        EXPECT_EQ(answer.code, 0) << words[0] << ": " << answer.output;
    };
    const auto now = [&](bool hasAnna = true, bool hasBoris = true) {
        return whoHearsWhom({{"ivan", callerTone, &ivan},
                             {"anna", annaTone, hasAnna ? &annas : nullptr},
                             {"boris", borisTone, hasBoris ? &boriss : nullptr},
                             {"vera", veraTone, &veras}});
    };
    does("anna", {"state", "ready"});
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    does("anna", {"conference", "1002"});
    ASSERT_TRUE(site.waitFor("call.conferenced")) << site.story();
    does("anna", {"conference", "1003"});
    ASSERT_TRUE(site.waitFor("call.conferenced", 2)) << site.story();
    EXPECT_EQ(now(), "ivan hears anna boris vera\nanna hears ivan boris vera\n"
                     "boris hears ivan anna vera\nvera hears ivan anna boris\n");
    does("anna", {"mute-party", "3"});
    ASSERT_TRUE(site.waitFor("call.partyMuted")) << site.story();
    EXPECT_EQ(now(), "ivan hears anna vera\nanna hears ivan vera\n"
                     "boris hears ivan anna vera\nvera hears ivan anna\n")
        << "boris is heard by nobody, and hears all";
    does("anna", {"unmute-party", "3"});
    does("anna", {"mute-party", "1"});
    ASSERT_TRUE(site.waitFor("call.partyMuted", 2)) << site.story();
    EXPECT_EQ(now(), "ivan hears anna boris vera\nanna hears boris vera\n"
                     "boris hears anna vera\nvera hears anna boris\n")
        << "the caller himself";
    does("anna", {"unmute-party", "1"});
    does("anna", {"remove-party", "3"});
    ASSERT_TRUE(site.waitFor("call.partyLeft")) << site.story();
    EXPECT_TRUE(boriss.says("session closed")) << boriss.output();
    EXPECT_EQ(now(true, false), "ivan hears anna vera\nanna hears ivan vera\nvera hears ivan anna\n");
    does("anna", {"hang-up"});
    ASSERT_TRUE(site.waitFor("call.partyLeft", 2)) << site.story();
    EXPECT_EQ(now(false, false), "ivan hears vera\nvera hears ivan\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.answered"), "call.answered anna\nrecording.started\n" +
                                                    joins("1002", "boris") + joins("1003", vera) +
                                                    "call.partyMuted\ncall.partyUnmuted\n"
                                                    "call.partyMuted\ncall.partyUnmuted\n"
                                                    "call.partyLeft\ncall.partyLeft\n"
                                                    "call.ended caller normal\n");
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
