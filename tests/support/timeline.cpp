// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/timeline.h"

#include "core/codec/codec.h"
#include "tests/support/story.h"

#include <sstream>
#include <stdexcept>

namespace callboard::test {

namespace {

const Time begin = *fromIso("2026-11-21T09:00:00Z");

std::string span(Duration duration) {
    return clockOf(begin + duration);
}

bool isNumber(std::string_view key) {
    return key == "call" || key == "consult" || key == "party" || key == "offer" || key == "session" ||
           key == "mark" || key == "of" || key == "start" || key == "seconds" || key == "position" ||
           key.ends_with("Seconds");
}

std::string partyOf(const std::string &text) {
    const auto slash = text.find('/');
    const auto name = slash == text.npos ? std::string{} : text.substr(slash + 1);
    return "{\"number\":" + quoted(text.substr(0, slash)) + ",\"name\":" + quoted(name) + "}";
}

std::string valueOf(std::string_view key, const std::string &text) {
    if (isNumber(key) || key == "lost" || key == "answersWhenTold")
        return text;
    if (key == "from")
        return partyOf(text);
    return quoted(key == "until" || key == "aliveUntil" ? toIso(storyTime(text)) : text);
}

} // namespace

Time storyTime(std::string_view clock) {
    const auto colon = clock.find(':');
    return begin + minutes{std::stoi(std::string(clock.substr(0, colon)))} +
           seconds{std::stoi(std::string(clock.substr(colon + 1)))};
}

std::string clockOf(Time time) {
    const auto whole = std::chrono::duration_cast<seconds>(time - begin).count();
    const auto rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

Timeline::Timeline(std::string_view lines) {
    m_center.at = begin;
    Delta delta;
    for (auto fact : {Fact{BackendStarted{1, "test"}}, Fact{ConfigChanged{smallSite()}}})
        apply(m_center, Event{m_center.seq + 1, begin, {}, std::move(fact)}, delta);
    std::istringstream stream{std::string(lines)};
    for (std::string line; std::getline(stream, line);)
        if (line.find_first_not_of(' ') != line.npos)
            take(line);
}

void Timeline::take(std::string_view line) {
    std::istringstream words{std::string(line)};
    std::string clock, type, json;
    words >> clock >> type;
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        const auto key = word.substr(0, equals);
        json += (json.empty() ? "{" : ",") + quoted(key) + ":" + valueOf(key, word.substr(equals + 1));
    }
    auto fact = decodeFact(type, 1, json + "}");
    if (!fact)
        throw std::invalid_argument(std::string(line) + ": " + fact.error().detail);
    Delta delta;
    apply(m_center, Event{m_center.seq + 1, storyTime(clock), {}, std::move(fact).value()}, delta);
    note(delta);
}

void Timeline::note(const Delta &delta) {
    for (const auto &v : delta.visits)
        m_visits += std::string(v.queue.text()) + " " + std::string(textOf(v.outcome)) +
                    (v.agent ? " " + std::string(v.agent.text()) : "") + " wait " + span(v.wait()) + "\n";
    for (const auto &s : delta.segments)
        m_segments += std::string(s.agent.text()) + " " + std::string(s.queue ? s.queue.text() : "direct") +
                      " talk " + span(s.talk()) + " hold " + span(s.held) + "\n";
    for (const auto &o : delta.finishedOffers)
        m_offers += std::string(o.offer.agent.text()) + " " + std::string(textOf(o.outcome)) + "\n";
    for (const auto &i : delta.intervals)
        m_intervals += std::string(i.agent.text()) + " " + std::string(textOf(i.state)) +
                       (i.reason ? "(" + std::string(i.reason.text()) + ")" : "") + " " + clockOf(i.from) +
                       "-" + clockOf(i.to) + "\n";
}

std::string Timeline::agents() const {
    std::string text;
    for (const auto &agent : m_center.agents)
        if (agent.state != AgentState::LoggedOut)
            text += std::string(agent.id.text()) + " " + std::string(textOf(agent.state)) +
                    (agent.reason ? "(" + std::string(agent.reason.text()) + ")" : "") + " " +
                    clockOf(agent.since) + "\n";
    return text;
}

} // namespace callboard::test
