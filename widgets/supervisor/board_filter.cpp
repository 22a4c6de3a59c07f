// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/board_filter.h"

#include "widgets/models/teams.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

namespace {

bool has(const QString &text, const QString &part) {
    return text.contains(part, Qt::CaseInsensitive);
}

// Of a number however it is written; what has letters is no number.
bool hasDigits(std::string_view number, const QString &typed) {
    QString digits;
    for (const auto letter : typed) {
        if (letter.isLetter())
            return false;
        if (letter.isDigit())
            digits += letter;
    }
    return !digits.isEmpty() &&
           has(QString::fromUtf8(number.data(), static_cast<qsizetype>(number.size())), digits);
}

} // namespace

bool BoardFilter::takes(const Center &center, const Agent &agent) const {
    if (!showsLoggedOut && agent.state == AgentState::LoggedOut)
        return false;
    if (queue && !servesQueue(center, agent, queue))
        return false;
    if (team && teamOf(center, agent.id) != team)
        return false;
    if (text.isEmpty())
        return true;
    return has(words::nameOf(center, agent.id), text) || has(shownText(agent.id), text) ||
           has(words::state(agent.state, agent.reason), text) || hasDigits(agent.device.text(), text);
}

bool BoardFilter::takes(const Center &center, const Call &call) const {
    if (queue && call.cameBy != queue)
        return false;
    if (text.isEmpty())
        return true;
    const auto agent = presentAgent(center, call);
    return has(shownText(call.from.name), text) || hasDigits(call.from.number, text) ||
           has(shownText(call.toName), text) || hasDigits(call.to, text) ||
           (agent && has(words::nameOf(center, agent), text));
}

} // namespace callboard
