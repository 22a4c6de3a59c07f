// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever comes from the network: the answer that is due or none, and the next call works.
#include "tests/support/eventually.h"
#include "tests/support/sip_site.h"
#include "tests/support/sip_wire.h"
#include "tests/support/sipp.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <malloc.h>
#include <random>

// Of the sanitizers' allocators, whose heaps malloc_info() does not know; elsewhere there is none.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

namespace callboard::test {

namespace {

using Transport = SipWire::Transport;

constexpr int mutations = 4000;

void expectThatACallWorks(const SipSite &site) {
    Sipp caller{.server = site.udpPort(), .scenario = "caller_hangs_up"};
    caller.pause = 100;
    EXPECT_EQ(run(caller), 0);
}

// Fifty callers, each of whom is told to come later, and when.
void flood(const SipSite &site) {
    Sipp callers{.server = site.udpPort(), .scenario = "caller_too_many"};
    callers.calls = callers.atOnce = 50;
    EXPECT_EQ(run(callers), 0);
}

std::string inviteNumber(int number) {
    const auto id = "flood" + std::to_string(number);
    return "INVITE sip:600@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bK" + id +
           "\r\nFrom: <sip:74951234567@127.0.0.1>;tag=" + id +
           "\r\nTo: <sip:600@127.0.0.1>\r\nCall-ID: " + id +
           "\r\nCSeq: 1 INVITE\r\nContact: <sip:ivan@127.0.0.1:9>\r\nMax-Forwards: 70\r\nContent-Length: "
           "0\r\n\r\n";
}

// Of this process, engine included, as the allocator counts them.
std::size_t bytesInUse() {
    if (__sanitizer_get_current_allocated_bytes != nullptr)
        return __sanitizer_get_current_allocated_bytes();
    char *text = nullptr;
    std::size_t size = 0;
    auto *stream = ::open_memstream(&text, &size);
    ::malloc_info(0, stream);
    std::fclose(stream);
    const std::string report(text, size);
    std::free(text);
    const auto of = [&, all = report.rfind("</heap>")](const std::string &kind) {
        const auto at = report.find("size=\"", report.find("type=\"" + kind + "\"", all));
        return at == report.npos ? 0 : std::stoull(report.substr(at + 6));
    };
    return of("current") + of("mmap") - of("fast") - of("rest");
}

std::size_t openSockets() {
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        count += std::filesystem::read_symlink(entry.path(), gone).string().starts_with("socket:") ? 1 : 0;
    }
    return count;
}

std::string firstOf(const std::vector<int> &statuses) {
    return statuses.empty() ? "none" : std::to_string(statuses.front());
}

// One wire case after the other, bent by a few random hands.
class Mutator {
public:
    Mutator(std::vector<WireCase> cases, std::uint32_t seed)
        : m_cases(std::move(cases))
        , m_random(seed) {}

    std::string next() {
        auto message = m_cases[below(m_cases.size())].message;
        for (std::size_t i = below(4) + 1; i-- > 0 && !message.empty();)
            bend(message);
        return message.substr(0, 60000);
    }

private:
    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random);
    }

    void bend(std::string &message) {
        const auto at = below(message.size());
        const auto length = std::min(below(40) + 1, message.size() - at);
        switch (below(7)) {
        case 0:
            message[at] = static_cast<char>(below(256));
            break;
        case 1:
            message.erase(at, length);
            break;
        case 2:
            message.insert(at, message.substr(at, length));
            break;
        case 3:
            message.insert(at, std::string(below(3000), static_cast<char>(below(256))));
            break;
        case 4:
            message.resize(at);
            break;
        case 5:
            message.insert(at, "\r\n");
            break;
        default:
            message.insert(at, m_cases[below(m_cases.size())].message);
            break;
        }
    }

    std::vector<WireCase> m_cases;
    std::mt19937 m_random;
};

SipSite::Plan roomyPlan() {
    SipSite::Plan plan;
    plan.config.firstRtpPort = 20000;
    plan.config.lastRtpPort = 29999;
    plan.config.maxCallsPerSecond = 100'000;
    return plan;
}

} // namespace

TEST(Hostile, everyMessageGetsTheAnswerThatIsDue) {
    SipSite site({});
    const auto cases = readWireCases();
    ASSERT_GT(cases.size(), 50U);
    for (const auto &each : cases) {
        SipWire wire(Transport::Udp, site.udpPort());
        const auto answers = wire.ask(each.message);
        EXPECT_TRUE(answers.isAlive) << each.name;
        const auto first = firstOf(answers.statuses);
        EXPECT_NE(std::find(each.expected.begin(), each.expected.end(), first), each.expected.end())
            << each.name << " got " << first;
    }
    expectThatACallWorks(site);
}

TEST(Hostile, bentDatagramsHarmNobody) {
    SipSite site(roomyPlan());
    Mutator mutator(readWireCases(), 2026);
    SipWire wire(Transport::Udp, site.udpPort());
    for (int i = 0; i < mutations; ++i) {
        wire.send(mutator.next());
        if (i % 20 == 0) {
            ASSERT_TRUE(wire.ask("").isAlive) << "after message " << i;
        }
    }
    expectThatACallWorks(site);
}

TEST(Hostile, bentStreamsHarmNobody) {
    SipSite site(roomyPlan());
    Mutator mutator(readWireCases(), 1121);
    auto wire = std::make_unique<SipWire>(Transport::Tcp, site.tcpPort());
    for (int i = 0; i < mutations; ++i) {
        if (!wire->send(mutator.next()) || i % 10 == 0)
            wire = std::make_unique<SipWire>(Transport::Tcp, site.tcpPort());
        if (i % 50 == 0) {
            ASSERT_TRUE(SipWire(Transport::Tcp, site.tcpPort()).ask("\r\n").isAlive) << "after message " << i;
        }
    }
    expectThatACallWorks(site);
}

// They say nothing, or half a message.
TEST(Hostile, openConnectionsWithoutARequestHarmNobody) {
    SipSite site(roomyPlan());
    std::vector<std::unique_ptr<SipWire>> silent;
    for (int i = 0; i < 100; ++i) {
        silent.push_back(std::make_unique<SipWire>(Transport::Tcp, site.tcpPort()));
        if (i % 2 == 0) {
            EXPECT_TRUE(silent.back()->send("INVITE sip:600@127.0.0.1 SIP/2.0\r\nVia: "));
        }
    }
    EXPECT_TRUE(SipWire(Transport::Tcp, site.tcpPort()).ask("\r\n").isAlive);
    expectThatACallWorks(site);
}

TEST(Hostile, aFloodOfCallsIsToldToComeLater) {
    auto plan = roomyPlan();
    plan.config.maxCallsPerSecond = 0;
    SipSite site(std::move(plan));
    for (int i = 0; i < 4; ++i)
        flood(site);
    // However many they are: one fact for the first, one in ten seconds for those after him.
    EXPECT_EQ(site.stop().substr(0, 28), "callers.turnedAway rate one\n");
}

TEST(Hostile, callersForWhomThereIsNoRoomAreToldToComeLaterAndTheNextCallWorksOnceThereIs) {
    auto plan = roomyPlan();
    plan.config.maxCalls = 1;
    SipSite site(std::move(plan));
    SippProcess first({.server = site.udpPort(), .scenario = "caller_hangs_up", .isCued = true});
    ASSERT_TRUE(site.tells("call.arrived call1"));
    flood(site);
    EXPECT_TRUE(site.tells("callers.turnedAway room one"));
    first.cue();
    EXPECT_EQ(first.wait(), 0);
    ASSERT_TRUE(site.tells("call.ended call1"));
    expectThatACallWorks(site);
    EXPECT_TRUE(site.tells("call.ended call2 by caller")) << site.facts();
}

// What answering it took is given back, by the byte: fifty would be the least that one call could cost.
TEST(Hostile, nothingIsKeptOfACallThatIsToldToComeLater) {
    auto plan = roomyPlan();
    plan.config.maxCallsPerSecond = 0;
    const SipSite site(std::move(plan));
    SipWire wire(Transport::Udp, site.udpPort());
    auto refuse = [&, number = 0](int calls) mutable {
        for (int i = 0; i < calls; ++i)
            ASSERT_EQ(firstOf(wire.ask(inviteNumber(++number)).statuses), "503");
    };
    refuse(500); // what libraries keep for themselves from the first on
    const auto before = bytesInUse();
    {
        const std::vector<char> kept(50 * 5000);
        EXPECT_GE(bytesInUse(), before + kept.size()) << "it would be seen";
    }
    refuse(5000);
    EXPECT_LT(bytesInUse(), before + 50 * 5000);
}

// Each had a port for its sound.
TEST(Hostile, endedCallsGiveTheirPortsBack) {
    SipSite site(roomyPlan());
    const auto before = openSockets();
    Sipp callers{.server = site.udpPort(), .scenario = "caller_hangs_up"};
    callers.calls = callers.atOnce = 50;
    callers.pause = 5000;
    SippProcess process(callers);
    ASSERT_TRUE(site.tells("call.arrived call50"));
    EXPECT_GE(openSockets(), before + 25) << "many at once";
    EXPECT_EQ(process.wait(), 0);
    EXPECT_TRUE(eventually([&] { return openSockets() == before; })) << openSockets() << " " << before;
}

TEST(Hostile, callersAreToldToComeLaterWhileTheBackendIsBehindAndOnlyThen) {
    std::atomic<Duration> lag{seconds{3}};
    auto plan = roomyPlan();
    plan.lag = [&] { return lag.load(); };
    SipSite site(std::move(plan));
    flood(site);
    EXPECT_EQ(site.facts(), "callers.turnedAway backlog one\n");
    lag = seconds{1};
    expectThatACallWorks(site);
}

} // namespace callboard::test
