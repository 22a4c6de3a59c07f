// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/asking.h"

#include "widgets/common/action_button.h"
#include "widgets/models/words.h"

namespace callboard {

Asking::Asking(Requests &requests)
    : m_requests(requests) {
    connect(&requests, &Requests::done, this, [this](const CommandId &id) {
        if (const auto open = take(id))
            Q_EMIT done(open->method);
    });
    connect(&requests, &Requests::refused, this, [this](const CommandId &id, const Error &error) {
        if (take(id))
            Q_EMIT refused(words::refusal(error));
    });
}

void Asking::ask(const Command &command, ActionButton *button) {
    const auto method = methodOf(command);
    Q_EMIT asked();
    if (button)
        button->setPending(true);
    const auto id = m_requests.send(command);
    m_open.push_back({id, button, QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size()))});
}

std::optional<Asking::Open> Asking::take(const CommandId &id) {
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const Open &o) { return o.id == id; });
    if (found == m_open.end())
        return std::nullopt;
    auto open = std::move(*found);
    m_open.erase(found);
    const bool hasMore =
        std::any_of(m_open.begin(), m_open.end(), [&](const Open &o) { return o.button == open.button; });
    if (open.button && !hasMore)
        open.button->setPending(false);
    return open;
}

} // namespace callboard
