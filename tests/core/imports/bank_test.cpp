// SPDX-License-Identifier: GPL-3.0-or-later
// A week of a real bank, with its figures as another program counted them.
#include "core/kpi/count.h"
#include "core/kpi/figures.h"
#include "tests/core/imports/imported.h"
#include "tests/support/parsed_json.h"
#include "tests/support/source.h"

#include <sstream>

namespace callboard::test {
namespace {

constexpr double near = 1e-6;

double numberOf(const rapidjson::Value &object, const char *name) {
    return object[name].IsNull() ? 0 : object[name].GetDouble();
}

void expectFigures(const QueueFigures &figures, const rapidjson::Value &expected, const std::string &name) {
    SCOPED_TRACE(name);
    EXPECT_EQ(figures.counts.offered, numberOf(expected, "offered"));
    EXPECT_EQ(figures.counts.answered, numberOf(expected, "answered"));
    EXPECT_EQ(figures.counts.abandoned, numberOf(expected, "abandoned"));
    EXPECT_NEAR(toSeconds(*speedOfAnswer(figures.counts)), numberOf(expected, "asaSeconds"), near);
    EXPECT_NEAR(toSeconds(*timeToAbandon(figures.counts)), numberOf(expected, "averageTimeToAbandonSeconds"),
                near);
    EXPECT_EQ(toSeconds(figures.counts.longestWait), numberOf(expected, "longestWaitSeconds"));
    EXPECT_EQ(toSeconds(figures.counts.talk), numberOf(expected, "talkSeconds"));
    EXPECT_NEAR(toSeconds(*talkTime(figures.counts)), numberOf(expected, "attSeconds"), near);
}

TEST(ImportedBank, hasTheFiguresThatWereCounted) {
    const auto folder = sourceFolder() / "../shared/data/bank-1999";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no " << folder;
    Imported bank;
    const auto first = bank.take(folder / "queue_log");
    EXPECT_EQ(first.written.taken, 29'881u);
    EXPECT_EQ(first.written.dropped, 0u);
    std::ostringstream text;
    text << std::ifstream(folder / "expected.json").rdbuf();
    const auto expected = parseJson(text.str());
    ASSERT_TRUE(expected);
    const auto ledger = bank.ledger();
    QueueFigures all;
    for (const auto &figures : plainQueueFigures(ledger, usualLimits)) {
        const std::string name(figures.queue.text());
        expectFigures(figures, (*expected)["byQueue"][name.c_str()], name);
        addCounts(all.counts, figures.counts);
    }
    expectFigures(all, (*expected)["overall"], "overall");
    const auto agents = plainAgentFigures(ledger);
    EXPECT_EQ(agents.size(), (*expected)["byAgent"].MemberCount());
    for (const auto &figures : agents) {
        const auto &counted = (*expected)["byAgent"][std::string(figures.agent.text()).c_str()];
        EXPECT_EQ(figures.counts.answered, numberOf(counted, "answered")) << figures.agent.text();
        EXPECT_EQ(toSeconds(figures.counts.talk), numberOf(counted, "talkSeconds")) << figures.agent.text();
    }
    const auto hash = bank.hash();
    const auto second = bank.take(folder / "queue_log");
    EXPECT_EQ(second.known, 29'881u);
    EXPECT_EQ(second.written.taken, 0u);
    EXPECT_EQ(bank.hash(), hash);
}

TEST(ImportedAsterisk, whatItWroteClosesItsBooks) {
    const auto folder = sourceFolder() / "../shared/data/ami";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no " << folder;
    Imported slices;
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".queue_log" && std::filesystem::file_size(entry.path()) > 0)
            files.push_back(entry.path());
    for (const auto &file : imports::inOrderOfTime(files)) {
        const auto report = slices.take(file);
        EXPECT_EQ(report.written.dropped, 0u) << file;
        EXPECT_EQ(report.read.refused(), 0u) << file;
    }
    EXPECT_GT(slices.events().size(), 100u);
    EXPECT_EQ(imports::streamFolders(slices.options.data).size(), 1u);
}

} // namespace
} // namespace callboard::test
