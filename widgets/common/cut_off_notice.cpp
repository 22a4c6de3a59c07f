// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/cut_off_notice.h"

#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

CutOffNotice::CutOffNotice(LiveFloor &floor, Requests *requests, Scope scope, const QKeySequence &key,
                           QWidget *parent)
    : CallBackNotice(floor, requests, Severity::Breach, key, parent)
    , m_scope(std::move(scope)) {
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (std::holds_alternative<CallerReached>(event.fact) ||
            std::holds_alternative<CallEnded>(event.fact) || std::holds_alternative<DayStarted>(event.fact))
            tellRefusal({});
    });
    refresh();
}

std::vector<const CutOffCall *> CutOffNotice::open() const {
    std::vector<const CutOffCall *> all;
    for (const auto &cut : floor().center().cutOff)
        if (m_scope(cut))
            all.push_back(&cut);
    return all;
}

std::vector<CallBackNotice::Caller> CutOffNotice::callers() const {
    std::vector<Caller> all;
    for (const auto *cut : open())
        all.push_back({cut->call, cut->outside.number, wordsOf(*cut)});
    return all;
}

// "at 10:15", "at 10:15 and 12:00", "from 10:15 to 14:30", with the day where one of them was cut off before
// this one.
QString CutOffNotice::sentenceOf(const std::vector<Caller> &) const {
    const auto all = open();
    const auto &center = floor().center();
    const auto zone = zoneOf(center.site);
    const bool isOfToday = all.front()->at >= center.dayStartedAt;
    const auto textOf = [&](const CutOffCall &cut) {
        return isOfToday ? timeOfDayText(cut.at, zone) : dayAndTimeText(cut.at, floor().clock(), zone);
    };
    const auto first = textOf(*all.front()), last = textOf(*all.back());
    const auto count = static_cast<int>(all.size());
    const bool areTwo = std::ranges::all_of(all, [&](const auto *cut) {
        const auto text = textOf(*cut);
        return text == first || text == last;
    });
    if (first != last && !areTwo)
        return tr("%n calls were cut off from %1 to %2: ", nullptr, count).arg(first, last);
    if (first != last)
        return isOfToday ? tr("%n calls were cut off at %1 and %2: ", nullptr, count).arg(first, last)
                         : tr("%n calls were cut off %1 and %2: ", nullptr, count).arg(first, last);
    return isOfToday ? tr("%n calls were cut off at %1: ", nullptr, count).arg(last)
                     : tr("%n calls were cut off %1: ", nullptr, count).arg(last);
}

// "+7 921 123-45-67 · Support · waited"
QString CutOffNotice::wordsOf(const CutOffCall &cut) const {
    const auto &center = floor().center();
    auto text = cut.outside.number.empty() ? tr("Number withheld") : shownNumber(cut.outside.number);
    if (!cut.outside.name.empty())
        text.prepend(shownText(cut.outside.name) + u' ');
    if (cut.queue)
        text += u" · "_s + words::nameOf(center, cut.queue);
    QStringList agents;
    for (const auto agent : cut.agents)
        agents += words::nameOf(center, agent);
    return text + u" · "_s + (agents.isEmpty() ? tr("waited") : tr("with %1").arg(agents.join(u", "_s)));
}

} // namespace callboard
