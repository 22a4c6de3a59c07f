// SPDX-License-Identifier: GPL-3.0-or-later
// The panel while its desk hears nothing of the backend: the phone in this computer rings and talks on.
#include "widgets/agent/call_panel.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/phone/softphone.h"

#include <QLabel>

namespace callboard {

bool CallPanel::ringsAlone() const {
    return !m_floor.isLive() && m_softphone && m_softphone->view().isRinging;
}

bool CallPanel::talksAlone() const {
    return !m_floor.isLive() && m_softphone && m_softphone->view().isTalking;
}

void CallPanel::showAlone() {
    m_idle->setText(idleSentence());
    if (ringsAlone()) {
        m_answer->setPending(false); // what was asked over the link is not waited for
        showIdle();
        const auto &caller = m_softphone->view().caller;
        m_stage->setText(tr("Ringing"));
        m_idle->setText(tr("%1 calls. The card comes when the connection is back.")
                            .arg(caller.isEmpty() ? tr("Number withheld") : shownText(caller.toStdString())));
        m_idle->show();
    } else if (m_view.call) {
        showCall(*m_view.call);
    } else {
        showNoCall();
    }
    if (talksAlone()) {
        m_hangUp->setPending(false);
        if (!m_view.call || isRinging())
            m_stage->setText(tr("Talking"));
    }
    showButtons();
}

void CallPanel::answerCall() {
    if (ringsAlone())
        m_softphone->pickUp();
    else
        m_asking.ask(AnswerCall{m_view.call ? m_view.call->id : CallId{}}, m_answer);
}

void CallPanel::endCall() {
    if (talksAlone())
        m_softphone->hangUp();
    else if (isAdvising())
        m_asking.ask(StopSupervision{}, m_hangUp);
    else if (m_view.isConsulting)
        m_asking.ask(CancelConsult{}, m_hangUp);
    else
        m_asking.ask(HangUp{m_view.call->id}, m_hangUp);
}

} // namespace callboard
