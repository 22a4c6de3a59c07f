// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/test_floor.h"

#include "core/codec/codec.h"

#include <algorithm>
#include <QByteArray>

namespace callboard {

CommandId TestRequests::send(const Command &command) {
    const CommandId id{"test-" + std::to_string(++m_count)};
    sent.push_back(command);
    m_open.emplace_back(id, command);
    return id;
}

void TestRequests::answerAll() {
    for (const auto &[id, command] : std::exchange(m_open, {})) {
        const auto decision = decide(m_floor.center(), command, m_actor, m_floor.now(),
                                     [this] { return CallId::make(9, static_cast<std::uint32_t>(m_count)); });
        if (!decision) {
            Q_EMIT refused(id, decision.error());
            continue;
        }
        for (const auto &fact : decision->facts)
            m_floor.happen(fact);
        orders.insert(orders.end(), decision->orders.begin(), decision->orders.end());
        Q_EMIT done(id);
        if (hasSlowPhones && !decision->orders.empty())
            m_unsettled.push_back(id);
        else
            Q_EMIT settled(id);
    }
}

void TestRequests::settleAll() {
    for (const auto &id : std::exchange(m_unsettled, {}))
        Q_EMIT settled(id);
}

void TestRequests::refuseAll(const Error &error) {
    for (const auto &[id, command] : std::exchange(m_open, {}))
        Q_EMIT refused(id, error);
}

void TestRequests::lookUp(const std::string &number) {
    if (isSilent)
        return;
    const auto card = cards.find(number);
    Q_EMIT found(number, card == cards.end() ? CallerCard{} : card->second);
}

void TestRequests::search(const std::string &text, int) {
    searched.push_back(text);
    if (!isSilent)
        Q_EMIT matched(text, matches[text]);
}

void TestPast::ask(const AskStreams &, Answer<PastStreams> answer) {
    m_open.push_back([this, tell = std::move(answer)] {
        if (error)
            return tell(*error);
        PastStreams all;
        if (!m_events.empty())
            all.streams.push_back({"live", m_events.front().at, m_events.back().at, {}, {}});
        all.streams.insert(all.streams.end(), imports.begin(), imports.end());
        tell(std::move(all));
    });
}

void TestPast::ask(const AskMoment &question, Answer<Center> answer) {
    moments.push_back(question.at);
    m_open.push_back([this, at = question.at, tell = std::move(answer)] {
        if (error)
            return tell(*error);
        Center center;
        center.at = m_events.front().at;
        for (const auto &event : m_events)
            if (event.at <= at)
                apply(center, event);
        tell(std::move(center));
    });
}

void TestPast::ask(const AskPastEvents &question, Answer<PastEvents> answer) {
    m_open.push_back([this, question, tell = std::move(answer)] {
        if (error)
            return tell(*error);
        PastEvents some{{}, m_events.back().seq};
        for (const auto &event : m_events)
            if (event.seq >= question.from && some.events.size() < static_cast<std::size_t>(question.limit))
                some.events.push_back(event);
        tell(std::move(some));
    });
}

void TestPast::ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) {
    reports.push_back(question);
    m_open.push_back([this, tell = std::move(answer)] { error ? tell(*error) : tell(figures); });
}

void TestPast::ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) {
    agentReports.push_back(question);
    m_open.push_back([this, tell = std::move(answer)] { error ? tell(*error) : tell(agentFigures); });
}

void TestPast::ask(const AskOpened &question, Answer<OpenedFigure> answer) {
    openings.push_back(question);
    m_open.push_back([this, tell = std::move(answer)] { error ? tell(*error) : tell(opened); });
}

void TestPast::ask(const AskCallFacts &question, Answer<CallFacts> answer) {
    calls.push_back(question.call);
    m_open.push_back([this, call = question.call, tell = std::move(answer)] {
        CallFacts facts;
        for (const auto &event : m_events)
            if (encode(event.fact).find(R"("call":)" + std::to_string(call.value) + ",") != std::string::npos)
                facts.events.push_back(event);
        error ? tell(*error) : tell(std::move(facts));
    });
}

void TestPast::ask(const AskRecordings &, Answer<Recordings> answer) {
    m_open.push_back([this, tell = std::move(answer)] { error ? tell(*error) : tell(recordings); });
}

void TestPast::ask(const AskSound &question, Answer<Sound> answer) {
    sounds.push_back(question);
    m_open.push_back([this, question, tell = std::move(answer)] {
        const auto is = std::ranges::find(recordings.recordings, question.file, &Recording::file);
        if (error || is == recordings.recordings.end())
            return tell(error.value_or(Error{"sound.unknown", question.file}));
        const auto length = std::clamp(is->length - question.from, Duration{}, question.length);
        const auto frames = std::chrono::duration_cast<std::chrono::milliseconds>(length).count() * 8;
        tell(Sound{QByteArray(static_cast<qsizetype>(frames * 4), '\1').toBase64().toStdString()});
    });
}

void TestPast::answerAll() {
    while (!m_open.empty()) {
        const auto next = std::move(m_open.front());
        m_open.erase(m_open.begin());
        next();
    }
}

} // namespace callboard
