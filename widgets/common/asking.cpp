// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/asking.h"

#include "widgets/common/action_button.h"
#include "widgets/models/words.h"

namespace callboard {

Asking::Asking(Requests &requests)
    : m_requests(requests) {
    connect(&requests, &Requests::done, this, [this](const CommandId &id) {
        if (const auto open = find(id); open != m_open.end())
            Q_EMIT done(QString(open->method));
    });
    connect(&requests, &Requests::settled, this, [this](const CommandId &id) {
        if (close(id))
            Q_EMIT settled();
    });
    connect(&requests, &Requests::refused, this, [this](const CommandId &id, const Error &error) {
        if (const auto open = close(id))
            Q_EMIT refused(words::refusal(error, open->about));
    });
}

void Asking::ask(const Command &command, ActionButton *button, const QString &about) {
    const auto method = methodOf(command);
    Q_EMIT asked();
    if (button)
        button->setPending(true);
    const auto id = m_requests.send(command);
    m_open.push_back(
        {id, button, QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size())), about});
}

std::vector<Asking::Open>::iterator Asking::find(const CommandId &id) {
    return std::find_if(m_open.begin(), m_open.end(), [&](const Open &open) { return open.id == id; });
}

std::optional<Asking::Open> Asking::close(const CommandId &id) {
    const auto found = find(id);
    if (found == m_open.end())
        return std::nullopt;
    const auto closed = *found;
    m_open.erase(found);
    const bool hasMore = std::any_of(m_open.begin(), m_open.end(),
                                     [&](const Open &open) { return open.button == closed.button; });
    if (closed.button && !hasMore)
        closed.button->setPending(false);
    return closed;
}

} // namespace callboard
