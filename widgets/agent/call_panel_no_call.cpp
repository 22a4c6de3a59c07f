// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of who has no call: the talk of a colleague who asks him in, else the one that is over, or
// nothing.
#include "widgets/agent/call_panel.h"

#include "widgets/common/action_button.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QLabel>

namespace callboard {

using namespace Qt::StringLiterals;

void CallPanel::showNoCall() {
    if (m_view.advice)
        showAdvice();
    else if (m_view.last)
        showLast(*m_view.last);
    else
        showIdle();
}

void CallPanel::showIdle() {
    m_stage->setGlyph(Glyph::None);
    m_stage->setText(tr("No call"));
    m_idle->setText(idleSentence());
    m_idle->show();
    m_time->setText({});
    for (auto *line : {m_number, m_name, m_way, m_time})
        line->hide();
}

// Stays until the work is done: what is written about a caller is written now.
void CallPanel::showLast(const LastCall &last) {
    const auto state = AgentState::WorkingAfterCall;
    m_stage->setGlyph(glyphOf(state), [](const QPalette &palette) {
        return colourOf(AgentState::WorkingAfterCall, palette);
    });
    m_stage->setText(last.end != TalkEnd::PassedOn ? tr("Call ended")
                     : last.by                     ? tr("Taken over")
                                                   : tr("Passed on"));
    const auto call = deskCallOf(last);
    showParty(call);
    m_time->setText(clockText(std::max(last.leftAt - last.answeredAt, Duration{})));
    QStringList parts{wayOf(call), endSentence(last)};
    parts.removeAll(QString{});
    m_way->setText(parts.join(u" · "_s));
    m_idle->setText(idleSentence());
    m_idle->show();
}

bool CallPanel::isAsked() const {
    return !m_view.call && m_view.advice && !m_view.advice->isJoined;
}

bool CallPanel::isAdvising() const {
    return !m_view.call && m_view.advice && m_view.advice->isJoined;
}

QString CallPanel::adviceText() const {
    const auto agent = words::nameOf(m_floor.center(), m_view.advice->agent);
    if (isAsked())
        return tr("%1 asks you in").arg(agent);
    return m_view.advice->mode == SupervisionMode::Barge ? tr("You talk with %1 and all").arg(agent)
                                                         : tr("%1 alone hears you").arg(agent);
}

// Where the caller came from and how long he has talked.
QString CallPanel::adviceWay() const {
    const auto &talk = m_view.advice->talk;
    QStringList parts{wayOf(talk)};
    if (talk.stage == DeskCall::Stage::Held)
        parts += tr("on hold");
    if (talk.answeredAt != Time{})
        parts += tr("talks for %1").arg(clockText(m_floor.now() - talk.answeredAt));
    return parts.join(u" · "_s);
}

QString CallPanel::adviceNames() const {
    QStringList names;
    for (const auto &party : m_view.advice->talk.parties)
        if (!party.isSelf)
            names += party.agent          ? words::nameOf(m_floor.center(), party.agent)
                     : party.name.empty() ? shownNumber(party.text)
                                          : shownText(party.name);
    return names.join(u", "_s);
}

void CallPanel::showAdvice() {
    const auto state = isAsked() ? AgentState::Reserved : AgentState::Busy;
    m_stage->setGlyph(glyphOf(state), [state](const QPalette &palette) { return colourOf(state, palette); });
    m_stage->setText(adviceText());
    m_idle->hide();
    const auto &advice = *m_view.advice;
    showParty(advice.talk);
    if (const auto names = adviceNames(); !names.isEmpty()) {
        m_number->hide();
        m_name->show();
        m_name->setText(names);
    }
    m_way->show();
    m_way->setText(adviceWay());
    m_way->setGlyph(Glyph::None);
    m_way->setInk({});
    m_time->setText(clockText(m_floor.now() - advice.since));
}

void CallPanel::reject() {
    if (isAsked())
        m_asking.ask(StopSupervision{}, m_reject);
    else
        m_asking.ask(RejectOffer{m_view.call->id}, m_reject);
}

} // namespace callboard
