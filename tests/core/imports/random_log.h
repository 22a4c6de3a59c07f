// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace callboard::test {

// A log as a small site writes it, the same for the same seed: calls of every kind, agents who come, pause
// and go; every other one over midnight. With faults: lines lost, doubled, swapped and late, a clock that
// steps, junk.
class RandomLog {
public:
    explicit RandomLog(std::uint32_t seed)
        : m_random(seed) {}

    std::string write(int calls, bool isFaulty) {
        m_lines.clear();
        m_isFaulty = isFaulty;
        constexpr std::int64_t midnight = 1'794'960'000;
        m_at = roll(2) ? midnight + 40'000 : midnight - roll(600);
        for (int i = 0; i < calls; ++i) {
            m_at += roll(40);
            call(m_at, i);
            if (roll(4) == 0)
                person(m_at);
        }
        std::stable_sort(m_lines.begin(), m_lines.end(),
                         [](const Line &a, const Line &b) { return a.at < b.at; });
        if (isFaulty)
            spoil();
        std::string log;
        for (const auto &line : m_lines)
            log += (line.text.empty() ? "" : std::to_string(line.at) + "|") + line.text + "\n";
        return log;
    }

private:
    struct Line {
        std::int64_t at;
        std::string text;
    };
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_random); }
    // Without faults nobody has two calls, and so no two phones.
    std::string agent() { return "Agent/" + std::to_string(100 + (m_isFaulty ? roll(5) : m_agent++ % 400)); }
    std::string queue() { return "q" + std::to_string(roll(3)); }
    static std::string text(int number) { return std::to_string(number); }
    void say(std::int64_t at, std::string words) { m_lines.push_back({at, std::move(words)}); }

    void call(std::int64_t at, int number) {
        const auto id =
            "c" + text(m_isFaulty && roll(20) == 0 ? number / 2 : number); // now and then one that was there
        visit(at, id, roll(6) == 0 ? 2 : 1);
    }
    void visit(std::int64_t at, const std::string &id, int visits) {
        const auto where = id + "|" + queue() + "|";
        if (roll(12) == 0)
            return say(at, where + "NONE|" + (roll(2) ? "FULL" : "JOINEMPTY"));
        say(at, where + "NONE|ENTERQUEUE||555" + text(roll(1000)) + "|1");
        const int wait = roll(60), rings = roll(3);
        for (int i = 0, since = 0; i < rings && since < wait; ++i) {
            const int ring = 1 + roll(15);
            since += ring;
            if (since <= wait)
                say(at + since, where + agent() + "|RINGNOANSWER|" + text(ring * 1000));
        }
        const auto gone = at + wait;
        if (roll(4) == 0)
            return leave(gone, where, wait);
        talk(gone, where, wait, id, visits);
    }
    void leave(std::int64_t at, const std::string &where, int wait) {
        constexpr const char *exits[] = {"ABANDON|1|1|", "EXITWITHTIMEOUT|1|1|", "EXITEMPTY|1|1|",
                                         "EXITWITHKEY|2|1|1|"};
        say(at, where + "NONE|" + exits[roll(4)] + text(wait));
    }
    void talk(std::int64_t at, const std::string &where, int wait, const std::string &id, int visits) {
        const auto who = agent();
        const int length = roll(200);
        say(at, where + who + "|CONNECT|" + text(wait) + "|x|" + text(roll(wait + 1)));
        if (length > 20 && roll(3) == 0) {
            say(at + 5, where + who + "|CALLERONHOLD");
            say(at + 12, where + who + "|CALLEROFFHOLD");
        }
        const auto end = at + length;
        if (visits > 1) {
            say(end, where + who + "|BLINDTRANSFER|601|ctx|" + text(wait) + "|" + text(length) + "|1");
            return visit(end + 1, id, visits - 1);
        }
        say(end, where + who + (roll(2) ? "|COMPLETEAGENT|" : "|COMPLETECALLER|") + text(wait) + "|" +
                     text(length) + "|1");
        if (roll(3) == 0)
            say(end, where + who + "|WRAPUPSTART|" + text(roll(90)));
    }
    void person(std::int64_t at) {
        constexpr const char *words[] = {"AGENTLOGIN|SIP/1", "AGENTLOGOFF|SIP/1|60", "PAUSEALL|Lunch",
                                         "UNPAUSEALL|",      "PAUSE|Coffee",         "UNPAUSE|",
                                         "ADDMEMBER|",       "REMOVEMEMBER|"};
        say(at, "NONE|" + queue() + "|" + agent() + "|" + words[roll(8)]);
    }
    void spoil() {
        constexpr int faults = 12;
        for (int i = 0; i < faults; ++i) {
            const auto at = static_cast<std::size_t>(roll(static_cast<int>(m_lines.size())));
            const auto to = static_cast<std::size_t>(roll(static_cast<int>(m_lines.size())));
            const auto place = m_lines.begin() + static_cast<std::ptrdiff_t>(at);
            switch (roll(7)) {
            case 0:
                m_lines.erase(place);
                break;
            case 1:
                m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(to), Line(*place));
                break;
            case 2:
                std::swap(*place, m_lines[to]);
                break;
            case 3:
                for (auto later = at; later < m_lines.size(); ++later)
                    m_lines[later].at += 3600 * (roll(2) ? 1 : -1);
                break;
            case 4:
                place->at += roll(20) == 0 ? 2'000'000'000 : roll(100'000) - 50'000;
                break;
            case 5:
                m_lines.insert(place, {place->at, roll(2) ? "NONE|NONE|NONE|QUEUESTART" : ""});
                break;
            default:
                place->text = place->text.substr(0, static_cast<std::size_t>(roll(60)));
            }
            if (m_lines.empty())
                return;
        }
    }

    std::mt19937 m_random;
    std::vector<Line> m_lines;
    std::int64_t m_at = 0;
    int m_agent = 0;
    bool m_isFaulty = false;
};

} // namespace callboard::test
