// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

constexpr auto outside = "+74950000001";

SiteSettings cappedSite() {
    auto site = smallSite();
    site.outbound = {{"+7", TrunkId{"city"}, 0, 2, 0}, {"+7900", {}, 0, 0, 0}};
    return site;
}

void dialFromPhone(Backend &backend, int second, std::uint32_t call, const std::string &number) {
    backend.at(second,
               {CallArrived{CallId{call}, Direction::Outbound, {"1001", {}}, number, {}, AgentId{"anna"}}});
}

void end(Backend &backend, int second, std::uint32_t call) {
    backend.at(second, {CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal}});
    backend.tick(second + 30); // her after-call work
    backend.story();
}

} // namespace

TEST(Outbound, pastTheCapNobodyGetsOutAndItIsToldOnceAnHour) {
    const Scratch scratch;
    Backend backend(scratch, cappedSite());
    backend.annaReady();
    dialFromPhone(backend, 10, 1, outside);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.dialledOut\n  -> dial out +74950000001\n");
    end(backend, 20, 1);
    dialFromPhone(backend, 100, 2, outside);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.dialledOut\noutbound.capReached\n  -> dial out +74950000001\n");
    end(backend, 110, 2);
    dialFromPhone(backend, 200, 3, outside);
    EXPECT_EQ(backend.story(), "call.arrived\n  -> end refused\n");
    end(backend, 201, 3);
    const auto refused = backend.hub().command(Dial{outside}, {UserId{"anna"}, Role::Agent}, CommandId{"c1"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "outboundCapped");
    dialFromPhone(backend, 3620, 4, outside);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.dialledOut\n  -> dial out +74950000001\n")
        << "the first is an hour ago; the next notice is not due";
    end(backend, 3650, 4);
    dialFromPhone(backend, 3700, 5, outside);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.dialledOut\noutbound.capReached\n  -> dial out +74950000001\n");
}

TEST(Outbound, forbiddenAndUnknownNumbersDoNotGoOut) {
    const Scratch scratch;
    Backend backend(scratch, cappedSite());
    backend.annaReady();
    for (const auto *number : {"+79001234567", "810441234567"}) {
        const auto refused =
            backend.hub().command(Dial{number}, {UserId{"anna"}, Role::Agent}, CommandId{number});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "outboundNotAllowed");
    }
    dialFromPhone(backend, 10, 1, "+79001234567");
    EXPECT_EQ(backend.story(), "call.arrived\n  -> end refused\n");
}

TEST(Outbound, aNumberThatCouldBeAnExtensionAndIsNoneIsUnknownUnlessARuleForbidsIt) {
    const Scratch scratch;
    auto site = cappedSite();
    site.outbound.push_back({"112", {}, 0, 0, 0});
    site.queues.front().number = "600";
    Backend backend(scratch, site);
    backend.annaReady();
    const auto codeOf = [&](const char *number) {
        const auto said =
            backend.hub().command(Dial{number}, {UserId{"anna"}, Role::Agent}, CommandId{number});
        return said ? std::string("none") : said.error().code;
    };
    EXPECT_EQ(codeOf("1099"), "unknownNumber") << "as long as an extension";
    EXPECT_EQ(codeOf("699"), "unknownNumber") << "as long as a queue's number";
    EXPECT_EQ(codeOf("112"), "outboundNotAllowed");
    EXPECT_EQ(codeOf("84951234567"), "outboundNotAllowed");
}

TEST(Outbound, aTransferOutIsCountedAndComesBackPastTheCap) {
    const Scratch scratch;
    auto site = cappedSite();
    site.outbound[0].perHour = 0;
    site.outbound[0].atOnce = 1;
    Backend backend(scratch, site);
    backend.annaReady();
    for (std::uint32_t call = 1; call <= 2; ++call) {
        const auto begin = static_cast<int>(call) * 100;
        backend.arrive(begin, call);
        backend.at(begin + 5, {CallAnswered{CallId{call}, AgentId{"anna"}, offerOf(backend)}});
        backend.story();
        backend.at(begin + 10, {CallTransferred{CallId{call}, AgentId{"anna"}, outside, {}}});
        EXPECT_EQ(backend.story(),
                  call == 1 ? "call.transferred\ncall.dialledOut\n  -> release anna\n"
                              "  -> dial out +74950000001\n"
                            : "call.transferred\noffer.started\noutbound.capReached\n  -> release anna\n"
                              "  -> ring 1001\n");
        backend.tick(begin + 40);
        backend.story();
    }
}

TEST(Outbound, minutesThatRunningCallsUseUpAreToldWhenTheyAreAndUntilMidnight) {
    const Scratch scratch;
    auto site = cappedSite();
    site.outbound[0] = {"+7", TrunkId{"city"}, 0, 0, 10};
    Backend backend(scratch, site);
    backend.annaReady();
    for (std::uint32_t call = 1; call <= 2; ++call)
        backend.at(10, {CallArrived{CallId{call}, Direction::Outbound, {"1001", {}}, outside, {}, {}}});
    backend.at(20, {CallAnswered{CallId{1}, {}, {}}, CallAnswered{CallId{2}, {}, {}}});
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{20} + minutes{5});
    backend.tick(20 + 300);
    EXPECT_EQ(backend.story(), "outbound.capReached\n");
    const auto &use = backend.hub().center().outbound[0];
    EXPECT_EQ(use.reached, OutboundCap::MinutesPerDay);
    EXPECT_EQ(toIso(use.reachedUntil), "2026-11-22T00:00:00.000000Z");
    backend.tick(20 + 300 + 2 * 3600);
    EXPECT_EQ(backend.story(), "") << "it lasts, and was told";
}

TEST(Outbound, capOfAnHourSaysWhenTheNextCallGoesOut) {
    const Scratch scratch;
    Backend backend(scratch, cappedSite());
    backend.annaReady();
    dialFromPhone(backend, 10, 1, outside);
    end(backend, 20, 1);
    dialFromPhone(backend, 100, 2, outside);
    EXPECT_EQ(backend.hub().center().outbound[0].reachedUntil, nine + seconds{10} + std::chrono::hours{1});
}

} // namespace callboard::test
