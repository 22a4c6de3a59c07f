// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/guard_notice.h"

#include "core/center/outbound.h"
#include "widgets/common/meaning.h"
#include "widgets/models/day_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

namespace {

// A trunk that comes again is served long before; a supervisor who looks away for a moment still sees it.
constexpr Duration staysFor = minutes{10};

QString capText(const OutboundUse &use, const QTimeZone &zone) {
    const auto since = timeOfDayText(use.reachedAt, zone);
    const auto span =
        use.reachedUntil == Time{}
            ? GuardNotice::tr("since %1, until one of them ends").arg(since)
            : GuardNotice::tr("since %1, until %2").arg(since, timeOfDayText(use.reachedUntil, zone));
    return (use.prefix.empty() ? GuardNotice::tr("Calls out: %2 (%3).")
                               : GuardNotice::tr("Calls to %1…: %2 (%3).").arg(shownText(use.prefix)))
        .arg(words::outboundCap(use.reached), span);
}

} // namespace

GuardNotice::GuardNotice(LiveFloor &floor, QWidget *parent)
    : TextLine(Kind::Strong, parent)
    , m_floor(floor) {
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (std::holds_alternative<CallersTurnedAway>(event.fact) ||
            std::holds_alternative<AddressBanned>(event.fact) ||
            std::holds_alternative<OutboundCapReached>(event.fact))
            show();
    });
    connect(&floor, &LiveFloor::replaced, this, &GuardNotice::show);
    connect(&floor, &LiveFloor::ticked, this, [this] {
        if (!isHidden())
            show();
    });
    show();
}

void GuardNotice::show() {
    const auto &guard = m_floor.center().guard;
    const auto zone = zoneOf(m_floor.center().site);
    QStringList notices;
    if (guard.turnedAway > 0 && m_floor.now() < guard.turnedAwayAt + staysFor)
        notices += tr("Callers told to come again %1: %2, the last at %3: %4.")
                       .arg(words::onDay(m_floor), QLocale().toString(guard.turnedAway),
                            timeOfDayText(guard.turnedAwayAt, zone), words::turnedAway(guard.turnedAwayFor));
    const bool isBreach = !notices.isEmpty();
    if (guard.banned > 0 && m_floor.now() < guard.bannedUntil)
        notices += tr("%1 guesses passwords or numbers and is not heard until %2 (%3 banned %4).")
                       .arg(shownText(guard.bannedAddress), timeOfDayText(guard.bannedUntil, zone),
                            QLocale().toString(guard.banned), words::onDay(m_floor));
    for (const auto &use : m_floor.center().outbound)
        if (const auto *rule = outboundRuleOf(m_floor.center().site, use.prefix);
            rule && use.reachedAt != Time{} && capOf(m_floor.center(), *rule, m_floor.now()) == use.reached)
            notices += capText(use, zone);
    const auto severity = isBreach ? Severity::Breach : Severity::Warning;
    const bool isLive = m_floor.isLive();
    setGlyph(glyphOf(severity),
             [severity, isLive](const QPalette &p) { return isLive ? colourOf(severity, p) : oldInk(p); });
    setInk([severity, isLive](const QPalette &p) { return isLive ? inkOf(severity, p) : oldInk(p); });
    setText(notices.join(u' '));
    setVisible(!notices.isEmpty());
}

} // namespace callboard
