// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/books_badge.h"

#include "core/kpi/books.h"
#include "widgets/common/meaning.h"
#include "widgets/models/day_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

BooksBadge::BooksBadge(LiveFloor &floor, QWidget *parent)
    : TextLine(Kind::Caption, parent)
    , m_floor(floor) {
    connect(&floor, &LiveFloor::ticked, this, &BooksBadge::check);
    connect(&floor, &LiveFloor::replaced, this, &BooksBadge::check);
    connect(&floor, &LiveFloor::liveChanged, this, &BooksBadge::check);
    check();
}

void BooksBadge::check() {
    const auto findings = openBooks(m_floor.center());
    const auto severity = findings.empty() ? Severity::Calm : Severity::Breach;
    const bool isLive = m_floor.isLive();
    setGlyph(findings.empty() ? Glyph::Tick : glyphOf(severity),
             [severity, isLive](const QPalette &p) { return isLive ? colourOf(severity, p) : oldInk(p); });
    setInk(findings.empty() || !isLive ? TextLine::Ink{}
                                       : [](const QPalette &p) { return inkOf(Severity::Breach, p); });
    QStringList sentences;
    if (!isLive)
        sentences += tr("As of %1").arg(timeOfDayText(m_floor.asOf(), zoneOf(m_floor.center().site)));
    if (findings.empty()) {
        setText(tr("Books close"));
        sentences += tr("Every visit offered %1 was answered, lost, sent on or waits; every call that waits "
                        "stands in its queue; nobody is stuck in a state.")
                         .arg(words::onDay(m_floor));
    } else
        setText(tr("Books do not close: %1").arg(sentenceOf(findings.front())));
    for (const auto &finding : findings)
        sentences += sentenceOf(finding);
    setToolTip(plainToolTip(sentences.join(u'\n')));
}

QString BooksBadge::sentenceOf(const BooksFinding &finding) const {
    const auto &center = m_floor.center();
    const auto queue = words::nameOf(center, finding.queue);
    const auto agent = words::nameOf(center, finding.agent);
    const auto call = QString::number(finding.call.value);
    switch (finding.law) {
    case BooksFinding::Law::Visits:
        return tr("%1: %2 offered, %3 accounted for").arg(queue).arg(finding.expected).arg(finding.found);
    case BooksFinding::Law::Quarters:
        return tr("%1: %2 offered %4, %3 in its quarters")
            .arg(queue)
            .arg(finding.expected)
            .arg(finding.found)
            .arg(words::onDay(m_floor));
    case BooksFinding::Law::Waiting:
        return tr("%1: call %2 is not where it waits").arg(queue, call);
    case BooksFinding::Law::Offers:
        return tr("%1: the offer of call %2 is not his").arg(agent, call);
    case BooksFinding::Law::States:
        return tr("%1: the state does not fit the calls").arg(agent);
    }
    return {};
}

} // namespace callboard
