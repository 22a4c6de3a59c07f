// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/missed_notice.h"

#include "widgets/models/text.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// "Boris Petrov 1002 · "
QString whoIn(const MissedCall &missed) {
    auto text =
        missed.from.number.empty() ? MissedNotice::tr("Number withheld") : shownNumber(missed.from.number);
    if (!missed.from.name.empty() && missed.from.name != missed.from.number)
        text.prepend(shownText(missed.from.name) + u' ');
    return text + u" · "_s;
}

// " · you talked"
QString whyOf(const MissedCall &missed) {
    if (missed.why == OfferOutcome::Busy)
        return u" · "_s + MissedNotice::tr("your phone was in use");
    if (missed.why == OfferOutcome::DeviceLost)
        return u" · "_s + MissedNotice::tr("your phone was not there");
    return {};
}

} // namespace

MissedNotice::MissedNotice(LiveFloor &floor, Requests &requests, AgentId agent, const QKeySequence &key,
                           QWidget *parent)
    : CallBackNotice(floor, &requests, Severity::Warning, key, parent)
    , m_agent(agent) {
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (std::holds_alternative<CallMissed>(event.fact) ||
            std::holds_alternative<MissedCallSettled>(event.fact) ||
            std::holds_alternative<DayStarted>(event.fact))
            tellRefusal({});
    });
    refresh();
}

// The latest first: he may still be at his phone.
std::vector<CallBackNotice::Caller> MissedNotice::callers() const {
    std::vector<Caller> all;
    const auto &center = floor().center();
    const auto zone = zoneOf(center.site);
    const auto *agent = callboard::find(center, m_agent);
    if (!agent)
        return all;
    for (auto missed = agent->missed.rbegin(); missed != agent->missed.rend(); ++missed) {
        const auto when = missed->at >= center.dayStartedAt
                              ? timeOfDayText(missed->at, zone)
                              : dayAndTimeText(missed->at, floor().clock(), zone);
        const auto who = whoIn(*missed);
        all.push_back({missed->call, missed->from.number, who + when + whyOf(*missed), who, when});
    }
    return all;
}

QString MissedNotice::sentenceOf(const std::vector<Caller> &callers) const {
    return tr("%n calls for you were missed: ", nullptr, static_cast<int>(callers.size()));
}

} // namespace callboard
