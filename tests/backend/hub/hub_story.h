// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

inline const Time nine = *fromIso("2026-11-21T09:00:00Z");

inline std::string nameOf(const Order &order) {
    struct Namer {
        std::string operator()(const EnterQueue &o) { return "enter " + std::string(o.queue.text()); }
        std::string operator()(const Announce &o) {
            std::string said = "say";
            for (const auto &phrase : o.phrases)
                said += " " + phrase;
            return said;
        }
        std::string operator()(const LeaveQueue &) { return "leave"; }
        std::string operator()(const RingDevice &o) { return "ring " + std::string(o.device.text()); }
        std::string operator()(const CancelOffer &o) { return "cancel " + std::string(textOf(o.outcome)); }
        std::string operator()(const AnswerOffer &) { return "answer"; }
        std::string operator()(const DialOut &o) { return "dial out " + o.number; }
        std::string operator()(const PlaceCall &o) { return "place " + o.number; }
        std::string operator()(const EndCall &o) {
            return "end " + std::string(textOf(o.cause)) + (o.farewell.empty() ? "" : ", " + o.farewell);
        }
        std::string operator()(const RecordCall &o) { return "record " + o.file; }
        std::string operator()(const HoldLine &o) { return o.isHeld ? "hold" : "retrieve"; }
        std::string operator()(const MuteLine &o) { return o.isMuted ? "mute" : "unmute"; }
        std::string operator()(const PressKeys &o) { return "press " + o.digits; }
        std::string operator()(const ReleaseLine &o) { return "release " + std::string(o.agent.text()); }
        std::string operator()(const Supervise &o) { return "supervise " + std::string(textOf(o.mode)); }
        std::string operator()(const SetSupervisionMode &o) { return std::string(textOf(o.mode)); }
        std::string operator()(const EndSupervision &) { return "end supervision"; }
        std::string operator()(const TakeOver &o) { return "take over " + std::string(o.supervisor.text()); }
        std::string operator()(const SwitchLine &) { return "switch"; }
        std::string operator()(const JoinCalls &) { return "join"; }
        std::string operator()(const AnswerSupervision &) { return "answer supervision"; }
        std::string operator()(const AddParty &) { return "add party"; }
        std::string operator()(const DropParty &o) { return "drop party " + std::to_string(o.party); }
        std::string operator()(const SilenceParty &o) { return o.isMuted ? "silence" : "let speak"; }
        std::string operator()(const HoldRecording &o) {
            return o.isPaused ? "pause recording" : "resume recording";
        }
        std::string operator()(const TellNotice &o) { return "notice " + o.phrases.at(0); }
        std::string operator()(const AskMark &o) { return "then ask " + o.question; }
        std::string operator()(const StopRecording &o) { return "stop recording, " + o.why; }
    };
    return std::visit(Namer{}, order);
}

// A backend without telephones: the clock stands where the test puts it, orders are noted.
class Backend {
public:
    struct Start {
        Time at = nine;
        Time aliveUntil{}; // the one before
    };
    explicit Backend(const Scratch &scratch, SiteSettings site = smallSite(),
                     const JournalOptions &options = {})
        : Backend(scratch, std::move(site), options, Start{}) {}
    Backend(const Scratch &scratch, SiteSettings site, const JournalOptions &options, const Start &start)
        : m_now(start.at)
        , m_journal(Journal::open(scratch.path("data"), Journal::Mode::write, options).value())
        , m_snapshots(scratch.path("data"))
        , m_numbers(m_journal.start())
        , m_hub(m_journal, m_snapshots, m_numbers, SiteDay::ofZone("UTC").value(),
                {[this] { return m_now; },
                 [this](Order order) {
                     m_story += "  -> " + nameOf(order) + "\n";
                     m_orders.push_back(std::move(order));
                 },
                 [this](const Error &error) { m_story += "fatal " + error.code + "\n"; },
                 [this](const std::string &line) { m_warnings.push_back(line); },
                 [](const Event &, const Delta &) {}}) {
        m_hub.listen(
            [this](const Event &event, const Delta &) { m_story += std::string(typeOf(event.fact)) + "\n"; });
        EXPECT_TRUE(m_hub.begin(site, "test", start.aliveUntil));
    }
    void at(int second, std::vector<Fact> facts) {
        m_now = nine + seconds{second};
        EXPECT_TRUE(m_hub.record(std::move(facts), {}));
    }
    void tick(int second) {
        m_now = nine + seconds{second};
        m_hub.tick();
    }
    void annaReady() {
        at(0, {DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}},
               AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}}});
        m_story.clear();
    }
    void arrive(int second, std::uint32_t call = 1, const std::string &to = "600") {
        at(second, {CallArrived{CallId{call}, Direction::Inbound, {"1", ""}, to, {}, {}}});
    }
    std::string story() { return std::exchange(m_story, {}); }
    Hub &hub() { return m_hub; }
    const Journal &journal() const { return m_journal; }
    const std::vector<Order> &orders() const { return m_orders; }
    const std::vector<std::string> &warnings() const { return m_warnings; }

private:
    Time m_now;
    std::string m_story;
    std::vector<Order> m_orders;
    std::vector<std::string> m_warnings;
    Journal m_journal;
    Snapshots m_snapshots;
    Numbers m_numbers;
    Hub m_hub;
};

inline OfferId offerOf(Backend &backend) {
    return backend.hub().center().offers.begin()->id;
}

} // namespace callboard::test
