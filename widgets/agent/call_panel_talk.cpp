// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's part while somebody is on the line, or two are.
#include "widgets/agent/call_panel.h"

#include "widgets/agent/desk_calls.h"
#include "widgets/agent/dial_names.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/agent/party_list.h"
#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/dial_pad.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace callboard {

using namespace Qt::StringLiterals;

// As high as a talk needs from the beginning: the boxes of the page stay as they are from stage to stage.
void CallPanel::keepHeight() {
    const auto seen = [this](bool isTalk) {
        for (QWidget *part : std::initializer_list<QWidget *>{m_number, m_name, m_way, m_hangUp, m_hold,
                                                              m_mute, m_consult, m_expert})
            part->setVisible(isTalk);
    };
    for (QWidget *part : std::initializer_list<QWidget *>{m_idle, m_answer, m_reject, m_note, m_calls, m_swap,
                                                          m_parties, m_join, m_toAll, m_dismiss})
        part->hide();
    seen(true);
    setMinimumHeight(content()->totalMinimumSize().height());
    seen(false);
}

int CallPanel::heightForAll() const {
    constexpr int shareOfOthers = 4; // what else can grow in the card takes a little of it
    const int more = isConference() ? m_parties->heightBeyondLeast() : 0;
    return std::max(minimumSizeHint().height(), minimumHeight()) + (more > 0 ? more + shareOfOthers : 0);
}

void CallPanel::buildTalking() {
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_hold = new ActionButton(Glyph::Pause, tr("Hold"), this);
    m_mute = new ActionButton(Glyph::Microphone, tr("Mute"), this);
    for (auto *button : {m_hold, m_mute})
        row->addWidget(button, 1);
    content()->addLayout(row);
    connect(m_hold, &QPushButton::clicked, this, [this] {
        if (m_view.call->stage == DeskCall::Stage::Held)
            m_asking.ask(RetrieveCall{m_view.call->id}, m_hold);
        else
            m_asking.ask(HoldCall{m_view.call->id}, m_hold);
    });
    connect(m_mute, &QPushButton::clicked, this, [this] {
        if (m_view.call->isMuted)
            m_asking.ask(UnmuteCall{m_view.call->id}, m_mute);
        else
            m_asking.ask(MuteCall{m_view.call->id}, m_mute);
    });
}

void CallPanel::buildConsult() {
    m_calls = new DeskCalls(this);
    content()->addWidget(m_calls);
    connect(m_calls, &DeskCalls::otherWished, this, [this] { press(*m_swap); });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_swap = new ActionButton(Glyph::Pause, tr("Swap"), this);
    m_swap->setKey(Qt::SHIFT | Qt::Key_F5, tr("Speak with the other one, hold this one"));
    m_consult = new ActionButton(Glyph::Person, tr("Consult"), this);
    m_expert = new ActionButton(Glyph::Inward, tr("Ask in"), this);
    m_toAll = new ActionButton(Glyph::Microphone, tr("Let all hear"), this);
    m_toAll->setKey(Qt::CTRL | Qt::Key_K, tr("Let all hear whom you asked in"));
    m_dismiss = new ActionButton(Glyph::Cross, tr("Dismiss"), this);
    m_dismiss->setKey(Qt::CTRL | Qt::Key_D, tr("Let the expert go"));
    for (auto *button : {m_swap, m_consult, m_expert, m_toAll, m_dismiss})
        row->addWidget(button, 1);
    content()->addLayout(row);
    connect(m_swap, &QPushButton::clicked, this, [this] { m_asking.ask(SwapCalls{}, m_swap); });
    connect(m_consult, &QPushButton::clicked, this, &CallPanel::consultOrJoin);
    connect(m_expert, &QPushButton::clicked, this, &CallPanel::askExpert);
}

void CallPanel::buildTogether() {
    m_parties = new PartyList(m_floor, m_asking, this);
    content()->addWidget(m_parties, 100); // before the empty room under it
    m_join = new ActionButton(Glyph::Person, tr("All together"), this);
    m_join->setKey(Qt::CTRL | Qt::Key_J, tr("Talk with both of them in one call"));
    connect(m_join, &QPushButton::clicked, this, [this] { m_asking.ask(Conference{}, m_join); });
    connect(m_toAll, &QPushButton::clicked, this, [this] {
        const auto *expert = callboard::find(m_floor.center(), m_view.call->supervisor);
        if (expert)
            m_asking.ask(
                AskExpert{m_view.call->id, std::string(expert->device.text()), SupervisionMode::Barge},
                m_toAll);
    });
    connect(m_dismiss, &QPushButton::clicked, this,
            [this] { m_asking.ask(DismissExpert{m_view.call->id}, m_dismiss); });
}

// What is typed at once, else one key after the other.
void CallPanel::pressKeys() {
    m_names->settle();
    const bool areKeys = !typed().empty() && !typed().starts_with('+');
    if (isTalking() && areKeys)
        m_asking.ask(SendDigits{m_view.call->id, typed()}, m_keys);
    else if (isTalking())
        openPad();
}

void CallPanel::openPad() {
    if (!m_pad) {
        m_pad = new DialPad(m_keys);
        connect(m_pad, &DialPad::pressed, this, [this](QChar key) {
            if (isTalking())
                m_asking.ask(SendDigits{m_view.call->id, std::string(1, key.toLatin1())}, nullptr);
        });
    }
    m_pad->toggle();
}

void CallPanel::askExpert() {
    m_names->settle();
    m_asking.ask(AskExpert{m_view.call->id, typed(), SupervisionMode::Whisper}, m_expert);
}

void CallPanel::showTogether() {
    const auto &call = m_view.call;
    m_parties->display(call, call ? supervisorText(*call) : QString{});
    m_join->setVisible(m_view.isConsulting && isTalking());
    m_join->setEnabled(m_floor.isLive() && m_view.isAnswered);
    const bool hasExpert = call && call->isExpert;
    m_toAll->setVisible(hasExpert && call->supervisor && call->supervision != SupervisionMode::Barge);
    m_toAll->setEnabled(m_floor.isLive());
    m_dismiss->setVisible(hasExpert);
    m_dismiss->setEnabled(m_floor.isLive());
    m_expert->setVisible(isTalking() && !m_view.other && !hasExpert);
    m_expert->setKey(Qt::CTRL | Qt::Key_H, tr("Let a colleague hear this talk and speak to you alone"));
    m_expert->setEnabled(m_floor.isLive() && !typed().empty());
}

void CallPanel::consultOrJoin() {
    m_names->settle();
    if (m_view.isConsulting)
        m_asking.ask(CompleteTransfer{}, m_consult);
    else {
        m_asking.ask(ConsultCall{m_view.call->id, typed()}, m_consult);
        m_drafts.keepDialled(m_target->text());
    }
}

void CallPanel::showConsult() {
    const bool isConsulting = m_view.isConsulting;
    showCalls();
    m_swap->setVisible(isConsulting && isTalking());
    m_swap->setEnabled(m_floor.isLive());
    m_consult->setVisible(isConsulting || (isTalking() && !m_view.other && !isWhispered()));
    m_consult->setText(isConsulting ? tr("Connect both") : tr("Consult"));
    m_consult->setKey(Qt::SHIFT | Qt::Key_F6, isConsulting
                                                  ? tr("Let the two talk, and leave")
                                                  : tr("Ask at this number while the caller hears music"));
    m_consult->setTone(isConsulting ? Tone::Go : Tone::Plain);
    m_consult->setEnabled(m_floor.isLive() && (isConsulting || !typed().empty()));
    const bool isOneOfSeveral = m_view.call && !m_view.call->parties.empty();
    m_hangUp->setText(isConsulting                     ? tr("End the consult")
                      : isOneOfSeveral || isAdvising() ? tr("Leave")
                                                       : tr("Hang up"));
    m_hangUp->setKey(Qt::Key_F8, isConsulting     ? tr("Go back to the caller")
                                 : isOneOfSeveral ? tr("Leave this call; the others talk on")
                                 : isAdvising()   ? tr("Leave the talk into which you were asked")
                                                  : tr("End this call"));
}

void CallPanel::showCalls() {
    const auto gone = m_view.gone ? goneSentence(*m_view.gone) : QString{};
    m_calls->display(m_view, gone, m_floor.now(), zoneOf(m_floor.center().site));
}

// A list tells who they are, of two calls as of several in one.
bool CallPanel::isListed() const {
    return m_view.call && (m_view.other || m_view.gone || !m_view.call->parties.empty());
}

// Shown where there is a recording to pause, or one may be begun.
void CallPanel::showRecording() {
    const auto &call = m_view.call;
    const bool isPaused = call && call->recordingPausedAt != Time{};
    const bool isRecorded = call && call->isRecorded;
    m_record->setVisible(isTalking() && (isRecorded || m_floor.center().site.recording.isOnDemand));
    m_record->setEnabled(m_floor.isLive());
    m_record->setTone(isPaused ? Tone::Stop : Tone::Plain);
    const auto explanation = isPaused     ? tr("Record on; nothing of the pause is kept")
                             : isRecorded ? tr("Keep what is said from now on out of the recording")
                                          : tr("Record this talk");
    m_record->setText(isPaused ? tr("Not recording") : isRecorded ? tr("Recording") : tr("Record"));
    m_record->setKey(Qt::SHIFT | Qt::Key_F11, explanation);
}

void CallPanel::record() {
    const auto &call = *m_view.call;
    if (call.recordingPausedAt != Time{})
        m_asking.ask(ResumeRecording{call.id}, m_record);
    else if (call.isRecorded)
        m_asking.ask(PauseRecording{call.id}, m_record);
    else
        m_asking.ask(StartRecording{call.id}, m_record);
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
    showRecording();
    m_target->setPlaceholderText(isTalking() ? tr("Number or name") : tr("Number, extension or name"));
    m_dial->setText(isTalking() ? tr("Transfer") : mayRedial() ? tr("Redial") : tr("Dial"));
    const auto what = isTalking()   ? tr("Pass the caller on to this number and leave")
                      : mayRedial() ? tr("Call %1 again").arg(m_drafts.lastDialled())
                                    : tr("Call this number");
    const auto how = whyNoEnter().isEmpty() ? tr("%1 (Enter in the field, or %2)") : u"%1 (%2)"_s;
    m_dial->setToolTip(how.arg(what, QKeySequence(dialKey).toString(QKeySequence::NativeText)));
}

} // namespace callboard
