// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "core/history/books.h"
#include "core/imports/import.h"
#include "tests/core/history/ledger_figures.h"
#include "tests/support/scratch.h"
#include "tests/support/timeline.h"

#include <gtest/gtest.h>

#include <fstream>

namespace callboard::test {

// "0:05 c1|support|NONE|ENTERQUEUE||5551234|1" a line, its time after 09:00 of the stories' day.
inline std::string logOf(std::string_view story) {
    std::string log;
    while (!story.empty()) {
        auto line = story.substr(0, story.find('\n'));
        story.remove_prefix(std::min(line.size() + 1, story.size()));
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        const auto space = line.find(' ');
        if (space == line.npos)
            continue;
        const auto at = storyTime(line.substr(0, space)).time_since_epoch().count() / 1'000'000;
        log += std::to_string(at) + "|" + std::string(line.substr(space + 1)) + "\n";
    }
    return log;
}

// What a queue has that nobody set up otherwise.
inline const ReportLimits usualLimits{seconds{20}, seconds{5}};

// "queued 1 support"; empty for facts that no story is about. Of numbers the count is told.
struct Teller {
    static std::string of(CallId call) { return std::to_string(call.value & 0xFFFF'FFFFu); }
    template <class Kind>
    static std::string of(const Id<Kind> &id) {
        return std::string(id.text());
    }
    std::string operator()(const CallArrived &fact) const {
        const auto name = fact.from.name.empty() ? "" : " (" + fact.from.name + ")";
        return "arrived " + of(fact.call) + (fact.from.number.empty() ? "" : " from " + fact.from.number) +
               name + (fact.to.empty() ? "" : " to " + fact.to);
    }
    std::string operator()(const CallQueued &fact) const {
        return "queued " + of(fact.call) + " " + of(fact.queue);
    }
    std::string operator()(const OfferStarted &fact) const {
        return "rings " + of(fact.call) + " " + of(fact.agent);
    }
    std::string operator()(const OfferEnded &fact) const {
        return "rang " + of(fact.call) + " " + of(fact.agent) + " " + std::string(textOf(fact.outcome));
    }
    std::string operator()(const CallAnswered &fact) const {
        return "answered " + of(fact.call) + " " + of(fact.agent);
    }
    std::string operator()(const CallLeftQueue &fact) const {
        const auto why = fact.reason == LeaveReason::None ? "" : " " + std::string(textOf(fact.reason));
        return "left " + of(fact.call) + " " + of(fact.queue) + " " + std::string(textOf(fact.outcome)) + why;
    }
    std::string operator()(const CallTransferred &fact) const {
        return "transferred " + of(fact.call) + " " + of(fact.agent) + " to " + fact.to;
    }
    std::string operator()(const CallHeld &fact) const { return "held " + of(fact.call); }
    std::string operator()(const CallRetrieved &fact) const { return "retrieved " + of(fact.call); }
    std::string operator()(const CallEnded &fact) const {
        return "ended " + of(fact.call) + " " + std::string(textOf(fact.by)) + " " +
               std::string(textOf(fact.cause));
    }
    std::string operator()(const AgentStateChanged &fact) const {
        const auto reason = fact.reason ? " " + of(fact.reason) : "";
        return of(fact.agent) + " " + std::string(textOf(fact.state)) + reason;
    }
    std::string operator()(const BackendStarted &) const { return "restarted"; }
    std::string operator()(const auto &) const { return {}; }
};

inline std::uint64_t countOf(const imports::FileReport &report, imports::Oddity oddity) {
    return report.written.oddities[static_cast<std::size_t>(oddity)].count();
}

// Logs of a test's own and the streams that come of them.
class Imported {
public:
    Imported() { options.data = m_scratch.path("data"); }

    std::filesystem::path file(const std::string &name, std::string_view content) const {
        std::ofstream(m_scratch.path(name), std::ios::binary) << content;
        return m_scratch.path(name);
    }
    imports::FileReport take(const std::filesystem::path &file) {
        const auto report = imports::importFile(file, options);
        EXPECT_TRUE(report) << (report ? "" : report.error().detail);
        return report ? *report : imports::FileReport{};
    }
    imports::FileReport tell(std::string_view story, const std::string &name = "queue_log") {
        return take(file(name, logOf(story)));
    }

    // Every event of a stream; the books must close and nothing may be out of place.
    std::vector<Event> events(const std::string &stream = "queue-log") const {
        std::vector<Event> all;
        const auto journal = Journal::open(options.data / "imports" / stream, Journal::Mode::read);
        EXPECT_TRUE(journal);
        Books books;
        Center center;
        Delta delta;
        const auto read = readEvents(*journal, 1, journal->last(), [&](const Event &event) {
            apply(center, event, delta);
            books.take(event, delta);
            all.push_back(event);
            return true;
        });
        EXPECT_TRUE(read);
        EXPECT_EQ(center.outOfPlace, 0u);
        const auto findings = books.close(center);
        EXPECT_TRUE(findings.empty()) << findings.front();
        return all;
    }
    // One line a fact, without those of the site and the day.
    std::string facts(const std::string &stream = "queue-log") const {
        std::string text;
        for (const auto &event : events(stream))
            if (const auto told = std::visit(Teller{}, event.fact); !told.empty())
                text += clockOf(event.at) + " " + told + "\n";
        return text;
    }
    Ledger ledger(const std::string &stream = "queue-log") const {
        Ledger ledger({Time::min(), Time::max()});
        Time last{};
        for (const auto &event : events(stream)) {
            ledger.take(event);
            last = std::max(last, event.at);
        }
        ledger.close(last);
        return ledger;
    }
    std::uint64_t hash(const std::string &stream = "queue-log") const {
        return hashOf(ledger(stream).center());
    }
    std::string path(const std::string &name) const { return m_scratch.path(name).string(); }

    imports::ImportOptions options;

private:
    Scratch m_scratch;
};

} // namespace callboard::test
