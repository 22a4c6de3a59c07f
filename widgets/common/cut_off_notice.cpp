// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/cut_off_notice.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QBoxLayout>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace callboard {

using namespace Qt::StringLiterals;

CutOffNotice::CutOffNotice(LiveFloor &floor, Requests *requests, Scope scope, const QKeySequence &key,
                           QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_scope(std::move(scope))
    , m_asking(requests ? std::make_unique<Asking>(*requests) : nullptr)
    , m_text(new TextLine(TextLine::Kind::Strong, this))
    , m_callBack(new ActionButton(Glyph::Handset, tr("Call back"), this))
    , m_menu(new QMenu(m_callBack))
    , m_settled(new QMenu(tr("Settled, no call needed"), m_menu)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_callBack);
    m_text->setGlyph(glyphOf(Severity::Breach),
                     [](const QPalette &p) { return colourOf(Severity::Breach, p); });
    m_text->setInk([](const QPalette &p) { return inkOf(Severity::Breach, p); });
    m_callBack->setMenu(m_menu);
    m_callBack->setKey(key, tr("Choose whom to call back, or say that it is settled"));
    m_callBack->setVisible(m_asking != nullptr);
    connect(m_menu, &QMenu::aboutToShow, this, &CutOffNotice::fill);
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (std::holds_alternative<CallerReached>(event.fact) ||
            std::holds_alternative<CallEnded>(event.fact) || std::holds_alternative<DayStarted>(event.fact))
            tellRefusal({});
    });
    if (m_asking) {
        connect(m_asking.get(), &Asking::asked, this, [this] { tellRefusal({}); });
        connect(m_asking.get(), &Asking::refused, this, &CutOffNotice::tellRefusal);
    }
    connect(&floor, &LiveFloor::replaced, this, &CutOffNotice::refresh);
    connect(&floor, &LiveFloor::liveChanged, this, &CutOffNotice::refresh);
    refresh();
}

std::vector<const CutOffCall *> CutOffNotice::open() const {
    std::vector<const CutOffCall *> all;
    for (const auto &cut : m_floor.center().cutOff)
        if (m_scope(cut))
            all.push_back(&cut);
    return all;
}

void CutOffNotice::setQuiet(bool isQuiet) {
    if (std::exchange(m_isQuiet, isQuiet) != isQuiet)
        refresh();
}

// Why what was said to be settled is not.
void CutOffNotice::tellRefusal(const QString &reason) {
    m_refusal = reason;
    refresh();
}

// "at 10:15", "at 10:15 and 12:00", "from 10:15 to 14:30", with the day where one of them was cut off before
// this one.
QString CutOffNotice::whenOf(const std::vector<const CutOffCall *> &all) const {
    const auto &center = m_floor.center();
    const auto zone = zoneOf(center.site);
    const bool isOfToday = all.front()->at >= center.dayStartedAt;
    const auto textOf = [&](const CutOffCall &cut) {
        return isOfToday ? timeOfDayText(cut.at, zone) : dayAndTimeText(cut.at, m_floor.now(), zone);
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

void CutOffNotice::refresh() {
    const auto all = open();
    setVisible(!all.empty() && !m_isQuiet);
    m_callBack->setEnabled(m_floor.isLive()); // nothing is dialled over a link that is cut
    if (all.empty())
        return;
    QStringList who;
    for (const auto *cut : all)
        who += wordsOf(*cut);
    const auto refusal = m_refusal.isEmpty() ? QString{} : m_refusal + u" · "_s;
    m_text->setText(refusal + whenOf(all) + who.join(u"; "_s));
}

// "+7 921 123-45-67 · Support · waited"
QString CutOffNotice::wordsOf(const CutOffCall &cut) const {
    const auto &center = m_floor.center();
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

void CutOffNotice::fill() {
    m_menu->clear();
    for (const auto *cut : open()) {
        const auto number = cut->outside.number;
        auto *action = m_menu->addAction(wordsOf(*cut).replace(u'&', u"&&"_s), this, [this, number] {
            Q_EMIT callWished(QString::fromStdString(number));
        });
        action->setEnabled(!number.empty());
    }
    m_menu->addSeparator();
    m_menu->addMenu(m_settled);
    fillSettled();
}

void CutOffNotice::fillSettled() {
    const auto all = open();
    m_settled->clear();
    for (const auto *cut : all)
        m_settled->addAction(wordsOf(*cut).replace(u'&', u"&&"_s), this,
                             [this, call = cut->call] { m_asking->ask(MarkReached{call}, m_callBack); });
    m_settled->addSeparator();
    auto *every = m_settled->addAction(tr("All of these"), this, [this] {
        for (const auto *cut : open())
            m_asking->ask(MarkReached{cut->call}, m_callBack);
    });
    every->setEnabled(all.size() > 1);
}

} // namespace callboard
