// SPDX-License-Identifier: GPL-3.0-or-later
// The command as people start it, against a real engine and sipp.
#include "tests/support/ports.h"
#include "tests/support/scratch.h"
#include "tests/support/sipp.h"

#include <charconv>
#include <csignal>
#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

std::string programFolder() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().string() + "/";
}

// callboardctl's traffic with these arguments.
class Traffic {
public:
    explicit Traffic(std::vector<std::string> arguments)
        : m_process([&] {
            arguments.insert(arguments.begin(), {programFolder() + "traffic_alone", "traffic"});
            return arguments;
        }()) {}
    // Its exit code, when what it said is there too.
    int wait() {
        const int code = m_process.wait(90s).value_or(-1);
        EXPECT_TRUE(m_process.says("\n"));
        return code;
    }
    std::string output() const { return m_process.output(); }
    Process *operator->() { return &m_process; }
    // A number of the summary in JSON.
    int number(const std::string &name) const {
        const auto text = output();
        const auto start = text.find("\"" + name + "\":");
        int value = -1;
        if (start != std::string::npos)
            std::from_chars(text.data() + start + name.size() + 3, text.data() + text.size(), value);
        return value;
    }

private:
    Process m_process;
};

// A queue 600 and the phones 1001 and up.
class Site {
public:
    explicit Site(int phones)
        : m_port(freePort())
        , m_process({programFolder() + "queue_server", std::to_string(phones),
                     "127.0.0.1:" + std::to_string(m_port)}) {
        EXPECT_TRUE(m_process.says("ready\n")) << m_process.output();
        std::ofstream agents(agentsFile());
        agents << "# extension, password\n\n";
        for (int i = 0; i < phones; ++i)
            agents << 1001 + i << " secret-" << 1001 + i << "\n";
    }
    std::string agentsFile() const { return m_scratch.path("agents").string(); }
    std::string queue() const { return "sip:600@127.0.0.1:" + std::to_string(m_port); }

private:
    Scratch m_scratch;
    std::uint16_t m_port;
    Process m_process;
};

void expectClosedBooks(const Traffic &traffic) {
    EXPECT_EQ(traffic.number("placed"), traffic.number("answered") + traffic.number("abandoned") +
                                            traffic.number("released") + traffic.number("refused") +
                                            traffic.number("failed") + traffic.number("cutShort"))
        << traffic.output();
}

} // namespace

TEST(TrafficCommand, twentyCallersAtOnceOnFivePhones) {
    const Site site(5);
    Traffic traffic({"--to", site.queue(), "--at-once", "20", "--calls", "20", "--agents-file",
                     site.agentsFile(), "--talk", "2s", "--answer-delay", "100ms", "--patience", "10h",
                     "--not-answered", "0", "--json"});
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_EQ(traffic.number("placed"), 20);
    EXPECT_EQ(traffic.number("answered"), 20);
    EXPECT_EQ(traffic.number("phonesRegistered"), 5);
    EXPECT_GT(traffic.number("audioChecked"), 0);
    EXPECT_EQ(traffic.number("heardByCaller"), traffic.number("audioChecked"));
    EXPECT_EQ(traffic.number("heardByPhone"), traffic.number("audioChecked"));
    expectClosedBooks(traffic);
}

TEST(TrafficCommand, phonesMayRegisterOverTcp) {
    const Site site(2);
    Traffic traffic({"--to", site.queue(), "--at-once", "2", "--calls", "2", "--agents-file",
                     site.agentsFile(), "--transport", "tcp", "--talk", "1s", "--answer-delay", "10ms",
                     "--patience", "10h", "--not-answered", "0", "--json"});
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_EQ(traffic.number("answered"), 2);
}

TEST(TrafficCommand, whoeverLosesPatienceIsCountedAsAbandoned) {
    const Site site(1);
    Traffic traffic({"--to", site.queue(), "--at-once", "10", "--calls", "10", "--patience", "100ms",
                     "--agents-file", site.agentsFile(), "--not-answered", "1", "--answer-delay", "10h",
                     "--json"});
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_EQ(traffic.number("abandoned"), 10);
    expectClosedBooks(traffic);
}

TEST(TrafficCommand, keepsToItsTimeThoughNobodyComesInIt) {
    const auto begin = std::chrono::steady_clock::now();
    Traffic traffic({"--to", "sip:600@127.0.0.1:" + std::to_string(freePort()), "--calls-per-hour", "0.001",
                     "--calls", "3", "--seconds", "1500ms"});
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 1500ms);
    EXPECT_NE(traffic.output().find("calls placed 0"), std::string::npos) << traffic.output();
}

TEST(TrafficCommand, endsCleanlyOnSigterm) {
    const Site site(3);
    Traffic traffic({"--to", site.queue(), "--calls-per-hour", "36000", "--seconds", "1h", "--agents-file",
                     site.agentsFile(), "--talk", "10h", "--answer-delay", "10ms", "--patience", "10h",
                     "--not-answered", "0", "--json"});
    EXPECT_TRUE(traffic->says("talking 3, answered 3", 60s)) << traffic.output();
    traffic->signal(SIGTERM);
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_EQ(traffic.number("answered"), 3);
    EXPECT_GT(traffic.number("cutShort"), 0);
    expectClosedBooks(traffic);
    // Nothing was left behind: the phones are free to register and to answer anew.
    Traffic again({"--to", site.queue(), "--at-once", "3", "--calls", "3", "--agents-file", site.agentsFile(),
                   "--talk", "1s", "--answer-delay", "10ms", "--patience", "10h", "--not-answered", "0",
                   "--json"});
    EXPECT_EQ(again.wait(), 0) << again.output();
    EXPECT_EQ(again.number("answered"), 3);
}

TEST(TrafficCommand, callsSipp) {
    const auto port = std::to_string(freePort());
    Process sipp({"sipp", "-sn", "uas", "-i", "127.0.0.1", "-p", port, "-nostdin"}, {{}, {"TERM=dumb"}});
    Traffic traffic({"--to", "sip:600@127.0.0.1:" + port, "--at-once", "5", "--calls", "20", "--talk",
                     "100ms", "--patience", "1h", "--json"});
    EXPECT_EQ(traffic.wait(), 0) << traffic.output();
    EXPECT_EQ(traffic.number("answered"), 20);
}

TEST(TrafficCommand, registersWithSipp) {
    Sipp registrar{.server = freePort(), .scenario = "registrar", .port = freePort()};
    SippProcess sipp(registrar);
    Traffic traffic(
        {"--registrar", "127.0.0.1:" + std::to_string(registrar.port), "--agent-user", "anna:1001:secret"});
    EXPECT_TRUE(traffic->says("phones 1 of 1")) << traffic.output();
    EXPECT_EQ(sipp.wait(), 0);
}

TEST(TrafficCommand, wrongPasswordFailsWithOneLine) {
    const Site site(1);
    Traffic traffic({"--to", site.queue(), "--at-once", "1", "--calls", "1", "--patience", "1ms",
                     "--agent-user", "anna:1001:wrong"});
    EXPECT_EQ(traffic.wait(), 1);
    EXPECT_TRUE(
        traffic->says("callboardctl traffic: 1 of 1 phones could not register; 1001: 401 Unauthorized\n"))
        << traffic.output();
}

TEST(TrafficCommand, closedPortFailsWithItsReason) {
    Traffic traffic({"--to", "sip:600@127.0.0.1:1;transport=tcp", "--at-once", "1", "--calls", "1"});
    EXPECT_EQ(traffic.wait(), 1);
    EXPECT_TRUE(traffic->says("callboardctl traffic: 1 of 1 calls failed")) << traffic.output();
}

TEST(TrafficCommand, wrongUsageIsExitCode2) {
    const std::vector<std::vector<std::string>> wrong = {
        {},
        {"--to", "sip:600@127.0.0.1"},
        {"--to", "sip:600@127.0.0.1", "--calls-per-hour", "0"},
        {"--to", "sip:600@127.0.0.1", "--calls-per-hour", "60", "--at-once", "1"},
        {"--to", "600", "--at-once", "1"},
        {"--to", "sip:600@127.0.0.1,0", "--at-once", "1"},
        {"--to", "sip:600@127.0.0.1", "--at-once", "1", "--talk", "soon"},
        {"--to", "sip:600@127.0.0.1", "--at-once", "1", "--agents", "3"},
        {"--to", "sip:600@127.0.0.1", "--at-once", "1", "--agents-file", "/nonexistent"},
        {"--agent-user", "anna"},
        {"--unknown"}};
    for (const auto &arguments : wrong) {
        Traffic traffic(arguments);
        EXPECT_EQ(traffic.wait(), 2) << ::testing::PrintToString(arguments) << traffic.output();
        EXPECT_FALSE(traffic.output().empty());
    }
}

} // namespace callboard::test
