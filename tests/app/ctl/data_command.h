// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/archive.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {

// callboardctl as people start it, on a data directory without a backend.
struct Said {
    int exit = -1;
    std::string words;
};

class DataCommandTest : public testing::Test {
protected:
    DataCommandTest() {
        std::filesystem::create_directories(data());
        std::ofstream(site() / "people.csv") << "name,phone\nAnna,+79211234567\n";
    }
    std::filesystem::path site() const { return m_scratch.path("site"); }
    std::filesystem::path data() const { return site() / "data"; }

    static Said run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl");
        Process process(arguments);
        const int exit = process.wait().value_or(-1);
        process.says("\n", std::chrono::milliseconds{0});
        return {exit, process.output()};
    }
    Result<Journal> openToWrite() const { return Journal::open(data(), Journal::Mode::write); }
    // A journal of a site whose agent anna gets ready, and `more` after that.
    Event keepAJournal(const std::vector<Fact> &more = {}) {
        Center center;
        auto journal = openToWrite();
        const auto configured = append(center, ConfigChanged{smallSite()});
        const auto ready =
            append(center, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}});
        std::vector<Record> records{recordOf(configured), recordOf(ready)};
        for (const auto &fact : more)
            records.push_back(recordOf(append(center, fact)));
        EXPECT_TRUE(journal && journal->append(records));
        return ready;
    }
    // One caller whom nobody could answer in time, one of whom nothing more is known.
    static std::vector<Fact> lostCallers() {
        std::vector<Fact> facts;
        for (const std::uint32_t count : {1, 2}) {
            const auto call = CallId::make(1, count);
            facts.emplace_back(CallArrived{call, Direction::Inbound, {"+79211234567", ""}, "600", {}, {}});
            facts.emplace_back(CallQueued{call, QueueId{"support"}});
            facts.emplace_back(
                CallEnded{call, EndedBy::System, count == 1 ? EndCause::MaxWait : EndCause::Interrupted});
        }
        return facts;
    }
    // Anna answers three; one is pleased and one is not.
    static std::vector<Fact> ratedCalls() {
        std::vector<Fact> facts;
        for (const std::uint32_t count : {1, 2, 3}) {
            const auto call = CallId::make(1, count);
            const auto offer = OfferId::make(1, count);
            facts.emplace_back(CallArrived{call, Direction::Inbound, {"+79211234567", ""}, "600", {}, {}});
            facts.emplace_back(CallQueued{call, QueueId{"support"}});
            facts.emplace_back(OfferStarted{offer, call, AgentId{"anna"}, DeviceId{"1001"}, {}});
            facts.emplace_back(CallAnswered{call, AgentId{"anna"}, offer});
            facts.emplace_back(CallEnded{call, EndedBy::Caller, EndCause::Normal});
        }
        facts.emplace_back(RatingGiven{CallId::make(1, 1), 5, 5, UserId{"olga"}});
        facts.emplace_back(RatingGiven{CallId::make(1, 2), 1, 3, UserId{"olga"}});
        return facts;
    }
    Said report(const std::string &name, const Event &begin, std::vector<std::string> more) {
        more.insert(more.begin(),
                    {"--data", data().string(), "report", name, "--from", toIso(begin.at).substr(0, 10)});
        return run(more);
    }

private:
    Scratch m_scratch;
};

} // namespace callboard::test
