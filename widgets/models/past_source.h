// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/wire/past_records.h"

#include <functional>

namespace callboard {

// Where a screen asks about the past. Each answer comes once and later; none after a sign-out.
class PastSource {
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    virtual ~PastSource() = default;
    virtual void ask(const AskStreams &question, Answer<PastStreams> answer) = 0;
    virtual void ask(const AskMoment &question, Answer<Center> answer) = 0;
    virtual void ask(const AskPastEvents &question, Answer<PastEvents> answer) = 0;
    virtual void ask(const AskQueueFigures &question, Answer<QueueFiguresTable> answer) = 0;
    virtual void ask(const AskAgentFigures &question, Answer<AgentFiguresTable> answer) = 0;
    virtual void ask(const AskOpened &question, Answer<OpenedFigure> answer) = 0;
    virtual void ask(const AskCallFacts &question, Answer<CallFacts> answer) = 0;
    virtual void ask(const AskRecordings &question, Answer<Recordings> answer) = 0;
    virtual void ask(const AskSound &question, Answer<Sound> answer) = 0;
};

} // namespace callboard
