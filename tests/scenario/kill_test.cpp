// SPDX-License-Identifier: GPL-3.0-or-later
// The backend is killed again and again while callers wait: nothing that anybody saw is lost.
#include "core/client/center_client.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "tests/scenario/site.h"

#include <gtest/gtest.h>
#include <QCoreApplication>

namespace callboard::test {

namespace {

constexpr int kills = 50;

// A supervisor's desktop that stays open through all of it and notes what it was shown.
class Witness {
public:
    explicit Witness(const Site &site)
        : m_client(optionsFor(site)) {
        QObject::connect(&m_client, &CenterClient::happened, &m_client,
                         [this](const Event &event) { m_seen.emplace_back(event.seq, encode(event)); });
        m_client.open();
    }
    // Lets time pass until it has seen so many more events.
    bool sees(std::size_t more) {
        const auto target = m_seen.size() + more;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (m_seen.size() < target && std::chrono::steady_clock::now() < deadline)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        return m_seen.size() >= target;
    }
    // What it saw since the last call.
    std::vector<std::pair<std::uint64_t, std::string>> take() { return std::exchange(m_seen, {}); }
    const Center &center() const { return m_client.center(); }

private:
    static LinkOptions optionsFor(const Site &site) {
        LinkOptions options;
        options.url = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(site.ctiPort()));
        options.user = UserId{"root"};
        options.password = "demo";
        options.client = "witness";
        options.firstDelay = milliseconds{20};
        options.longestDelay = milliseconds{100};
        return options;
    }

    CenterClient m_client;
    std::vector<std::pair<std::uint64_t, std::string>> m_seen;
};

std::string encodedAt(const Journal &journal, std::uint64_t seq) {
    std::string text;
    static_cast<void>(readEvents(journal, seq, seq, [&](const Event &event) {
        text = encode(event);
        return true;
    }));
    return text;
}

} // namespace

TEST(Kill, everyFactThatAClientSawIsThereInOrderOnceAndFoldsToWhatItShowed) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    Process callers({std::getenv("CALLBOARD_BIN") + std::string("/callboardctl"), "traffic", "--to",
                     "sip:600@127.0.0.1:" + std::to_string(site.sipPort()), "--calls-per-hour", "72000",
                     "--seconds", "600", "--patience", "5s", "--seed", "1"});
    Witness witness(site);
    std::uint64_t last = 0;
    for (int i = 0; i < kills; ++i) {
        ASSERT_TRUE(witness.sees(10)) << "round " << i << "\n" << site.log() << callers.output();
        site.kill();
        const auto journal = Journal::open(site.data(), Journal::Mode::read);
        ASSERT_TRUE(journal) << journal.error().detail;
        for (const auto &[seq, text] : witness.take()) {
            ASSERT_GT(seq, last) << "round " << i;
            ASSERT_EQ(encodedAt(*journal, seq), text) << "round " << i;
            last = seq;
        }
        const auto folded = restore(*journal, Snapshots(site.path("none")), witness.center().seq);
        ASSERT_TRUE(folded) << folded.error().detail;
        ASSERT_EQ(hashOf(folded->center), hashOf(witness.center())) << "round " << i;
        ASSERT_TRUE(site.start()) << site.log();
    }
    callers.stop();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.output;
}

} // namespace callboard::test

int main(int argc, char **argv) {
    testing::InitGoogleTest(&argc, argv);
    QCoreApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
