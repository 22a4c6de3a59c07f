// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/past.h"
#include "core/imports/import.h"
#include "core/wire/json.h"
#include "tests/support/scratch.h"
#include "widgets/models/past_source.h"

#include <vector>

namespace callboard {

// The past of a bank, from its queue_log, as a backend that has imported it tells it. Answers when asked to.
class BankPast : public PastSource {
public:
    explicit BankPast(const std::filesystem::path &log) {
        imports::ImportOptions options;
        options.data = m_scratch.path();
        isThere = imports::importFile(log, options).ok();
    }

    void ask(const AskStreams &question, Answer<PastStreams> answer) override {
        answerLater(question, std::move(answer), fromJson<PastStreams>);
    }
    void ask(const AskMoment &question, Answer<Center> answer) override {
        answerLater(question, std::move(answer), readMoment);
    }
    void ask(const AskPastEvents &question, Answer<PastEvents> answer) override {
        answerLater(question, std::move(answer), readPastEvents);
    }
    void ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) override {
        answerLater(question, std::move(answer), fromJson<QueueFiguresTable>);
    }
    void ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) override {
        answerLater(question, std::move(answer), fromJson<AgentFiguresTable>);
    }
    void ask(const AskOpened &question, Answer<OpenedFigure> answer) override {
        answerLater(question, std::move(answer), fromJson<OpenedFigure>);
    }
    void ask(const AskCallFacts &question, Answer<CallFacts> answer) override {
        answerLater(question, std::move(answer), readCallFacts);
    }
    void ask(const AskRecordings &question, Answer<Recordings> answer) override {
        answerLater(question, std::move(answer), fromJson<Recordings>);
    }
    void ask(const AskSound &question, Answer<Sound> answer) override {
        answerLater(question, std::move(answer), fromJson<Sound>);
    }
    void answerAll() {
        while (!m_open.empty()) {
            const auto next = std::move(m_open.front());
            m_open.erase(m_open.begin());
            next();
        }
    }
    bool isThere = false;

private:
    template <class Question, class T, class Read>
    void answerLater(const Question &question, Answer<T> answer, Read read) {
        m_open.push_back([this, question, read, tell = std::move(answer)] {
            const auto text = m_past.answer(PastQuestion(question), Time{}, {});
            tell(text ? read(*text) : Result<T>(text.error()));
        });
    }

    test::Scratch m_scratch;
    Past m_past{m_scratch.path()};
    std::vector<std::function<void()>> m_open;
};

} // namespace callboard
