// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/goertzel.h"
#include "tests/support/hearing.h"
#include "tests/support/sip_site.h"

#include <gtest/gtest.h>

namespace callboard::test {

using namespace std::chrono_literals;

// What the engine says when the caller hangs up.
inline const std::string callerLeaves = "call.ended call1 by caller normal\n";

inline constexpr double callerTone = 440;
inline constexpr double annaTone = 1000;
inline constexpr double borisTone = 1500;
inline constexpr double musicTone = 700;
inline constexpr auto aWhile = 3s;

// A caller who talks with anna; boris has a phone too. Outside numbers lead to the port, if there is one.
class Talk {
public:
    explicit Talk(bool borisAnswers = true, std::uint16_t outsidePort = 0, seconds silence = seconds{10})
        : m_site(plan(outsidePort, silence, m_files.path("music.wav")))
        , m_anna(phone("1001", annaTone))
        , m_boris(phone("1002", borisTone, borisAnswers))
        , m_caller({.server = m_site.udpPort(), .user = "74951234567", .hz = callerTone}) {
        EXPECT_TRUE(m_anna.isReady()) << m_anna.output();
        EXPECT_TRUE(m_boris.isReady()) << m_boris.output();
        EXPECT_TRUE(m_caller.isReady()) << m_caller.output();
        m_caller.dial("600");
        EXPECT_TRUE(tells("call.answered call1 agent anna"));
        EXPECT_TRUE(tells("recording.started call1"));
    }
    // What happened since the answer, once they have gone on like this for so long.
    std::string end(std::chrono::milliseconds stay = aWhile) {
        std::this_thread::sleep_for(stay);
        m_caller.command("b");
        EXPECT_TRUE(tells("recording.stopped call1"));
        m_caller.quit();
        m_anna.quit();
        m_boris.quit();
        const auto facts = m_site.facts();
        const auto from = facts.find('\n', facts.find("recording.started")) + 1;
        return facts.substr(from, facts.find("recording.stopped") - from);
    }
    bool tells(const std::string &beginning) {
        const bool isTold = m_site.tells(beginning);
        EXPECT_TRUE(isTold) << m_site.facts();
        return isTold;
    }
    void give(Order order) { m_site.give(std::move(order)); }
    CallId call(int number = 1) const { return m_site.call(number); }
    CallId newCall() { return m_site.newCall(); }
    const SipSite &site() const { return m_site; }
    SipSite &site() { return m_site; }
    bool callerHears(double hz) const { return carriesTone(m_caller.heard(), hz, 10); }
    bool annaHears(double hz) const { return carriesTone(m_anna.heard(), hz, 10); }
    bool borisHears(double hz) const { return carriesTone(m_boris.heard(), hz, 10); }
    // Who of the three was heard by this one in the whole call: "caller anna", "nobody".
    static std::string heardBy(const Baresip &phone) {
        return heardInAll(phone, {{"caller", callerTone}, {"anna", annaTone}, {"boris", borisTone}});
    }
    // Who of the two who talk, and boris if he is on the phone, hears whom from now on.
    std::string now(bool hasBoris = false) const {
        return whoHearsWhom({{"caller", callerTone, &m_caller},
                             {"anna", annaTone, &m_anna},
                             {"boris", borisTone, hasBoris ? &m_boris : nullptr},
                             {"music", musicTone}});
    }
    Baresip &caller() { return m_caller; }
    Baresip &anna() { return m_anna; }
    Baresip &boris() { return m_boris; }

private:
    static SipSite::Plan plan(std::uint16_t outsidePort, seconds silence,
                              const std::filesystem::path &music) {
        SipSite::Plan plan;
        writeTone(music, musicTone, 1);
        plan.config.music = music;
        plan.config.silence = silence;
        plan.agents = {"1001", "1002"};
        if (outsidePort != 0) {
            plan.config.trunks[0].to = "127.0.0.1:" + std::to_string(outsidePort);
            plan.config.trunks[0].allowsOutbound = true;
        }
        plan.isRecorded = true;
        return plan;
    }
    Baresip::Options phone(const std::string &extension, double hz, bool answers = true) const {
        return {.server = m_site.udpPort(),
                .user = extension,
                .password = "secret-" + extension,
                .answers = answers,
                .hz = hz};
    }

    Scratch m_files;
    SipSite m_site;
    Baresip m_anna;
    Baresip m_boris;
    Baresip m_caller;
};

// What now() says of two who talk.
inline const std::string theyTalk = "caller hears anna\nanna hears caller\n";

inline const AgentId anna{"anna"};
inline const AgentId boris{"boris"};

} // namespace callboard::test
