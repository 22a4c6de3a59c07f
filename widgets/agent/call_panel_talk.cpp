// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's part while somebody is on the line, or two are.
#include "widgets/agent/call_panel.h"
#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace callboard {

using namespace Qt::StringLiterals;

void CallPanel::buildConsult() {
    m_other = new TextLine(TextLine::Kind::Text, this);
    m_other->setGlyph(Glyph::Pause);
    content()->addWidget(m_other);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_swap = new ActionButton(Glyph::Pause, tr("Swap"), this);
    m_swap->setKey(Qt::SHIFT | Qt::Key_F5, tr("Speak with the other one, hold this one"));
    m_consult = new ActionButton(Glyph::Person, tr("Consult"), this);
    for (auto *button : {m_swap, m_consult})
        row->addWidget(button, 1);
    content()->addLayout(row);
    connect(m_swap, &QPushButton::clicked, this, [this] { m_asking.ask(SwapCalls{}, m_swap); });
    connect(m_consult, &QPushButton::clicked, this, &CallPanel::consultOrJoin);
}

void CallPanel::consultOrJoin() {
    if (m_view.isConsulting)
        m_asking.ask(CompleteTransfer{}, m_consult);
    else
        m_asking.ask(ConsultCall{m_view.call->id, typed()}, m_consult);
}

void CallPanel::showConsult() {
    const bool isConsulting = m_view.isConsulting;
    m_other->setVisible(m_view.other.has_value());
    m_swap->setVisible(isConsulting && isTalking());
    m_swap->setEnabled(m_floor.isLive());
    m_consult->setVisible(isConsulting || (isTalking() && !m_view.other));
    m_consult->setText(isConsulting ? tr("Connect both") : tr("Consult"));
    m_consult->setKey(Qt::SHIFT | Qt::Key_F6, isConsulting
                                                  ? tr("Let the two talk, and leave")
                                                  : tr("Ask at this number while the caller hears music"));
    m_consult->setTone(isConsulting ? Tone::Go : Tone::Plain);
    m_consult->setEnabled(m_floor.isLive() && (isConsulting || !typed().empty()));
    m_hangUp->setText(isConsulting ? tr("End the consult") : tr("Hang up"));
    m_hangUp->setKey(Qt::Key_F8, isConsulting ? tr("Go back to the caller") : tr("End this call"));
}

void CallPanel::showOther() {
    if (m_view.other)
        m_other->setText(
            tr("%1 waits · %2")
                .arg(m_view.other->number.empty() ? tr("Number withheld") : shownNumber(m_view.other->number),
                     clockText(m_floor.now() - m_view.other->since)));
}

void CallPanel::showTalking() {
    const bool isHeld = m_view.call && m_view.call->stage == DeskCall::Stage::Held;
    const bool isMuted = m_view.call && m_view.call->isMuted;
    m_hold->setText(isHeld ? tr("Retrieve") : tr("Hold"));
    m_hold->setKey(Qt::Key_F5, isHeld ? tr("Talk again") : tr("Let the other side hear music"));
    m_hold->setTone(isHeld ? Tone::Go : Tone::Plain);
    m_mute->setText(isMuted ? tr("Unmute") : tr("Mute"));
    m_mute->setKey(Qt::Key_F12, isMuted ? tr("Be heard again") : tr("Be heard by nobody"));
    m_mute->setTone(isMuted ? Tone::Go : Tone::Plain);
    for (auto *button : {m_hold, m_mute}) {
        button->setVisible(isTalking());
        button->setEnabled(m_floor.isLive());
    }
    m_target->setPlaceholderText(isTalking() ? tr("Number") : tr("Number or extension"));
    m_dial->setText(isTalking() ? tr("Transfer") : tr("Dial"));
    m_dial->setToolTip(isTalking() ? tr("Pass the caller on to this number and leave (Enter)")
                                   : tr("Call this number (Enter)"));
}

} // namespace callboard
