// SPDX-License-Identifier: GPL-3.0-or-later
// The own call of who leads, of a talk that he took over, say, and the work after it. His desk has all the
// rest: keys, hold, the code and the note.
#include "core/center/other_end.h"
#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/supervisor/lead_bar.h"

#include <QBoxLayout>

#include <algorithm>
#include <utility>

namespace callboard {

// What is said, and the way out of what is one's own: its place is kept, so that nothing moves when it comes.
QWidget *LeadBar::buildOwn() {
    auto *place = new QWidget(this);
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_own = new ActionButton(Glyph::Tick, tr("Done"), place);
    m_own->setMinimumWidth(
        std::max(m_own->widthFor({tr("Done")}, Qt::Key_F9), m_own->widthFor({tr("Hang up")}, Qt::Key_F8)));
    m_own->setKey(Qt::Key_F9, tr("Your after-call work, of a talk that you took over, is done"));
    auto policy = m_own->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_own->setSizePolicy(policy);
    m_text->setWraps(true); // beside a button there is height for two lines
    m_text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    row->addWidget(m_text, 1);
    row->addWidget(m_own);
    connect(m_own, &QPushButton::clicked, this, [this] {
        if (const auto *talk = ownCall())
            m_asking.ask(HangUp{talk->id}, m_own);
        else
            m_asking.ask(FinishAfterCallWork{}, m_own);
    });
    return place;
}

void LeadBar::showOwn() {
    const auto *self = callboard::find(m_floor.center(), m_self);
    const bool isWork = self && self->state == AgentState::WorkingAfterCall;
    const auto stage = ownCall() ? Own::Call : isWork ? Own::Work : Own::Nothing;
    const auto before = std::exchange(m_ownStage, stage);
    m_own->setVisible(stage != Own::Nothing);
    m_own->setEnabled(m_floor.isLive() &&
                      (stage == Own::Call || (isWork && !lacksDisposition(m_floor.center(), *self))));
    if (stage == before || stage == Own::Nothing)
        return;
    const bool isCall = stage == Own::Call;
    m_own->setGlyph(isCall ? Glyph::HangUp : Glyph::Tick);
    m_own->setTone(isCall ? Tone::Stop : Tone::Accent);
    m_own->setText(isCall ? tr("Hang up") : tr("Done"));
    m_own->setKey(isCall ? Qt::Key_F8 : Qt::Key_F9,
                  isCall ? tr("End your own call")
                         : tr("Your after-call work, of a talk that you took over, is done"));
    if (before == Own::Call)
        m_own->settle(); // who hangs up in this moment does not mean the work
}

const Call *LeadBar::ownCall() const {
    const auto *self = callboard::find(m_floor.center(), m_self);
    return self && !self->calls.empty() ? callboard::find(m_floor.center(), self->calls.back()) : nullptr;
}

// Of his own call; empty: there is none.
QString LeadBar::ownText() const {
    const auto *talk = ownCall();
    if (!talk)
        return {};
    if (talk->isConference())
        return tr("Your own call: you talk with several.");
    const auto other = otherEnd(m_floor.center(), *talk, m_self);
    const auto who = !other.name.empty()    ? shownText(other.name)
                     : other.number.empty() ? tr("number withheld")
                                            : shownNumber(other.number);
    return (talk->isTalking() ? tr("Your own call: you talk with %1.") : tr("Your own call: you dial %1."))
        .arg(who);
}

// What there is to say of the own after-call work; empty: nothing.
QString LeadBar::workText() const {
    const auto *self = callboard::find(m_floor.center(), m_self);
    if (!self || self->state != AgentState::WorkingAfterCall)
        return {};
    return lacksDisposition(m_floor.center(), *self)
               ? tr("after-call work: say on My desk how your call ended")
               : tr("you do after-call work");
}

} // namespace callboard
