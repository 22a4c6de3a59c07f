// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners come from an address of their own and find nothing, while callers and phones go on.
#include "tests/backend/sip/stories.h"
#include "tests/support/sipvicious.h"

namespace callboard::test {

namespace {

// Not where the tools come from: who may send calls in is not banned.
constexpr auto trunkHost = "127.0.0.77";

SipSite::Plan temptingPlan() {
    SipSite::Plan plan;
    plan.agents = {"1002"};
    plan.config.devices[0].password = "4711";
    plan.config.trunks[0].from = {trunkHost};
    return plan;
}

bool names(const std::string &output, const std::string &text) {
    return output.find(text) != std::string::npos;
}

} // namespace

TEST(SipVicious, findsNoExtension) {
    SipSite site(temptingPlan());
    const SipVicious tools;
    EXPECT_TRUE(names(tools.run("svmap", {}, site.udpPort()), "Callboard"));
    for (const std::string method : {"REGISTER", "INVITE", "OPTIONS"}) {
        const auto output = tools.run("svwar", {"-e", "995-1005", "-m", method}, site.udpPort());
        for (const auto *extension : {"1001", "1002", "1003"})
            EXPECT_FALSE(names(output, extension)) << method << ": " << output;
    }
    EXPECT_EQ(site.stop(), "");
}

TEST(SipVicious, cracksNoPasswordAndHarmsNoCall) {
    SipSite site(temptingPlan());
    Phone boris(site, "1002", "phone_answers");
    const auto output = SipVicious().run("svcrack", {"-u", "1001", "-r", "4600-4800"}, site.udpPort());
    EXPECT_FALSE(names(output, "4711")) << output;
    auto ivan = caller(site);
    ivan.host = trunkHost;
    EXPECT_TRUE(leavesAfter(site, ivan, "call.answered call1"));
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1002") + "address.banned 127.0.0.1\n" + arrived +
                               "call.answered call1 agent boris offer1\n"
                               "call.ended call1 by caller normal\n");
    EXPECT_EQ(site.log(),
              (std::vector<std::string>{"turned away REGISTER of 127.0.0.1: wrong password of 1001",
                                        "banned 127.0.0.1 for 5 minutes: it guesses passwords or numbers"}));
}

} // namespace callboard::test
